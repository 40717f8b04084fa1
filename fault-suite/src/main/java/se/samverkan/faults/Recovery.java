package se.samverkan.faults;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import se.samverkan.faults.cluster.Cluster;
import se.samverkan.faults.load.ChangeClient;
import se.samverkan.faults.load.ChangeClient.Request;
import se.samverkan.faults.load.PublicReads;

/** Measures how long the cluster needs after the end of a fault. */
final class Recovery {

    static final Duration TIMEOUT = Duration.ofMinutes(3);
    private static final Duration ATTEMPT = Duration.ofSeconds(5);
    private static final int POLL_MILLIS = 50;
    private static final String PROMISE = """
        {"title": "NAME", "municipalities": ["0486"], "parties": [{"id": "municipality:0486"}],
         "sources": [{"publisher": "Kommunen", "title": "Sidan om samverkan"}]}\
        """;

    private final Cluster cluster;
    private final ChangeClient client;
    private final PublicReads reads;

    Recovery(Cluster cluster) {
        this.cluster = cluster;
        this.client = new ChangeClient(cluster.gateways(), cluster.keys(), ATTEMPT, TIMEOUT);
        this.reads = new PublicReads(cluster.gateways());
    }

    /** Waits until a publication is visible at every gateway and every instance is ready; empty after the timeout. */
    Optional<Duration> await() throws InterruptedException {
        long begin = System.nanoTime();
        var path = publish();
        while (path.isPresent() && System.nanoTime() - begin < TIMEOUT.toNanos()) {
            if (isVisible(path.get()) && cluster.isReady()) {
                return Optional.of(Duration.ofNanos(System.nanoTime() - begin));
            }
            Thread.sleep(POLL_MILLIS);
        }
        return Optional.empty();
    }

    private Optional<String> publish() throws InterruptedException {
        var created = client.send(new Request(
                "archivist",
                "POST",
                "/promises",
                null,
                PROMISE.replace("NAME", UUID.randomUUID().toString())));
        if (created.isEmpty()) {
            return Optional.empty();
        }
        var path = "/promises/" + created.get().body().path("id").asText();
        return client.send(new Request(
                        "archivist",
                        "POST",
                        path + "/publications",
                        created.get().etag(),
                        "{}"))
                .map(published -> path);
    }

    private boolean isVisible(String path) throws InterruptedException {
        for (int i = 0; i < cluster.gateways().size(); i++) {
            if (reads.getFrom(i, path)
                    .filter(response -> response.statusCode() == 200)
                    .isEmpty()) {
                return false;
            }
        }
        return true;
    }
}
