package se.samverkan.faults.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import se.samverkan.faults.check.Change;
import se.samverkan.faults.check.Change.Kind;
import se.samverkan.faults.check.Observations;
import se.samverkan.faults.load.FakeGateway.Received;
import se.samverkan.faults.load.FakeGateway.Reply;
import se.samverkan.stack.security.Keys;

class WriterTest {
    private static final Keys KEYS = Keys.generate();

    private final Ledger ledger = new Ledger();
    private final AtomicInteger ids = new AtomicInteger();

    private Reply accept(Received request) {
        return switch (request.method()) {
            case "DELETE" -> new Reply(204, "");
            case "POST" ->
                new Reply(request.ifMatch() == null ? 201 : 200, "{\"id\": \"" + ids.incrementAndGet() + "\"}");
            default -> new Reply(200, "{}");
        };
    }

    private void write(FakeGateway gateway, int acknowledged) throws InterruptedException {
        var client = new ChangeClient(List.of(gateway.address()), KEYS, Duration.ofSeconds(10), Duration.ofSeconds(10));
        var writer = new Writer("w", ledger, client, new SplittableRandom(7));
        var thread = Thread.ofVirtual().start(writer);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> ledger.acknowledged() >= acknowledged
                        || !ledger.refusals().isEmpty());
        writer.stop();
        thread.join();
    }

    @Test
    void the_ledger_has_every_kind_of_change_with_its_version() throws Exception {
        try (var gateway = new FakeGateway(this::accept)) {
            write(gateway, 150);

            assertThat(ledger.acknowledged()).isEqualTo(gateway.received().size());
        }
        var changes = ledger.histories().stream()
                .flatMap(history -> history.changes().stream())
                .collect(Collectors.groupingBy(Change::kind));
        assertThat(changes).containsOnlyKeys(Kind.values());
        assertThat(ledger.refusals()).isEmpty();
        assertThat(ledger.histories())
                .allSatisfy(history -> assertThat(history.changes().stream()
                                .filter(change -> change.kind() == Kind.PUBLISHED)
                                .map(Change::version))
                        .isSorted()
                        .doesNotHaveDuplicates());
    }

    @Test
    void a_publication_never_has_a_secret_text() throws Exception {
        try (var gateway = new FakeGateway(this::accept)) {
            write(gateway, 60);

            var requests = List.copyOf(gateway.received());
            assertThat(requests).anyMatch(request -> request.body().contains(Observations.SECRET));
            for (int i = 0; i < requests.size(); i++) {
                if (requests.get(i).path().endsWith("/publications")) {
                    // The writer is the only client: the request before is the edit that is published.
                    assertThat(requests.get(i - 1).method()).isEqualTo("PUT");
                    assertThat(requests.get(i - 1).body()).doesNotContain(Observations.SECRET);
                }
            }
        }
    }

    @Test
    void a_refused_change_is_noted_with_its_reason() throws IOException, InterruptedException {
        try (var gateway = new FakeGateway(
                request -> request.method().equals("PUT") ? new Reply(412, "{\"status\": 412}") : accept(request))) {
            write(gateway, 1_000);
        }

        assertThat(ledger.refusals().getFirst()).startsWith("PUT /").contains("If-Match \"1\"", "412");
        assertThat(ledger.acknowledged()).isPositive();
    }
}
