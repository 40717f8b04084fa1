package se.samverkan.web.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A parameter, a member of an object, a header or a schema without members.
 *
 * @param place where a parameter is sent, in words; null for everything else
 * @param marks whether it is read-only or deprecated, in words
 * @param description a sentence, or empty
 * @param constants the values that it may have, if they are few
 * @param limits sizes and bounds in words
 * @param pattern a regular expression, or null
 * @param example a value, or null
 */
public record Described(
        String name,
        String place,
        boolean required,
        List<String> marks,
        TypeName type,
        String description,
        List<Constant> constants,
        List<String> limits,
        String pattern,
        String example) {
    /** A value of an enumeration with its Swedish label, which is null on English pages. */
    public record Constant(String value, String label) {}

    /** Bounds above are only there because every text needs one. */
    private static final int UNBOUNDED = 1_000_000;

    static Described parameter(ContractReader reader, JsonNode parameter) {
        var schema = parameter.path("schema");
        var type = reader.resolved(schema);
        // The constants of a parameter stand beside it, and those of a list are those of its elements.
        var constants = type.has("items") ? reader.resolved(type.get("items")) : type;
        return new Described(
                parameter.path("name").asText(),
                reader.texts().text("reference_in_" + parameter.path("in").asText()),
                parameter.path("required").asBoolean(),
                marks(reader, parameter),
                TypeName.of(reader, schema),
                reader.texts().description(parameter),
                constants(reader, constants),
                limits(reader, type),
                text(type, "pattern"),
                example(reader, parameter, type));
    }

    static Described member(ContractReader reader, String name, JsonNode member, boolean required) {
        var own = reader.texts().description(member);
        // An enumeration or an object stands in its own section; here is only what is said of it in this place.
        var type = member.has("items") ? member.get("items") : member;
        var description = own.isEmpty() ? reader.texts().description(reader.resolved(type)) : own;
        return new Described(
                name,
                null,
                required,
                marks(reader, member),
                TypeName.of(reader, member),
                description,
                constants(reader, type),
                limits(reader, member),
                text(member, "pattern"),
                example(reader, member, member));
    }

    static Described header(ContractReader reader, String name, JsonNode header) {
        return new Described(
                name,
                null,
                false,
                List.of(),
                TypeName.of(reader, header.path("schema")),
                reader.texts().description(header),
                List.of(),
                List.of(),
                null,
                reader.example(header));
    }

    static List<Constant> constants(ContractReader reader, JsonNode type) {
        return type.path("enum")
                .valueStream()
                .map(JsonNode::asText)
                .map(value -> new Constant(
                        value, reader.texts().isSwedish() ? text(type.path("x-enum-labels"), value) : null))
                .toList();
    }

    static List<String> limits(ContractReader reader, JsonNode type) {
        var texts = reader.texts();
        var limits = new ArrayList<String>();
        for (var limit : List.of("minLength", "maxLength", "minItems", "maxItems", "minimum", "maximum")) {
            var value = type.path(limit);
            if (value.isNumber() && Math.abs(value.asDouble()) <= UNBOUNDED) {
                limits.add(texts.text("reference_" + limit, value.asText()));
            }
        }
        if (type.has("default")) {
            limits.add(texts.text("reference_default", type.get("default").asText()));
        }
        return limits;
    }

    private static List<String> marks(ContractReader reader, JsonNode node) {
        var marks = new ArrayList<String>();
        for (var mark : List.of("readOnly", "writeOnly", "deprecated")) {
            if (node.path(mark).asBoolean()) {
                marks.add(reader.texts().text("reference_" + mark));
            }
        }
        return marks;
    }

    private static String example(ContractReader reader, JsonNode exemplified, JsonNode type) {
        var own = reader.example(exemplified);
        return own == null ? reader.example(type) : own;
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asText(null);
    }
}
