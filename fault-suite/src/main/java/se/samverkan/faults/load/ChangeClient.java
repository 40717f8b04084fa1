package se.samverkan.faults.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import se.samverkan.stack.security.Keys;

/** Sends changes to the gateways, and repeats each with its Idempotency-Key until it has a definite response. */
public final class ChangeClient {

    /** The party of all documents of the suite. */
    public static final String PARTY = "municipality:0486";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TOKEN_LIFETIME = Duration.ofHours(12);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final List<URI> gateways;
    private final Keys keys;
    private final Duration attempt;
    private final Duration bound;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final AtomicInteger next = new AtomicInteger();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    /**
     * A client of these gateways.
     *
     * @param attempt the longest wait for one response
     * @param bound the time after which a change without a definite response is given up
     */
    public ChangeClient(List<URI> gateways, Keys keys, Duration attempt, Duration bound) {
        this.gateways = gateways;
        this.keys = keys;
        this.attempt = attempt;
        this.bound = bound;
    }

    /** A definite response: a success or a refusal. */
    public record Answer(int status, String etag, JsonNode body) {
        public boolean isSuccess() {
            return status < 300;
        }
    }

    /** A change as the caller wants it; the entity tag is null for a creation. */
    public record Request(String role, String method, String path, String etag, String body) {}

    /** Sends the change, to another gateway each time; empty if its outcome is still unknown after the bound. */
    public Optional<Answer> send(Request request) throws InterruptedException {
        var key = UUID.randomUUID().toString();
        long deadline = System.nanoTime() + bound.toNanos();
        do {
            try {
                var response = http.send(
                        build(request, key, gateways.get(Math.floorMod(next.getAndIncrement(), gateways.size()))),
                        BodyHandlers.ofString());
                if (isDefinite(response.statusCode())) {
                    return Optional.of(answer(response));
                }
            } catch (IOException e) {
                // The change may have been made: the repeat with the same key finds out.
            }
            Thread.sleep(PAUSE);
        } while (System.nanoTime() < deadline);
        return Optional.empty();
    }

    private static boolean isDefinite(int status) {
        return status < 500 && status != 429 && status != 408;
    }

    private HttpRequest build(Request request, String key, URI gateway) {
        var builder = HttpRequest.newBuilder(URI.create(gateway + request.path()))
                .timeout(attempt)
                .header("Authorization", "Bearer " + token(request.role()))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .method(
                        request.method(),
                        request.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(request.body()));
        return request.etag() == null
                ? builder.build()
                : builder.header("If-Match", request.etag()).build();
    }

    private String token(String role) {
        return tokens.computeIfAbsent(role, wanted -> keys.token(List.of(wanted), List.of(PARTY), TOKEN_LIFETIME));
    }

    private static Answer answer(HttpResponse<String> response) throws IOException {
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("ETag").orElse(null),
                JSON.readTree(response.body()));
    }
}
