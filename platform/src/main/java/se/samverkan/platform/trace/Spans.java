package se.samverkan.platform.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.IdGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The steps of traces: spans, which OpenTelemetry records if it is enabled and samples the trace. Others have only the ids that
 * {@code traceparent} needs.
 */
@ApplicationScoped
public class Spans {
    private static final IdGenerator IDS = IdGenerator.random();

    private final Tracer tracer;
    private final boolean enabled;

    public Spans(Tracer tracer, @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean disabled) {
        this.tracer = tracer;
        this.enabled = !disabled;
    }

    /** Begins the next step of a trace, or the first of a new trace if the parent is invalid. */
    public Span begin(String name, SpanKind kind, SpanContext parent) {
        return enabled
                ? tracer.spanBuilder(name)
                        .setSpanKind(kind)
                        .setParent(Context.root().with(Span.wrap(parent)))
                        .startSpan()
                : unrecorded(parent);
    }

    /** Begins a step within the running one; the running one itself if that is not recorded. */
    public Span within(String name, SpanKind kind) {
        var running = Span.current();
        return running.isRecording() ? begin(name, kind, running.getSpanContext()) : running;
    }

    /** The next step of a trace, or the first of a new trace, of which nothing is recorded here. */
    public static Span unrecorded(SpanContext parent) {
        return Span.wrap(SpanContext.create(
                parent.isValid() ? parent.getTraceId() : IDS.generateTraceId(),
                IDS.generateSpanId(),
                parent.getTraceFlags(),
                TraceState.getDefault()));
    }
}
