package se.samverkan.e2e.specmatic;

import static se.samverkan.e2e.contract.ServedContract.JSON;
import static se.samverkan.e2e.contract.ServedContract.tree;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import se.samverkan.e2e.contract.Fixtures;
import se.samverkan.e2e.contract.ServedContract;

/** The served contract, rewritten for Specmatic, with existing values as its examples. */
final class SpecmaticContract {
    private static final String SCHEMAS = "#/components/schemas/";
    private static final String SENT = "Sent";
    /** The number of optional parameters: Specmatic tries every subset, and a list of documents has seventeen. */
    private static final int MOST_OPTIONAL = 3;
    /** A header whose pattern (twenty tags of two hundred characters) has too many states for Specmatic. */
    private static final String TOO_LARGE = "If-None-Match";
    /** Names whose existing values belong to paths and queries, or have several types. */
    private static final Set<String> NOT_IN_BODIES = Set.of("id", "type", "number", "from", "q");
    /** Keywords that Specmatic ignores; of a pattern, the number of days in a month. */
    private static final Set<String> IGNORED_KEYWORDS = Set.of("multipleOf", "minItems", "pattern");

    /** The name by which Specmatic matches the parts of an example. */
    private static final String EXAMPLE = "it";

    private final ObjectNode document;
    private final ServedContract contract;
    private final Fixtures fixtures;
    /** The number of operations that keep an optional parameter, so that each parameter is tried. */
    private final Map<String, Integer> turns = new HashMap<>();

