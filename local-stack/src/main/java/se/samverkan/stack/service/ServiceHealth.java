package se.samverkan.stack.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.StreamSupport;
import se.samverkan.stack.process.StartFailure;

/** The readiness that a service reports at its management address (MicroProfile Health). */
public record ServiceHealth(JsonNode response) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Asks a service; without a response in time, or with one that is no readiness, there is no value. */
    public static Optional<ServiceHealth> read(String managementAddress, Duration timeout) {
        try {
            HttpResponse<String> response = HTTP.sendAsync(
                            HttpRequest.newBuilder(URI.create(managementAddress + "/q/health/ready"))
                                    .timeout(timeout)
                                    .build(),
                            BodyHandlers.ofString())
                    .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return Optional.of(new ServiceHealth(JSON.readTree(response.body())));
        } catch (ExecutionException | TimeoutException | JsonProcessingException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted", e);
        }
    }

    /** Whether all checks succeed. */
    public boolean isUp() {
        return isUp(response);
    }

    /** The names of the checks that fail. */
    public List<String> failedChecks() {
        return StreamSupport.stream(response.path("checks").spliterator(), false)
                .filter(check -> !isUp(check))
                .map(check -> check.path("name").asText())
                .toList();
    }

    /** A value that one of the checks reports, as text. */
    public Optional<String> value(String check, String name) {
        return StreamSupport.stream(response.path("checks").spliterator(), false)
                .filter(each -> each.path("name").asText().equals(check))
                .map(each -> each.path("data").path(name))
                .filter(JsonNode::isValueNode)
                .map(JsonNode::asText)
                .findFirst();
    }

    private static boolean isUp(JsonNode node) {
        return node.path("status").asText().equals("UP");
    }
}
