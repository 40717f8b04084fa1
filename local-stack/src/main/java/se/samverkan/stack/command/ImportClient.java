package se.samverkan.stack.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import se.samverkan.stack.process.StartFailure;
import se.samverkan.stack.security.Keys;

/** A client of the API's imports with the roles editor and archivist. */
final class ImportClient {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Duration BETWEEN_READS = Duration.ofMillis(200);
    private static final Set<String> ENDS = Set.of("DONE", "FAILED", "REVERSED");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI address;
    private final Keys keys;
    private final List<String> organisations;
    private final HttpClient http = HttpClient.newHttpClient();

    ImportClient(URI address, Keys keys, Collection<String> organisations) {
        this.address = address;
        this.keys = keys;
        this.organisations = List.copyOf(organisations);
    }

    /** Shows how many documents of how many are done. */
    @FunctionalInterface
    interface Progress {
        void show(int done, int total);
    }

    /** Sends the file and returns the import. */
    JsonNode create(String query, String mediaType, Path file) throws IOException, InterruptedException {
        return send(
                request("/imports?" + query).header("Content-Type", mediaType).POST(BodyPublishers.ofFile(file)));
    }

    /** Reads the import until its end. */
    JsonNode awaitEnd(JsonNode begun, Progress progress) throws IOException, InterruptedException {
        JsonNode read = begun;
        while (true) {
            progress.show(read.path("done").asInt(), read.path("total").asInt());
            if (ENDS.contains(read.path("status").asText())) {
                return read;
            }
            Thread.sleep(BETWEEN_READS);
            read = send(request("/imports/" + begun.path("id").asText()).GET());
        }
    }

    /** The first documents of an import with this outcome. */
    JsonNode documents(JsonNode imported, String outcome, int limit) throws IOException, InterruptedException {
        String query = "?outcome=" + outcome + "&limit=" + limit;
        return send(request("/imports/" + imported.path("id").asText() + "/documents" + query)
                        .GET())
                .path("items");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .timeout(TIMEOUT)
                // A token lives for five minutes only.
                .header("Authorization", "Bearer " + keys.token(List.of("editor", "archivist"), organisations));
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response;
        try {
            response = http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new StartFailure("no response from " + address + ": does ./run run? (" + e + ")", e);
        }
        if (response.statusCode() / 100 != 2) {
            throw new StartFailure(refusal(response));
        }
        return JSON.readTree(response.body());
    }

    private static String refusal(HttpResponse<byte[]> response) throws IOException {
        if (!response.headers().firstValue("Content-Type").orElse("").contains("json")) {
            return "the gateway answers " + response.statusCode();
        }
        JsonNode problem = JSON.readTree(response.body());
        StringBuilder text = new StringBuilder(problem.path("detail").asText());
        problem.path("violations")
                .forEach(violation -> text.append("\n  ")
                        .append(violation.path("pointer").asText())
                        .append(": ")
                        .append(violation.path("text").asText()));
        return text.toString();
    }
}
