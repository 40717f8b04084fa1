package se.samverkan.faults.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.samverkan.faults.load.ChangeClient.Request;
import se.samverkan.faults.load.FakeGateway.Received;
import se.samverkan.faults.load.FakeGateway.Reply;
import se.samverkan.stack.process.Ports;
import se.samverkan.stack.security.Keys;

class ChangeClientTest {
    private static final Keys KEYS = Keys.generate();
    private static final Request CREATION = new Request("editor", "POST", "/promises", null, "{}");

    private final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
    private FakeGateway gateway;

    @BeforeEach
    void start() throws IOException {
        gateway = new FakeGateway(request -> new Reply(statuses.remove(), "{\"id\": \"1\"}"));
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private ChangeClient client(Duration bound) {
        var dead = URI.create("http://127.0.0.1:" + Ports.oneFree());
        return new ChangeClient(List.of(gateway.address(), dead), KEYS, Duration.ofSeconds(10), bound);
    }

    @Test
    void a_change_is_repeated_with_its_key_until_the_response_is_definite() throws InterruptedException {
        statuses.addAll(List.of(503, 500, 0, 201));

        var answer = client(Duration.ofMinutes(1)).send(CREATION).orElseThrow();

        assertThat(answer.isSuccess()).isTrue();
        assertThat(answer.etag()).isEqualTo("\"4\"");
        assertThat(answer.body().path("id").asText()).isEqualTo("1");
        assertThat(gateway.received())
                .hasSize(4)
                .extracting(Received::key)
                .containsOnly(gateway.received().peek().key());
    }

    @Test
    void a_refusal_is_definite() throws InterruptedException {
        statuses.add(412);

        assertThat(client(Duration.ofMinutes(1)).send(CREATION).orElseThrow().status())
                .isEqualTo(412);
        assertThat(gateway.received()).hasSize(1);
    }

    @Test
    void two_changes_have_two_keys() throws InterruptedException {
        statuses.addAll(List.of(201, 201));
        var client = client(Duration.ofMinutes(1));

        assertThat(client.send(CREATION)).isPresent();
        assertThat(client.send(CREATION)).isPresent();

        assertThat(gateway.received()).hasSize(2).extracting(Received::key).doesNotHaveDuplicates();
    }

    @Test
    void an_outcome_that_stays_unknown_is_given_up() throws InterruptedException {
        statuses.add(503);

        assertThat(client(Duration.ZERO).send(CREATION)).isEmpty();
    }
}
