package se.samverkan.domain.time;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The time of a change, in the precision that all readers see. */
public final class Timestamps {

    private Timestamps() {}

    /** The current time in milliseconds: PostgreSQL would store microseconds. */
    public static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
