package se.samverkan.bench.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import se.samverkan.bench.data.PromiseSeed;
import se.samverkan.bench.process.BenchFailure;
import se.samverkan.platform.json.CanonicalJson;
import se.samverkan.stack.security.Keys;

/** A client of promises-service with the role archivist of the police, without the gateway. */
final class OwnerClient {

    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);

    private static final Duration BETWEEN_READS = Duration.ofMillis(100);

    private final URI promises;
    private final String token;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(REQUEST_TIMEOUT)
            .build();

    OwnerClient(URI address, Keys keys) {
        this.promises = address.resolve("/samverkan/v1/promises");
        // The police is a party of every promise. The benchmark may take longer than the default five minutes.
        this.token = keys.token(List.of("archivist"), List.of(PromiseSeed.POLICE.id()), Duration.ofHours(2));
    }

    /** The id of a document and the ETag for its next change. */
    record Revision(String id, String etag) {}

    /** Creates a draft; all have the same source. */
    Revision create(ObjectNode content) throws IOException {
        return revision(send(request("?allowDuplicate=true").POST(BodyPublishers.ofString(content.toString())), 201));
    }

    /** Replaces the working copy. */
    Revision replace(Revision before, ObjectNode content) throws IOException {
        return revision(send(
                request("/" + before.id())
                        .header("If-Match", before.etag())
                        .PUT(BodyPublishers.ofString(content.toString())),
                200));
    }

    /** Publishes the working copy with basis ARCHIVE, which needs no approvals. */
    Revision publish(Revision draft) throws IOException {
        return revision(send(
                request("/" + draft.id() + "/publications")
                        .header("If-Match", draft.etag())
                        .POST(BodyPublishers.ofString("{\"basis\":\"ARCHIVE\"}")),
                200));
    }

    /** Reads a published version, without a token. */
    JsonNode version(String id, int number) throws IOException {
        return CanonicalJson.read(
                send(HttpRequest.newBuilder(URI.create(promises + "/" + id + "/versions/" + number)), 200)
                        .body(),
                JsonNode.class);
    }

    /** Imports JSON Lines and returns the import at its end. */
    JsonNode importLines(String query, String lines) throws IOException {
        var imports = promises.resolve("imports");
        var read = json(send(
                authorized(URI.create(imports + "?" + query))
                        .header("Content-Type", "application/jsonl")
                        .POST(BodyPublishers.ofString(lines)),
                202));
        while (!read.path("status").asText().equals("DONE")) {
            LockSupport.parkNanos(BETWEEN_READS.toNanos());
            read = json(
                    send(authorized(URI.create(imports + "/" + read.path("id").asText())), 200));
        }
        return read;
    }

    private static JsonNode json(HttpResponse<String> response) {
        return CanonicalJson.read(response.body(), JsonNode.class);
    }

    private HttpRequest.Builder authorized(URI address) {
        return HttpRequest.newBuilder(address).header("Authorization", "Bearer " + token);
    }

    private HttpRequest.Builder request(String subpath) {
        return authorized(URI.create(promises + subpath)).header("Content-Type", "application/json");
    }

    private HttpResponse<String> send(HttpRequest.Builder request, int expected) throws IOException {
        try {
            var sent = request.timeout(REQUEST_TIMEOUT).build();
            var response = http.send(sent, BodyHandlers.ofString());
            if (response.statusCode() != expected) {
                throw new BenchFailure(sent.method() + " " + sent.uri() + ": status " + response.statusCode() + ": "
                        + response.body());
            }
            return response;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted", e);
        }
    }

    private static Revision revision(HttpResponse<String> response) {
        return new Revision(
                CanonicalJson.read(response.body(), JsonNode.class).path("id").asText(),
                response.headers().firstValue("ETag").orElseThrow());
    }
}
