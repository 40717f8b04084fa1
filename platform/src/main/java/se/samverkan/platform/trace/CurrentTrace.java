package se.samverkan.platform.trace;

import org.jboss.logging.MDC;

/**
 * The step of a trace that the running code is a part of.
 *
 * <p>It is kept in the log's context, which Quarkus lets go with a request from thread to thread: so every line that is
 * logged meanwhile can show it ({@code %X{traceparent}}).
 */
public final class CurrentTrace {
    private CurrentTrace() {}

    /** Its traceparent; that of a new trace where nobody asked for what is running. */
    public static String traceparent() {
        return MDC.get(Traceparent.HEADER) instanceof String running ? running : Traceparent.after(null);
    }

    /** Does the work as a step of its own in a trace; where the caller's traceparent is none, in a new one. */
    public static void continued(String caller, Runnable work) {
        enter(Traceparent.after(caller));
        try {
            work.run();
        } finally {
            MDC.remove(Traceparent.HEADER);
        }
    }

    /** For the rest of the request. */
    static void enter(String traceparent) {
        MDC.put(Traceparent.HEADER, traceparent);
    }
}
