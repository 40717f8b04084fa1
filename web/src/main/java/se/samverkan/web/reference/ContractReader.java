package se.samverkan.web.reference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads an OpenAPI document: references, members and examples. */
final class ContractReader {
    private static final ObjectWriter JSON = new ObjectMapper().writer(printer());

    private final JsonNode contract;
    private final ContractTexts texts;

    ContractReader(JsonNode contract, ContractTexts texts) {
        this.contract = contract;
        this.texts = texts;
    }

    ContractTexts texts() {
        return texts;
    }

    JsonNode at(String pointer) {
        return contract.at(pointer);
    }

    /** What a reference stands for, or the node itself. */
    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? contract.at(node.get("$ref").asText().substring(1)) : node;
    }

    /** The name of what a node refers to; null if it is no reference. */
    static String reference(JsonNode node) {
        var target = node.path("$ref").asText();
        return target.isEmpty() ? null : target.substring(target.lastIndexOf('/') + 1);
    }

    /** The members of a schema, or of the schema of its elements; none of what is no object. */
    List<Described> members(JsonNode schema) {
        var type = resolved(schema);
        if (type.has("items")) {
            return members(type.get("items"));
        }
        var required = names(type.path("required"));
        var members = new ArrayList<Described>();
        type.path("properties")
                .properties()
                .forEach(member -> members.add(Described.member(
                        this, member.getKey(), member.getValue(), required.contains(member.getKey()))));
        return members;
    }

    static List<String> names(JsonNode list) {
        return list.valueStream().map(JsonNode::asText).toList();
    }

    /** The first example of a body, a parameter or a schema, as it is sent; null if there is none. */
    String example(JsonNode exemplified) {
        var example = Stream.of("/example", "/examples/0", "/schema/example", "/schema/examples/0")
                .map(exemplified::at)
                .filter(found -> !found.isMissingNode())
                .findFirst()
                .orElse(MissingNode.getInstance());
        return example.isMissingNode() ? null : written(example);
    }

    private static String written(JsonNode value) {
        if (value.isValueNode()) {
            return value.asText();
        }
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("JSON that was read can be written", e);
        }
    }

    private static DefaultPrettyPrinter printer() {
        var lines = new DefaultIndenter("  ", "\n");
        return new DefaultPrettyPrinter(
                        Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                .withArrayIndenter(lines)
                .withObjectIndenter(lines);
    }
}
