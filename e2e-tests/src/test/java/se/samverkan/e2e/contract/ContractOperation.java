package se.samverkan.e2e.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One operation of the served contract: what it takes, who may call it, and what it may answer. */
public record ContractOperation(ServedContract contract, String path, String method, JsonNode node) {
    private static final List<String> PROBLEM = List.of("type", "title", "status", "detail", "instance");

    public String id() {
        return node.path("operationId").asText();
    }

    public boolean isRead() {
        return method.equals("get");
    }

    /** The collection of documents that it is about, such as promises. */
    public String collection() {
        return path.split("/", -1)[1];
    }

    public boolean isAboutADocument() {
        return path.contains("/{id}");
    }

    /** Whether it is about a document itself, and not about what stands below it. */
    public boolean endsWith(String step) {
        return path.endsWith(step);
    }

    /** The last of the roles that may call it, which needs nobody else's consent; none where no token is needed. */
    public Optional<String> role() {
        return node.path("security")
                .valueStream()
                .map(needed -> needed.at("/bearer/0").asText())
                .filter(role -> !role.isEmpty())
                .reduce((first, last) -> last);
    }

    /** The values of its path's parameters in a request, if it is one to this operation. */
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

    /** Its parameters of one kind: query, path or header. */
    public List<JsonNode> parameters(String in) {
        return node.path("parameters")
                .valueStream()
                .map(contract::resolved)
                .filter(parameter -> parameter.path("in").asText().equals(in))
                .toList();
    }

    /** The schema of what it takes in its body. */
    public Optional<JsonNode> bodySchema() {
        return Optional.of(node.at("/requestBody/content/application~1json/schema"))
                .filter(schema -> !schema.isMissingNode())
                .map(contract::resolved);
    }

    /** Whether a body is what the contract says that it takes. */
    public boolean allows(String body) {
        return contract.broken(pointer() + "/requestBody/content/application~1json/schema", body)
                .isEmpty();
    }

    /** All in which an answer is not what the contract says. */
    public List<String> untrue(HttpResponse<String> answer) {
        var untrue = new ArrayList<String>();
        int status = answer.statusCode();
        var response = node.path("responses").path(Integer.toString(status));
        if (response.isMissingNode()) {
            return List.of("the status " + status + " is not in the contract");
        }
        if (status >= 500) {
            untrue.add("nothing may end with " + status);
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
            untrue.addAll(contract.broken(bodyPointer(status, type), answer.body()));
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
                : List.of("is no problem: without " + missing + ", or of another status");
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
