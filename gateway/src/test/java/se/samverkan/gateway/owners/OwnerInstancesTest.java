package se.samverkan.gateway.owners;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OwnerInstancesTest {
    private static final SocketAddress A = SocketAddress.inetSocketAddress(8082, "192.0.2.1");
    private static final SocketAddress B = SocketAddress.inetSocketAddress(8082, "192.0.2.2");

    private Instant now = Instant.parse("2026-11-30T12:00:00Z");
    private final OwnerInstances instances = new OwnerInstances(
            List.of(URI.create("http://192.0.2.1:8082"), URI.create("http://192.0.2.2:8082")), () -> now);

    private List<SocketAddress> firstChoices(int requests) {
        return IntStream.range(0, requests)
                .mapToObj(i -> instances.inOrder().getFirst())
                .toList();
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    @Test
    void instances_that_respond_take_turns() {
        assertThat(firstChoices(4)).filteredOn(A::equals).hasSize(2);
        assertThat(instances.inOrder()).containsExactlyInAnyOrder(A, B);
    }

    @Test
    void one_that_failed_comes_last_for_two_seconds() {
        instances.failed(A);

        assertThat(firstChoices(4)).containsOnly(B);
        assertThat(instances.inOrder()).containsExactly(B, A);

        pass(Duration.ofSeconds(2));
        assertThat(firstChoices(2)).contains(A);
    }

    @Test
    void each_further_failure_doubles_the_pause_up_to_32_seconds() {
        for (var pause : List.of(2, 4, 8, 16, 32, 32)) {
            instances.failed(A);
            pass(Duration.ofSeconds(pause).minusMillis(1));
            assertThat(firstChoices(2)).as("pause of %d s", pause).containsOnly(B);
            pass(Duration.ofMillis(1));
            assertThat(firstChoices(2)).as("after %d s", pause).contains(A);
        }
    }

    @Test
    void many_requests_that_fail_at_the_same_time_are_one_failure() {
        instances.failed(A);
        instances.failed(A);
        instances.failed(A);
        pass(Duration.ofSeconds(2));

        assertThat(firstChoices(2)).contains(A);
    }

    @Test
    void a_response_ends_the_pause_and_forgets_earlier_failures() {
        instances.failed(A);
        pass(Duration.ofSeconds(2));
        instances.failed(A);
        instances.responded(A);

        assertThat(firstChoices(2)).contains(A);
    }

    @Test
    void all_are_tried_even_if_all_failed() {
        instances.failed(A);
        instances.failed(B);

        assertThat(instances.inOrder()).containsExactlyInAnyOrder(A, B);
    }

    @Test
    void an_address_that_the_host_no_longer_has_is_forgotten() {
        instances.failed(A);
        instances.replace(List.of(B));

        assertThat(instances.inOrder()).containsExactly(B);
    }

    @Test
    void an_address_without_a_port_has_that_of_http() {
        var withoutPort = new OwnerInstances(List.of(URI.create("http://promises-service")), () -> now);

        assertThat(withoutPort.inOrder()).containsExactly(SocketAddress.inetSocketAddress(80, "promises-service"));
    }
}
