package se.samverkan.platform.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;

/** The header {@code traceparent} (W3C Trace Context): the trace of a request and the step within it. */
public final class Traceparent {
    public static final String HEADER = "traceparent";
    /** The header with additions of the caller's tracing tools. */
    public static final String STATE_HEADER = "tracestate";

    private static final byte SAMPLED = 1;
    private static final byte RANDOM_TRACE_ID = 2;

    private Traceparent() {}

    /** The step that a traceparent names; an invalid one if it is malformed or null. */
    public static SpanContext parse(String traceparent) {
        if (traceparent == null) {
            return SpanContext.getInvalid();
        }
        var read = W3CTraceContextPropagator.getInstance().extract(Context.root(), traceparent, OnlyHeader.INSTANCE);
        var named = Span.fromContext(read).getSpanContext();
        return SpanContext.createFromRemoteParent(
                named.getTraceId(), named.getSpanId(), known(named, traceparent), named.getTraceState());
    }

    /** The known flags (the second is of Level 2 of the specification); of a higher version only the first. */
    private static TraceFlags known(SpanContext named, String traceparent) {
        int known = traceparent.startsWith("00") ? SAMPLED | RANDOM_TRACE_ID : SAMPLED;
        return TraceFlags.fromByte((byte) (named.getTraceFlags().asByte() & known));
    }

    /** The traceparent of a step. */
    public static String of(SpanContext step) {
        return "00-" + step.getTraceId() + "-" + step.getSpanId() + "-"
                + step.getTraceFlags().asHex();
    }

    /** The traceparent of the running code; that of a new trace outside a request. */
    public static String current() {
        var running = Span.current().getSpanContext();
        return of(running.isValid() ? running : Spans.unrecorded(running).getSpanContext());
    }

    /** Reads a traceparent alone: a tracestate belongs to the caller's tools, which read what is passed on. */
    private enum OnlyHeader implements TextMapGetter<String> {
        INSTANCE;

        @Override
        public Iterable<String> keys(String traceparent) {
            return List.of(HEADER);
        }

        @Override
        public String get(String traceparent, String key) {
            return key.equals(HEADER) ? traceparent : null;
        }
    }
}
