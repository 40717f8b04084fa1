package se.samverkan.faults.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import se.samverkan.faults.load.FakeGateway.Received;
import se.samverkan.faults.load.FakeGateway.Reply;
import se.samverkan.stack.security.Keys;

class VisibilityLoopTest {
    private static final int READS_UNTIL_VISIBLE = 4;
    private static final Keys KEYS = Keys.generate();

    private int reads;

    /** Creates and publishes, and has the promise after some reads. */
    private Reply answer(Received request) {
        if (request.method().equals("GET")) {
            reads++;
            return new Reply(reads % READS_UNTIL_VISIBLE == 0 ? 200 : 404, "{}");
        }
        return new Reply(201, "{\"id\": \"p1\"}");
    }

    @Test
    void the_time_until_a_gateway_has_a_publication_is_measured() throws Exception {
        try (var gateway = new FakeGateway(this::answer)) {
            var loop = new VisibilityLoop(new Probe(List.of(gateway.address()), KEYS, Duration.ofSeconds(30)));
            var thread = Thread.ofVirtual().start(loop);
            Awaitility.await().until(() -> !loop.longest().isZero());
            loop.stop();
            thread.join();

            // Three reads without the promise, and a pause after each.
            assertThat(loop.longest()).isGreaterThanOrEqualTo(Duration.ofMillis(150));
            assertThat(gateway.received())
                    .extracting(Received::path)
                    .startsWith("/promises", "/promises/p1/publications", "/promises/p1");
        }
    }

    @Test
    void a_publication_that_is_not_visible_when_the_loop_stops_counts_up_to_then() throws Exception {
        try (var gateway = new FakeGateway(request ->
                request.method().equals("GET") ? new Reply(404, "{}") : new Reply(201, "{\"id\": \"p1\"}"))) {
            var loop = new VisibilityLoop(new Probe(List.of(gateway.address()), KEYS, Duration.ofSeconds(30)));
            var thread = Thread.ofVirtual().start(loop);
            Awaitility.await()
                    .until(() -> gateway.received().stream()
                                    .filter(request -> request.method().equals("GET"))
                                    .count()
                            >= READS_UNTIL_VISIBLE);
            loop.stop();
            thread.join();

            assertThat(loop.longest()).isGreaterThanOrEqualTo(Duration.ofMillis(150));
        }
    }
}
