package se.samverkan.platform.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;

/** The request and response of an operation as exchanged with the running system: examples/[operationId].json. */
record OperationExamples(JsonNode request, JsonNode response) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Optional<OperationExamples> of(String operationId) {
        // At build time only the context class loader sees the files of the service.
        var files = Thread.currentThread().getContextClassLoader();
        try (var file = files.getResourceAsStream("examples/" + operationId + ".json")) {
            return file == null ? Optional.empty() : Optional.of(JSON.readValue(file, OperationExamples.class));
        } catch (IOException e) {
            throw new UncheckedIOException("The examples of " + operationId + " can be read", e);
        }
    }

    void addTo(Operation operation) {
        if (request != null && operation.getRequestBody() != null) {
            show(operation.getRequestBody().getContent(), request);
        }
        if (response != null) {
            operation.getResponses().getAPIResponses().forEach((status, answer) -> {
                if (status.startsWith("2") && answer.getContent() != null) {
                    show(answer.getContent(), response);
                }
            });
        }
    }

    private static void show(Content content, JsonNode example) {
        content.getMediaTypes().forEach((type, media) -> {
            if (type.contains("json")) {
                media.setExample(JSON.convertValue(example, Object.class));
            }
        });
    }
}