    SpecmaticContract(String served, Fixtures fixtures) {
        // Specmatic does not distinguish an id in the path from one in the body of an example.
        this.document = (ObjectNode) tree(served.replace("{id}", "{document}"));
        this.fixtures = fixtures;
        document.findParents("pattern").forEach(SpecmaticContract::rewritePattern);
        addSentSchemas();
        this.contract = new ServedContract(document.toString());
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(member -> member.getValue().has("operationId"))
                        .forEach(member -> prepare(path.getKey(), (ObjectNode) member.getValue())));
    }

    /** Writes the contract, and its dictionary of values under the file name that Specmatic reads. */
    void write(Path directory) throws IOException {
        Files.writeString(directory.resolve("openapi.json"), document.toString());
        Files.writeString(
                directory.resolve("openapi_dictionary.json"), dictionary().toString());
    }

    /**
     * Escapes quotation marks and slashes, which are operators in Specmatic's regular expressions but not in ECMA-262,
     * and lets a pattern that has no end match any end.
     */
    private static void rewritePattern(JsonNode schema) {
        var pattern = schema.path("pattern");
        if (pattern.isTextual()) {
            var escaped = pattern.asText().replace("\"", "\\\"").replaceFirst("^\\^/", "^\\\\/");
            var open = escaped.startsWith("^") && !escaped.endsWith("$");
            ((ObjectNode) schema).put("pattern", open ? escaped + "[\\s\\S]*$" : escaped);
        }
    }

    /** Adds schemas of requests without readOnly members, which Specmatic would send. */
    private void addSentSchemas() {
        var schemas = (ObjectNode) document.at("/components/schemas");
        var sent = tree(sent(schemas));
        sent.findParents("properties").stream()
                .map(schema -> schema.path("properties").properties())
                .forEach(properties -> properties.removeIf(
                        property -> property.getValue().path("readOnly").asBoolean()));
        sent.properties().forEach(schema -> schemas.set(SENT + schema.getKey(), schema.getValue()));
    }

    private static String sent(JsonNode node) {
        return node.toString().replace(SCHEMAS, SCHEMAS + SENT);
    }

    private void prepare(String path, ObjectNode operation) {
        setParameters(operation);
        if (operation.has("requestBody")) {
            operation.set("requestBody", tree(sent(operation.path("requestBody"))));
            var content = (ObjectNode) operation.at("/requestBody/content/application~1json");
            nameExample(content, bodyFor(path, content.path("example")));
        }
        operation.path("responses").properties().stream()
                .filter(response -> response.getKey().startsWith("2"))
                .map(response -> response.getValue().path("content"))
                .filter(JsonNode::isObject)
                .forEach(SpecmaticContract::prepareContent);
    }

    private void setParameters(ObjectNode operation) {
        var parameters = operation
                .path("parameters")
                .valueStream()
                .map(contract::resolved)
                .filter(parameter -> !name(parameter).equals(TOO_LARGE))
                .toList();
        var optional = parameters.stream()
                // If-Match is required by status 428.
                .filter(parameter -> !parameter.path("required").asBoolean()
                        && !name(parameter).equals("If-Match"))
                .sorted(Comparator.comparing(parameter -> turns.getOrDefault(name(parameter), 0)))
                .toList();
        optional.stream().limit(MOST_OPTIONAL).forEach(parameter -> turns.merge(name(parameter), 1, Integer::sum));
        var leftOut = optional.stream().skip(MOST_OPTIONAL).toList();
        var kept = operation.putArray("parameters");
        parameters.stream().filter(parameter -> !leftOut.contains(parameter)).forEach(parameter -> {
            var copy = (ObjectNode) parameter.deepCopy();
            nameExample(copy, valueFor(parameter));
            kept.add(name(parameter).equals("id") ? copy.put("name", "document") : copy);
        });
    }

    private static String name(JsonNode parameter) {
        return parameter.path("name").asText();
    }

    private JsonNode valueFor(JsonNode parameter) {
        var schema = contract.resolved(parameter.path("schema"));
        var real =
                name(parameter).equals("id") ? null : fixtures.existingValues().get(name(parameter));
        if (real != null) {
            return typed(schema, real.getFirst());
        }
        return Stream.of(
                        parameter.path("example"),
                        schema.path("example"),
                        schema.at("/examples/0"),
                        schema.path("default"),
                        schema.at("/enum/0"))
                .filter(value -> !value.isMissingNode())
                .findFirst()
                .orElseGet(() -> JSON.valueToTree("trygghet"));
    }

    private static JsonNode typed(JsonNode schema, String value) {
        return JSON.valueToTree(schema.path("type").asText().equals("integer") ? Integer.valueOf(value) : value);
    }

    /** The body of a request: a draft from the fixtures, or an action whose references exist. */
    private JsonNode bodyFor(String path, JsonNode example) {
        var collection = path.split("/", -1)[1];
        if (path.equals("/" + collection) || path.equals("/" + collection + "/{document}")) {
            return tree(fixtures.body(collection));
        }
        var body = example.deepCopy();
        body.findParents("partyId").forEach(parent -> ((ObjectNode) parent).put("partyId", Fixtures.PARTY));
        body.findParents("pointers")
                .forEach(parent -> ((ObjectNode) parent).putArray("pointers").add("/summary"));
        return body;
    }

    /** Keeps only the media type of a response without an Accept header: Specmatic sends none. */
    private static void prepareContent(JsonNode content) {
        var first = content.properties().iterator().next();
        ((ObjectNode) content).retain(first.getKey());
        var media = (ObjectNode) first.getValue();
        nameExample(media, media.has("example") ? media.path("example") : JSON.valueToTree("text"));
    }

    private static void nameExample(ObjectNode node, JsonNode value) {
        node.remove("example");
        node.putObject("examples").putObject(EXAMPLE).set("value", value);
    }

    /**
     * Values of members that refer to something, since a rule would refuse others, and of members whose schema has a
     * keyword that Specmatic ignores.
     */
    private ObjectNode dictionary() {
        var dictionary = JSON.createObjectNode();
        document.at("/components/schemas").properties().stream()
                .filter(schema -> schema.getKey().startsWith(SENT))
                .forEach(schema -> schema.getValue()
                        .path("properties")
                        .properties()
                        .forEach(property -> chosen(property.getKey(), contract.resolved(property.getValue()))
                                .ifPresent(value -> dictionary
                                        .withObjectProperty(schema.getKey())
                                        .putArray(property.getKey())
                                        .add(value))));
        dictionary.withObjectProperty("SentParty").putArray("id").add(Fixtures.PARTY);
        dictionary.withObjectProperty("SentParty").putArray("category").add(false);
        var subject = dictionary.withObjectProperty("SentFollowUpSubject");
        subject.putArray("type").add("AGREEMENT");
        subject.putArray("id").add(fixtures.published("agreements").id());
        return dictionary;
    }

    private Optional<JsonNode> chosen(String name, JsonNode schema) {
        var real =
                NOT_IN_BODIES.contains(name) ? null : fixtures.existingValues().get(name);
        if (real != null) {
            var value = typed(schema, real.getFirst());
            return Optional.of(
                    schema.path("type").asText().equals("array")
                            ? JSON.createArrayNode().add(value)
                            : value);
        }
        if (schema.path("format").asText().equals("uri")) {
            return Optional.of(JSON.valueToTree("https://kommun.example/"));
        }
        return IGNORED_KEYWORDS.stream().anyMatch(schema::has)
                ? Optional.of(schema.at("/examples/0")).filter(example -> !example.isMissingNode())
                : Optional.empty();
    }
}
