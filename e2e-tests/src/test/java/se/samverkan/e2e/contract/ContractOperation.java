package se.samverkan.e2e.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One operation of the served contract: its parameters, its roles and its responses. */
public record ContractOperation(ServedContract contract, String path, String method, JsonNode node) {
    private static final List<String> PROBLEM = List.of("type", "title", "status", "detail", "instance");

    public String id() {
        return node.path("operationId").asText();
    }

    public boolean isRead() {
        return method.equals("get");
    }

    /** The collection in its path, such as promises. */
    public String collection() {
        return path.split("/", -1)[1];
    }

    /** Whether its response goes on until one side closes the connection. */
    public boolean isStream() {
        return node.at("/responses/200/content").has("text/event-stream");
    }

    /** Whether it is about files, which no schema describes. */
    public boolean isOfFiles() {
        return collection().equals("imports");
    }

    public boolean isAboutADocument() {
        return path.contains("/{id}");
    }

    /** Whether its path names a subscription. */
    public boolean isAboutASubscription() {
        return path.contains("/{subscriptionId}");
    }

    /** Whether its path ends with this segment. */
    public boolean endsWith(String step) {
        return path.endsWith(step);
    }

    /** The last of the roles that may call it, which needs no approval of others; none where no token is needed. */
    public Optional<String> role() {
        return node.path("security")
                .valueStream()
                .map(needed -> needed.at("/bearer/0").asText())
                .filter(role -> !role.isEmpty())
                .reduce((first, last) -> last);
    }

    /** The path parameters of a request to this operation; empty for other requests. */
    public Optional<Map<String, String>> pathOf(String requestMethod, String requestPath) {
        var names = parameters("path").stream()
                .map(parameter -> parameter.path("name").asText())
                .toList();
        var matcher = Pattern.compile(path.replace(".", "\\.").replaceAll("\\{(\\w+)}", "(?<$1>[^/]*)"))
                .matcher(requestPath);
        return method.equalsIgnoreCase(requestMethod) && matcher.matches()
                ? Optional.of(names.stream().collect(Collectors.toMap(name -> name, matcher::group)))
                : Optional.empty();
    }

    /** Its parameters in the query, the path or the headers. */
    public List<JsonNode> parameters(String in) {
        return node.path("parameters")
                .valueStream()
                .map(contract::resolved)
                .filter(parameter -> parameter.path("in").asText().equals(in))
                .toList();
    }

    /** The schema of its request body. */
    public Optional<JsonNode> bodySchema() {
        return Optional.of(node.at("/requestBody/content/application~1json/schema"))
                .filter(schema -> !schema.isMissingNode())
                .map(contract::resolved);
    }

    /** Whether the contract allows a request body. */
    public boolean allows(String body) {
        return contract.violations(pointer() + "/requestBody/content/application~1json/schema", body)
                .isEmpty();
    }

    /** The deviations of a response from the contract. */
    public List<String> deviations(HttpResponse<String> answer) {
        var untrue = new ArrayList<String>();
        int status = answer.statusCode();
        var response = node.path("responses").path(Integer.toString(status));
        if (response.isMissingNode()) {
            return List.of("the status " + status + " is not in the contract");
        }
        if (status >= 500) {
            untrue.add("no response may have the status " + status);
        }
        for (var header : List.of("traceparent", "Location")) {
            if (contract.resolved(response).path("headers").has(header)
                    && answer.headers().firstValue(header).isEmpty()) {
                untrue.add("the header " + header + " is missing");
            }
        }
        var content = contract.resolved(response).path("content");
        var type = answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
        if (content.isEmpty()) {
            if (!answer.body().isEmpty()) {
                untrue.add("there may be no body");
            }
        } else if (!content.has(type)) {
            untrue.add("the type " + type + " is not in the contract");
        } else if (type.endsWith("json")) {
            untrue.addAll(contract.violations(bodyPointer(status, type), answer.body()));
        }
        if (status >= 400) {
            untrue.addAll(notAProblem(status, answer.body()));
        }
        return untrue;
    }

    private static List<String> notAProblem(int status, String body) {
        var problem = ServedContract.tree(body);
        var missing = new ArrayList<>(PROBLEM);
        missing.removeIf(problem::has);
        return missing.isEmpty() && problem.path("status").asInt() == status
                ? List.of()
                : List.of("is not a problem: without " + missing + ", or of another status");
    }

    private String bodyPointer(int status, String type) {
        var response = node.path("responses").path(Integer.toString(status));
        var at =
                response.has("$ref") ? response.path("$ref").asText().substring(1) : pointer() + "/responses/" + status;
        return at + "/content/" + escaped(type) + "/schema";
    }

    private String pointer() {
        return "/paths/" + escaped(path) + "/" + method;
    }

    private static String escaped(String step) {
        return step.replace("~", "~0").replace("/", "~1");
    }

    @Override
    public String toString() {
        return id();
    }
}
