package se.samverkan.e2e.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The OpenAPI document that the gateway serves: its operations, and the validation of bodies by its schemas. */
public final class ServedContract {
    public static final ObjectMapper JSON = new ObjectMapper();
    private static final String NAME = "urn:samverkan:openapi";
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

    private final JsonNode document;
    private final SchemaRegistry schemas;

    public ServedContract(String document) {
        this.document = tree(document);
        // The schemas of an OpenAPI 3.1 document are JSON Schemas whose references resolve in the document.
        this.schemas = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                registry -> registry.schemas(Map.of(NAME, document))
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()));
    }

    public static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException("not JSON: " + json, e);
        }
    }

    public Stream<ContractOperation> operations() {
        return document.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(member -> METHODS.contains(member.getKey()))
                        .map(member -> new ContractOperation(this, path.getKey(), member.getKey(), member.getValue())));
    }

    /** The target of a reference with the members beside the reference; any other node unchanged. */
    public JsonNode resolved(JsonNode node) {
        if (!node.has("$ref")) {
            return node;
        }
        ObjectNode found =
                resolved(document.at(node.path("$ref").asText().substring(1))).deepCopy();
        node.properties().forEach(beside -> found.set(beside.getKey(), beside.getValue()));
        found.remove("$ref");
        return found;
    }

    /** The violations of the schema at a JSON pointer of the document. */
    public List<String> violations(String schemaPointer, String body) {
        return schemas
                .getSchema(SchemaLocation.of(NAME + "#" + schemaPointer))
                .validate(body, InputFormat.JSON)
                .stream()
                .map(error -> error.getInstanceLocation() + " " + error.getMessage())
                .toList();
    }
}
