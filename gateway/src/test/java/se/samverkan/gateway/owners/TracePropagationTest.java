package se.samverkan.gateway.owners;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The owner receives one trace: the client's with its state, or the gateway's own. */
class TracePropagationTest {
    private static final String CLIENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final String NEXT = "00-0af7651916cd43dd8448eb211c80319c-00f067aa0ba902b7-01";
    private static final String NEW = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00";

    private final MultiMap headers = MultiMap.caseInsensitiveMultiMap();

    @Test
    void a_continued_trace_keeps_its_state() {
        headers.add("Traceparent", CLIENT).add("Tracestate", "rojo=1").add("tracestate", "congo=2");

        OwnerRequest.passOn(NEXT, headers);

        assertThat(headers.getAll("traceparent")).isEqualTo(List.of(NEXT));
        assertThat(headers.getAll("tracestate")).isEqualTo(List.of("rojo=1", "congo=2"));
    }

    @Test
    void a_state_without_a_trace_is_removed() {
        headers.add("tracestate", "rojo=1").add("tracestate", "congo=2");

        OwnerRequest.passOn(NEW, headers);

        assertThat(headers.getAll("traceparent")).isEqualTo(List.of(NEW));
        assertThat(headers.contains("tracestate")).isFalse();
    }

    @Test
    void the_state_of_a_malformed_trace_is_removed() {
        headers.add("traceparent", "no trace").add("traceparent", CLIENT).add("tracestate", "rojo=1");

        OwnerRequest.passOn(NEW, headers);

        assertThat(headers.getAll("traceparent")).isEqualTo(List.of(NEW));
        assertThat(headers.contains("tracestate")).isFalse();
    }
}
