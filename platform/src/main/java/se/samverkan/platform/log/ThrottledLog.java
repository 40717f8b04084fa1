package se.samverkan.platform.log;

import java.time.Duration;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/** A warning that is logged once a minute at most, with the number of times that it was due. */
public final class ThrottledLog {
    private static final long PAUSE_MS = Duration.ofMinutes(1).toMillis();

    private final Logger log;
    private final InstantSource clock;
    private long nextLine;
    private long sinceLastLine;

    public ThrottledLog(Logger log) {
        this(log, InstantSource.system());
    }

    public ThrottledLog(Logger log, InstantSource clock) {
        this.log = log;
        this.clock = clock;
    }

    /** Logs the message, unless one was logged less than a minute ago. */
    public synchronized void warn(String message) {
        sinceLastLine++;
        var now = clock.millis();
        if (now < nextLine) {
            return;
        }
        log.warn(sinceLastLine == 1 ? message : message + " (" + sinceLastLine + " times since the last line)");
        sinceLastLine = 0;
        nextLine = now + PAUSE_MS;
    }
}
