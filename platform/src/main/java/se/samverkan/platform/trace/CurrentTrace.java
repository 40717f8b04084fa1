package se.samverkan.platform.trace;

import org.jboss.logging.MDC;

/**
 * The traceparent of the running code.
 *
 * <p>It is stored in the MDC, which Quarkus propagates between threads, so that log lines can contain it
 * ({@code %X{traceparent}}).
 */
public final class CurrentTrace {
    private CurrentTrace() {}

    /** The current traceparent; that of a new trace outside a request. */
    public static String traceparent() {
        return MDC.get(Traceparent.HEADER) instanceof String running ? running : Traceparent.after(null);
    }

    /** Runs the work as a new step of the caller's trace, or of a new trace if the caller's traceparent is invalid. */
    public static void continued(String caller, Runnable work) {
        enter(Traceparent.after(caller));
        try {
            work.run();
        } finally {
            MDC.remove(Traceparent.HEADER);
        }
    }

    /** Sets the traceparent for the rest of the request. */
    static void enter(String traceparent) {
        MDC.put(Traceparent.HEADER, traceparent);
    }
}
