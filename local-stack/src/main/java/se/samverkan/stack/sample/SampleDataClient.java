package se.samverkan.stack.sample;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import se.samverkan.stack.process.StartFailure;
import se.samverkan.stack.security.Keys;

/** A client of the API with the role archivist, which may publish for any organisation without approvals. */
public final class SampleDataClient {

    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);

    private final URI address;
    private final Keys keys;
    private final HttpClient http;

    public SampleDataClient(URI address, Keys keys, HttpClient http) {
        this.address = address;
        this.keys = keys;
        this.http = http;
    }

    HttpResponse<String> create(SampleDocument document, String body) {
        return send(
                document,
                request(document.collection(), document.organisations())
                        .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8)));
    }

    HttpResponse<String> read(SampleDocument document, String id) {
        return send(
                document,
                request(document.collection() + "/" + id, document.organisations())
                        .GET());
    }

    HttpResponse<String> publish(SampleDocument document, String id, String etag) {
        return send(
                document,
                request(document.collection() + "/" + id + "/publications", document.organisations())
                        .header("If-Match", etag)
                        .POST(BodyPublishers.ofString("{\"changeNote\":\"Publicerad från kommunens sida\"}")));
    }

    private HttpRequest.Builder request(String path, List<String> organisations) {
        return HttpRequest.newBuilder(URI.create(address + "/" + path))
                .timeout(REQUEST_TIMEOUT)
                .header("Authorization", "Bearer " + keys.token(List.of("archivist"), organisations))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, application/problem+json");
    }

    private HttpResponse<String> send(SampleDocument document, HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new StartFailure("sample data " + document.name() + ": no response from the gateway: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted", e);
        }
    }
}
