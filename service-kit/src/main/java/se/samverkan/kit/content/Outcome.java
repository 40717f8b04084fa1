package se.samverkan.kit.content;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether what was promised was done; never "broken", since an agreement is no contract. */
@Schema(
        name = "Outcome",
        description =
                "FULFILLED uppfyllt, PARTLY_FULFILLED delvis uppfyllt, NOT_FULFILLED ej uppfyllt, NOT_ASSESSABLE kan inte"
                        + " bedömas, NOT_ASSESSED inte bedömt")
public enum Outcome {
    FULFILLED,
    PARTLY_FULFILLED,
    NOT_FULFILLED,
    NOT_ASSESSABLE,
    NOT_ASSESSED
}
