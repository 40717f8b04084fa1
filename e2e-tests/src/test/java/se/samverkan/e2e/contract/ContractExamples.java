package se.samverkan.e2e.contract;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;
import se.samverkan.e2e.system.ApiEditor;
import se.samverkan.e2e.system.SystemUnderTest;

/**
 * The examples of the served contract, sent to the running system.
 *
 * <p>{@code -Dexamples.update=true} writes the responses to the modules' {@code src/main/resources/examples}.
 */
final class ContractExamples {
    private static final boolean UPDATE = Boolean.getBoolean("examples.update");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete");

    private final SystemUnderTest system;
    private final ExampleFiles files;
    private final Map<String, Operation> operations = new HashMap<>();
    private final Set<String> played = new TreeSet<>();
    private final SoftAssertions checks = new SoftAssertions();
    /** The ids of the documents that requests refer to, by collection. */
    private final Map<String, String> ids = new HashMap<>();

    private final Map<String, String> etags = new HashMap<>();

    /** An operation of the contract; its path is relative to the API root. */
    record Operation(String method, String path, JsonNode description) {
        String collection() {
            return path.replaceFirst("^/([^/]+).*", "$1");
        }

        JsonNode request() {
            return description.at("/requestBody/content/application~1json/example");
        }

        String successStatus() {
            return description
                    .path("responses")
                    .propertyStream()
                    .map(Map.Entry::getKey)
                    .filter(status -> status.startsWith("2"))
                    .findFirst()
                    .orElseThrow();
        }

        JsonNode response() {
            return description
                    .path("responses")
                    .path(successStatus())
                    .path("content")
                    .valueStream()
                    .map(media -> media.path("example"))
                    .findFirst()
                    .orElse(MissingNode.getInstance());
        }
    }

    ContractExamples(SystemUnderTest system) throws IOException {
        this.system = system;
        this.files = new ExampleFiles(system.address());
        var contract = JSON.readTree(system.anyone().get("/openapi.json").asByteArray());
        contract.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(member -> METHODS.contains(member.getKey()))
                        .forEach(member -> operations.put(
                                member.getValue().path("operationId").asText(),
                                new Operation(member.getKey(), path.getKey(), member.getValue()))));
    }

    /** The operations that answer JSON or nothing: others have no example in the contract. */
    Set<String> expected() {
        var expected = new TreeSet<String>();
        operations.forEach((name, operation) -> {
            var content = operation
                    .description()
                    .path("responses")
                    .path(operation.successStatus())
                    .path("content");
            if (content.isMissingNode() || content.fieldNames().next().matches("application/(.*\\+)?json")) {
                expected.add(name);
            }
        });
        return expected;
    }

    Set<String> played() {
        return played;
    }

    void check() {
        checks.assertAll();
    }

    /** Sets the document that later calls on a collection use. */
    void about(String collection, String id, String etag) {
        ids.put(collection, id);
        if (etag != null) {
            etags.put(id, etag);
        }
    }

    String id(String collection) {
        return ids.get(collection);
    }

    String etag(String collection) {
        return etags.get(ids.get(collection));
    }

    /** Calls an operation with its example, with a token of this role and organisation or without one. */
    Response play(String name, String role, String organisation, String query) {
        var operation = operations.get(name);
        var answer = call(name, role, organisation, query);
        var status = Integer.toString(answer.statusCode());
        checks.assertThat(status).as(name + " " + answer.asString()).isEqualTo(operation.successStatus());
        if (played.add(name) && !answer.asString().isEmpty()) {
            compare(name, operation, ours(parse(answer)));
        }
        return answer;
    }

    private Response call(String name, String role, String organisation, String query) {
        var operation = operations.get(name);
        var id = ids.getOrDefault(operation.collection(), "");
        var path = operation
                .path()
                .replace("{id}", id)
                .replace("{code}", "1984")
                .replace("{county}", "19")
                .replace("{partyId}", "police:polismyndigheten")
                .replace("{number}", name.endsWith("Changes") ? "2" : "1")
                .replace("{subscriptionId}", id)
                .replace("{importId}", id)
                .replace("{deliveryId}", ids.getOrDefault("deliveries", ""))
                .replace("{replayId}", ids.getOrDefault("replays", ""));
        var request = role == null ? system.anyone() : system.as(role, organisation);
        if (name.equals("createImport")) {
            request.contentType("application/jsonl;charset=UTF-8").body(line().getBytes(StandardCharsets.UTF_8));
        } else if (operation.description().has("requestBody")) {
            request.contentType("application/json").body(body(operation).toString());
        }
        if (etags.containsKey(id) && !operation.method().equals("get")) {
            request.header("If-Match", etags.get(id));
        }
        var answer = request.request(operation.method(), path + query);
        remember(operation, answer);
        return answer;
    }

    /** A promise that is new: without the page from which another one was taken, and with a key. */
    private String line() {
        var promise = (ObjectNode) body(operations.get("createPromise"));
        promise.remove("sources");
        return promise.put("externalId", "arboga-2020").toString();
    }

    private JsonNode body(Operation operation) {
        JsonNode body = operation.request().deepCopy();
        if (body instanceof ObjectNode object) {
            refer(object, "agreementId", "agreements");
            refer(object, "promiseId", "promises");
            if (object.path("subject") instanceof ObjectNode subject) {
                subject.put("id", ids.get("promises"));
            }
        }
        return body;
    }

    private void refer(ObjectNode object, String member, String collection) {
        if (object.has(member)) {
            object.put(member, ids.get(collection));
        }
    }

    private void remember(Operation operation, Response answer) {
        if (answer.statusCode() < 300
                && !operation.method().equals("get")
                && answer.header("ETag") != null
                && !operation.path().endsWith("/renewals")) {
            about(operation.collection(), answer.jsonPath().getString("id"), answer.header("ETag"));
        }
    }

    private void compare(String name, Operation operation, JsonNode answer) {
        var expected = files.steady(operation.response());
        var actual = files.steady(answer);
        if (UPDATE && !expected.equals(actual)) {
            files.write(name, operation, body(operation), answer);
        } else {
            checks.assertThat(actual)
                    .as("%s is answered as its example shows (-Dexamples.update=true updates the example)", name)
                    .isEqualTo(expected);
        }
    }

    /** Other stories publish too: of a feed the entries about our municipality. */
    private static JsonNode ours(JsonNode answer) {
        if (answer.has("feed_url") && answer.get("items") instanceof ArrayNode items) {
            items.removeIf(item -> !item.path("tags").toString().contains("\"Arboga\""));
        }
        return answer;
    }

    private static JsonNode parse(Response answer) {
        try {
            return JSON.readTree(answer.asByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("the response is not JSON", e);
        }
    }

    /** Waits until this version of the document is public. */
    void awaitPublic(String collection, int version) {
        await().atMost(ApiEditor.TIMEOUT)
                .until(
                        () -> system.anyone()
                                .get("/" + collection + "/" + ids.get(collection))
                                .jsonPath()
                                .get("version"),
                        seen -> Integer.valueOf(version).equals(seen));
    }
}
