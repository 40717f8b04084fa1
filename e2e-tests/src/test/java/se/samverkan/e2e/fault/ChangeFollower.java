package se.samverkan.e2e.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A partner that follows the changes of a municipality by its cursor, and goes on after every failure. */
final class ChangeFollower implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final String changes;
    private final String municipality;
    private final Map<String, JsonNode> newest = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile String cursor = "";

    /** The code of one way to read on from the cursor. */
    private interface Way {
        void read() throws IOException, InterruptedException;
    }

    private ChangeFollower(String address, String municipality, boolean isStreaming) {
        this.changes = address + "/changes";
        this.municipality = municipality;
        Way way = isStreaming ? this::readStream : this::readPage;
        this.thread = Thread.ofVirtual().start(() -> follow(way));
    }

    static ChangeFollower byPages(String address, String municipality) {
        return new ChangeFollower(address, municipality, false);
    }

    static ChangeFollower byStream(String address, String municipality) {
        return new ChangeFollower(address, municipality, true);
    }

    private void follow(Way way) {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                way.read();
            } catch (IOException away) {
                pause();
            } catch (InterruptedException end) {
                return;
            }
        }
    }

    private void readPage() throws IOException, InterruptedException {
        var response = client.send(
                HttpRequest.newBuilder(URI.create(
                                changes + "?municipality=" + municipality + "&wait=5&limit=50&after=" + cursor))
                        .timeout(Duration.ofSeconds(20))
                        .build(),
                BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("status " + response.statusCode());
        }
        var page = JSON.readTree(response.body());
        page.path("items").forEach(this::apply);
        cursor = page.at("/_links/next/href").asText().replaceFirst(".*[?&]after=([\\w-]+).*", "$1");
    }

    /** The request has no time limit: a stream that was killed ends with its connection. */
    private void readStream() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(changes + "/stream?municipality=" + municipality));
        if (!cursor.isEmpty()) {
            request.header("Last-Event-ID", cursor);
        }
        var response = client.send(request.build(), BodyHandlers.ofLines());
        if (response.statusCode() != 200) {
            throw new IOException("status " + response.statusCode());
        }
        try (var lines = response.body()) {
            for (var line : (Iterable<String>) lines::iterator) {
                if (line.startsWith("data:")) {
                    var change = JSON.readTree(line.substring("data:".length()));
                    apply(change);
                    cursor = change.path("cursor").asText();
                }
            }
        } catch (java.io.UncheckedIOException cut) {
            throw cut.getCause();
        }
    }

    private void apply(JsonNode change) {
        newest.merge(
                change.path("id").asText(),
                change,
                (known, read) ->
                        read.path("sequence").asLong() > known.path("sequence").asLong() ? read : known);
    }

    /** The version in the newest change of a document; 0 if none has come. */
    int version(String id) {
        var change = newest.get(id);
        return change == null ? 0 : change.path("version").asInt();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        client.shutdownNow();
    }
}
