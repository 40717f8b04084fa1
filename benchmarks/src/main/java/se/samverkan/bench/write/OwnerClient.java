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
import se.samverkan.bench.data.PromiseSeed;
import se.samverkan.bench.process.BenchFailure;
import se.samverkan.platform.json.CanonicalJson;
import se.samverkan.stack.security.Keys;

/** An archivist of the police at promises-service itself, past the gateway. */
final class OwnerClient {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final URI promises;
    private final String token;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    OwnerClient(URI address, Keys keys) {
        this.promises = address.resolve("/samverkan/v1/promises");
        // The police is a party of every promise, and the run may take longer than the usual five minutes.
        this.token = keys.token(List.of("archivist"), List.of(PromiseSeed.POLICE.id()), Duration.ofHours(2));
    }

    /** A document at the owner, at the revision that its next change has to name. */
    record Revision(String id, String etag) {}

    /** A draft with this text. */
    Revision create(ObjectNode content) throws IOException {
        return revision(send(request("").POST(BodyPublishers.ofString(content.toString())), 201));
    }

    Revision replace(Revision before, ObjectNode content) throws IOException {
        return revision(send(
                request("/" + before.id())
                        .header("If-Match", before.etag())
                        .PUT(BodyPublishers.ofString(content.toString())),
                200));
    }

    /** Its text is public from now on, on the word of an archive. */
    Revision publish(Revision draft) throws IOException {
        return revision(send(
                request("/" + draft.id() + "/publications")
                        .header("If-Match", draft.etag())
                        .POST(BodyPublishers.ofString("{\"basis\":\"ARCHIVE\"}")),
                200));
    }

    /** The version as it was published, for everybody. */
    JsonNode version(String id, int number) throws IOException {
        return CanonicalJson.read(
                send(HttpRequest.newBuilder(URI.create(promises + "/" + id + "/versions/" + number)), 200)
                        .body(),
                JsonNode.class);
    }

    private HttpRequest.Builder request(String below) {
        return HttpRequest.newBuilder(URI.create(promises + below))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    private HttpResponse<String> send(HttpRequest.Builder request, int expected) throws IOException {
        try {
            var sent = request.timeout(PATIENCE).build();
            var answer = http.send(sent, BodyHandlers.ofString());
            if (answer.statusCode() != expected) {
                throw new BenchFailure(sent.method() + " " + sent.uri() + " was answered " + answer.statusCode() + ": "
                        + answer.body());
            }
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted", e);
        }
    }

    private static Revision revision(HttpResponse<String> answer) {
        return new Revision(
                CanonicalJson.read(answer.body(), JsonNode.class).path("id").asText(),
                answer.headers().firstValue("ETag").orElseThrow());
    }
}
