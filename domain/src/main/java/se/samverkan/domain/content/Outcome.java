package se.samverkan.domain.content;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The outcome of an item; never "broken", since an agreement is not a legal contract. */
@Schema(name = "Outcome", description = "What became of it; NOT_ASSESSABLE was tried, NOT_ASSESSED was not")
public enum Outcome {
    FULFILLED,
    PARTLY_FULFILLED,
    NOT_FULFILLED,
    NOT_ASSESSABLE,
    NOT_ASSESSED
}
