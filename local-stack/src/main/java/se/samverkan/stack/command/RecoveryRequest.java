package se.samverkan.stack.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import se.samverkan.stack.process.StartFailure;

/**
 * An operator's request to the management interface of an owner, which carries it out in the background.
 *
 * @param service the name that is printed
 * @param management scheme, host and port of the management interface
 */
record RecoveryRequest(String service, String management, PrintWriter out) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final long POLL_MS = 500;

    /** Sends the request and prints the progress until it has ended; returns whether it succeeded. */
    boolean carryOut(String operation, String query) throws InterruptedException {
        try (var client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
            var address = URI.create(management + "/" + operation);
            var begun = send(
                    client, HttpRequest.newBuilder(URI.create(address + query)).POST(BodyPublishers.noBody()));
            var progress = JSON.readTree(begun.body());
            if (begun.statusCode() != 202) {
                throw new StartFailure(service + ": " + progress.path("error").asText("HTTP " + begun.statusCode()));
            }
            while (progress.path("state").asText().equals("RUNNING")) {
                print(progress);
                Thread.sleep(POLL_MS);
                progress = JSON.readTree(
                        send(client, HttpRequest.newBuilder(address).GET()).body());
            }
            print(progress);
            return progress.path("state").asText().equals("DONE");
        } catch (IOException e) {
            throw new StartFailure(
                    service + " does not answer at " + management + " (is it running?): " + e.getMessage(), e);
        }
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return client.send(request.timeout(TIMEOUT).build(), BodyHandlers.ofString());
    }

    private void print(JsonNode progress) {
        var line = new StringBuilder(service).append(": ");
        line.append(progress.path("recorded").asLong())
                .append(" of ")
                .append(progress.path("total").asLong())
                .append(" events recorded, ")
                .append(progress.path("unsent").asLong())
                .append(" to send");
        if (progress.has("epoch")) {
            line.append("; epoch ")
                    .append(progress.get("epoch").asLong())
                    .append(", ")
                    .append(progress.path("lostVersions").asInt())
                    .append(" published versions lost");
        }
        if (progress.has("error")) {
            line.append("; failed: ").append(progress.get("error").asText());
        } else if (progress.path("state").asText().equals("DONE")) {
            line.append("; done");
        }
        out.println(line);
        out.flush();
    }
}
