package se.samverkan.platform.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Steps are recorded only if OpenTelemetry is enabled and their trace is sampled; all have ids. */
class SpansTest {
    private static final SpanContext SAMPLED =
            Traceparent.parse("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    private static final SpanContext NOT_SAMPLED =
            Traceparent.parse("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00");

    private final InMemorySpanExporter exported = InMemorySpanExporter.create();
    private final SdkTracerProvider sdk = SdkTracerProvider.builder()
            .setSampler(Sampler.parentBased(Sampler.alwaysOff()))
            .addSpanProcessor(SimpleSpanProcessor.create(exported))
            .build();
    private final Spans enabled = new Spans(sdk.get("test"), false);
    private final Spans disabled = new Spans(sdk.get("test"), true);

    @AfterEach
    void close() {
        sdk.close();
    }

    @Test
    void a_sampled_step_is_recorded_with_the_steps_within_it() {
        var outer = enabled.begin("outer", SpanKind.SERVER, SAMPLED);
        try (var _ = outer.makeCurrent()) {
            enabled.within("inner", SpanKind.CLIENT).end();
        }
        outer.end();

        assertThat(exported.getFinishedSpanItems())
                .extracting(span -> span.getName() + " after " + span.getParentSpanId())
                .containsExactly(
                        "inner after " + outer.getSpanContext().getSpanId(), "outer after " + SAMPLED.getSpanId());
    }

    @Test
    void a_step_that_is_not_sampled_continues_the_trace_only() {
        var step = enabled.begin("outer", SpanKind.SERVER, NOT_SAMPLED);
        try (var _ = step.makeCurrent()) {
            assertThat(enabled.within("inner", SpanKind.CLIENT)).isSameAs(step);
        }
        step.end();

        assertThat(step.getSpanContext().getTraceId()).isEqualTo(NOT_SAMPLED.getTraceId());
        assertThat(step.getSpanContext().getSpanId()).isNotEqualTo(NOT_SAMPLED.getSpanId());
        assertThat(exported.getFinishedSpanItems()).isEmpty();
    }

    @Test
    void nothing_is_recorded_while_the_sdk_is_disabled() {
        var step = disabled.begin("outer", SpanKind.SERVER, SAMPLED);
        step.end();

        assertThat(Traceparent.of(step.getSpanContext())).matches("00-" + SAMPLED.getTraceId() + "-[0-9a-f]{16}-01");
        assertThat(exported.getFinishedSpanItems()).isEmpty();
    }

    @Test
    void a_step_without_a_parent_begins_a_trace() {
        var first = disabled.begin("first", SpanKind.SERVER, SpanContext.getInvalid());
        var second = disabled.begin("second", SpanKind.SERVER, Span.getInvalid().getSpanContext());

        assertThat(first.getSpanContext().isValid()).isTrue();
        assertThat(first.getSpanContext().getTraceId())
                .isNotEqualTo(second.getSpanContext().getTraceId());
    }
}
