package se.samverkan.gateway.owners;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The owner hears of one trace: the client's with what the client's tools say of it, or the gateway's own. */
class TracePropagationTest {
    private static final String CLIENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final String NEXT = "00-0af7651916cd43dd8448eb211c80319c-00f067aa0ba902b7-01";
    private static final String NEW = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00";

    private final MultiMap headers = MultiMap.caseInsensitiveMultiMap();

    @Test
    void a_trace_that_goes_on_takes_its_state_along() {
        headers.add("Traceparent", CLIENT).add("Tracestate", "rojo=1").add("tracestate", "congo=2");

        OwnerProxy.passOn(NEXT, headers);

        assertThat(headers.getAll("traceparent")).isEqualTo(List.of(NEXT));
        assertThat(headers.getAll("tracestate")).isEqualTo(List.of("rojo=1", "congo=2"));
    }

    @Test
    void the_state_of_no_trace_is_dropped() {
        headers.add("tracestate", "rojo=1").add("tracestate", "congo=2");

        OwnerProxy.passOn(NEW, headers);

        assertThat(headers.getAll("traceparent")).isEqualTo(List.of(NEW));
        assertThat(headers.contains("tracestate")).isFalse();
    }

    @Test
    void so_is_that_of_a_trace_that_could_not_be_read() {
        headers.add("traceparent", "no trace").add("traceparent", CLIENT).add("tracestate", "rojo=1");

        OwnerProxy.passOn(NEW, headers);

        assertThat(headers.getAll("traceparent")).isEqualTo(List.of(NEW));
        assertThat(headers.contains("tracestate")).isFalse();
    }
}
