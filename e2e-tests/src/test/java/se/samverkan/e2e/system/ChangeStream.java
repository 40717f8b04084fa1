package se.samverkan.e2e.system;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** An open stream of changes (Server-Sent Events), read line by line. */
public final class ChangeStream implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> reading;

    /** Opens the stream at an address; the id of the last event that was received, or null. */
    public ChangeStream(String address, String lastEventId) {
        var request = HttpRequest.newBuilder(URI.create(address));
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        reading = client.sendAsync(request.build(), BodyHandlers.ofLines())
                // In another thread, even if the response is already there: the stream has no end.
                .thenAcceptAsync(response -> response.body().forEach(lines::add));
        await().atMost(ApiEditor.TIMEOUT).until(() -> !lines.isEmpty());
    }

    /** The change with this title, as soon as it comes. */
    public JsonNode next(String title) throws IOException {
        var line = await().atMost(ApiEditor.TIMEOUT)
                .until(
                        () -> lines.stream()
                                .filter(each -> each.startsWith("data:") && each.contains(title))
                                .findFirst(),
                        found -> found.isPresent());
        return JSON.readTree(line.orElseThrow().substring("data:".length()));
    }

    /** The id of the newest event. */
    public String lastId() {
        return lines.stream()
                .filter(line -> line.startsWith("id:"))
                .reduce((first, last) -> last)
                .orElseThrow()
                .substring("id:".length());
    }

    /** The first lines. */
    public List<String> head() {
        return lines.subList(0, 3);
    }

    /** The titles of all changes so far. */
    public List<String> titles() {
        return lines.stream()
                .filter(line -> line.startsWith("data:"))
                .map(line -> line.replaceFirst(".*\"title\":\"([^\"]*)\".*", "$1"))
                .toList();
    }

    @Override
    public void close() {
        reading.cancel(true);
        client.shutdownNow();
    }
}
