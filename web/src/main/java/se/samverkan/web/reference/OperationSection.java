package se.samverkan.web.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;

/**
 * An operation of the API.
 *
 * @param id the operationId, which is also its anchor
 * @param access whether it needs a token, in words
 * @param parameters those that are required first
 * @param request the sentence about the body of the request; null if there is none
 * @param responses what is its own
 * @param errors the shared responses
 */
public record OperationSection(
        String id,
        String method,
        String path,
        String summary,
        String description,
        String access,
        List<Described> parameters,
        String request,
        List<Body> bodies,
        List<ResponseSection> responses,
        List<ResponseSection> errors) {
    static OperationSection of(ContractReader reader, String path, String method, JsonNode operation) {
        var responses = operation
                .path("responses")
                .propertyStream()
                .map(response -> ResponseSection.of(reader, response.getKey(), response.getValue()))
                .toList();
        var request = operation.path("requestBody");
        return new OperationSection(
                operation.path("operationId").asText(),
                method,
                path,
                reader.texts().summary(operation),
                reader.texts().description(operation),
                reader.texts().text(access(operation.path("security"))),
                operation
                        .path("parameters")
                        .valueStream()
                        .map(reader::resolved)
                        .map(parameter -> Described.parameter(reader, parameter))
                        .sorted(Comparator.comparing(parameter -> !parameter.required()))
                        .toList(),
                request.isMissingNode() ? null : reader.texts().description(request),
                Body.all(reader, request),
                responses.stream().filter(response -> !response.isShared()).toList(),
                responses.stream().filter(ResponseSection::isShared).toList());
    }

    private static String access(JsonNode security) {
        if (security.isEmpty()) {
            return "reference_no_token";
        }
        return security.valueStream().anyMatch(JsonNode::isEmpty) ? "reference_may_token" : "reference_token";
    }
}
