package se.samverkan.domain.time;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether a document was in force on a day, as far as its stated bounds prove it. */
@Schema(
        name = "TemporalStatus",
        description = "Whether a document is in force on a day; UNKNOWN if the stated dates do not prove it")
public enum TemporalStatus {
    UPCOMING,
    IN_FORCE,
    EXPIRED,
    UNKNOWN;

    /** The status on a day; an absent bound (null) proves nothing, so IN_FORCE needs both. */
    public static TemporalStatus on(LocalDate asOf, LocalDate from, LocalDate to) {
        if (from != null && asOf.isBefore(from)) {
            return UPCOMING;
        }
        if (to != null && asOf.isAfter(to)) {
            return EXPIRED;
        }
        return from != null && to != null ? IN_FORCE : UNKNOWN;
    }
}
