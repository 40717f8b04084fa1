package se.samverkan.faults.check;

import java.util.Locale;

/**
 * A change that its owner acknowledged, or whose outcome is unknown.
 *
 * @param marker a text that no other change of the round has, and that its event and its document contain
 * @param version the version of the document after the change; zero before the first publication
 * @param acknowledgedNanos the time of the acknowledgement, as of System.nanoTime
 */
public record Change(Kind kind, String marker, int version, long acknowledgedNanos) {

    /** The kinds of changes. */
    public enum Kind {
        CREATED,
        EDITED,
        PUBLISHED,
        CONFIRMED,
        WITHDRAWN,
        DELETED;

        /** Whether readers see the change: it has an event. */
        public boolean isPublic() {
            return this == PUBLISHED || this == CONFIRMED || this == WITHDRAWN;
        }

        /** The verb in the type of the event. */
        String event() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
