package se.samverkan.domain.assessment;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The outcome of an item by everything that its parties have stated. */
@Schema(
        name = "ProgressOutcome",
        description =
                "Outcome of an item by all follow-ups. ONGOING: neither met nor missed yet. NOT_ASSESSABLE: an assessment was"
                        + " attempted but is not possible. NOT_ASSESSED: no assessment has been made. DISPUTED: the parties"
                        + " state different outcomes or figures for the same period")
public enum ProgressOutcome {
    FULFILLED,
    PARTLY_FULFILLED,
    NOT_FULFILLED,
    NOT_ASSESSABLE,
    NOT_ASSESSED,
    ONGOING,
    DISPUTED;

    /** The outcome that a follow-up states; it may be null. */
    public static ProgressOutcome of(Outcome stated) {
        return stated == null ? NOT_ASSESSED : valueOf(stated.name());
    }
}
