package se.samverkan.faults.load;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import se.samverkan.faults.load.ChangeClient.Request;
import se.samverkan.stack.security.Keys;

/** Publishes promises that are not in the ledger, to measure when they become visible. */
public final class Probe {

    private static final Duration ATTEMPT = Duration.ofSeconds(5);
    private static final String PROMISE = """
        {"title": "NAME", "municipalities": ["0486"], "parties": [{"id": "municipality:0486"}],
         "sources": [{"publisher": "Kommunen", "title": "Sidan om samverkan"}]}\
        """;

    private final ChangeClient client;
    private final PublicReads reads;
    private final int gateways;

    /** A probe that tries to publish for at most this time. */
    public Probe(List<URI> gateways, Keys keys, Duration bound) {
        this.client = new ChangeClient(gateways, keys, ATTEMPT, bound);
        this.reads = new PublicReads(gateways);
        this.gateways = gateways.size();
    }

    /** Publishes a promise and returns its path when the owner has acknowledged it; empty if none did. */
    public Optional<String> publish() throws InterruptedException {
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

    /** Whether a client behind a load balancer can read the document. */
    public boolean isVisible(String path) throws InterruptedException {
        return reads.get(path)
                .filter(served -> served.response().statusCode() == 200)
                .isPresent();
    }

    /** Whether every gateway has the document. */
    public boolean isVisibleEverywhere(String path) throws InterruptedException {
        for (int i = 0; i < gateways; i++) {
            if (reads.getFrom(i, path)
                    .filter(response -> response.statusCode() == 200)
                    .isEmpty()) {
                return false;
            }
        }
        return true;
    }
}
