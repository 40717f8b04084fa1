package se.samverkan.platform.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.Test;

/** Work for an event belongs to the trace of the event; later work does not. */
class CurrentTraceTest {
    private static final String EVENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Test
    void work_continues_the_given_trace_and_log_lines_can_contain_it() {
        var within = new AtomicReference<String>();
        var logged = new AtomicReference<Object>();

        CurrentTrace.continued(EVENT, () -> {
            within.set(CurrentTrace.traceparent());
            logged.set(MDC.get("traceparent"));
        });

        assertThat(within.get()).matches("00-0af7651916cd43dd8448eb211c80319c-[0-9a-f]{16}-01");
        assertThat(within.get()).isNotEqualTo(EVENT);
        assertThat(logged.get()).isEqualTo(within.get());
    }

    @Test
    void the_trace_ends_with_the_work_even_if_it_fails() {
        assertThatThrownBy(() -> CurrentTrace.continued(EVENT, () -> {
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");

        assertThat(MDC.get("traceparent")).isNull();
        assertThat(CurrentTrace.traceparent()).doesNotContain("0af7651916cd43dd8448eb211c80319c");
    }
}
