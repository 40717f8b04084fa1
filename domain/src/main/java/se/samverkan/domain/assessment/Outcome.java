package se.samverkan.domain.assessment;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The outcome of an item; never "broken", since an agreement is not a legal contract. */
@Schema(
        name = "Outcome",
        description =
                "Outcome of an item. ONGOING: neither met nor missed yet, only in an INTERIM follow-up. NOT_ASSESSABLE: an"
                        + " assessment was attempted but is not possible. NOT_ASSESSED: no assessment has been made")
public enum Outcome {
    FULFILLED,
    PARTLY_FULFILLED,
    NOT_FULFILLED,
    NOT_ASSESSABLE,
    NOT_ASSESSED,
    ONGOING
}
