package se.samverkan.e2e.contract;

import static com.fasterxml.jackson.databind.node.JsonNodeFactory.instance;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.curiousoddman.rgxgen.RgxGen;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;

/** A body with exactly one violation of its schema: the kind of violation and the JSON pointer to it. */
record InvalidBody(Kind kind, String pointer, String body) {

    enum Kind {
        WRONG_TYPE,
        NULL,
        MISSING,
        UNKNOWN_MEMBER,
        DUPLICATE_MEMBER,
        SET_BY_THE_SERVICE,
        TOO_LONG,
        AGAINST_THE_PATTERN,
        AGAINST_THE_FORMAT,
        UNKNOWN_VALUE,
        OUT_OF_RANGE,
        TOO_FINE,
        TOO_MANY_ITEMS,
        TOO_FEW_ITEMS,
        NO_JSON,
    }

    private static final Map<String, List<String>> NO_FORMS = Map.of(
            "uri", List.of("ingen adress", "http://[", "/avtal.pdf", "www.polisen.example"),
            "email", List.of("kommunen", "a b@kommun.example"),
            "date", List.of("2019-02-30", "31/12 2019", "2019"),
            "date-time", List.of("2026-01-01", "2026-01-01T25:00:00Z", "i går"),
            "uuid", List.of("1", "019cada1-01e0-7f14-b609", "AZytoQHgfxS2CZEv4ueng==", "AZytoQHgfxS2CZEv4ueXJA=="));
    private static final List<JsonNode> OF_ALL_TYPES = List.of(
            instance.numberNode(7),
            instance.numberNode(1.5),
            instance.textNode("7"),
            instance.booleanNode(true),
            instance.objectNode(),
            instance.arrayNode());
    private static final String TWICE = "samma en gång till";
    private static final int ROOM = 500_000;

    /** All invalid bodies that can be derived from a valid one. */
    static List<InvalidBody> in(ServedContract contract, JsonNode schema, JsonNode body) {
        var finder = new Finder(contract, body, new ArrayList<>());
        finder.visit("", contract.resolved(schema), body);
        var text = body.toString();
        finder.found.add(new InvalidBody(Kind.NO_JSON, "", text.substring(0, text.length() - 1)));
        finder.found.add(new InvalidBody(Kind.NO_JSON, "", text + "}"));
        return finder.found;
    }

    private record Finder(ServedContract contract, JsonNode body, List<InvalidBody> found) {
        void visit(String at, JsonNode schema, JsonNode value) {
            if (schema.has("else")) {
                either(at, schema, value);
                return;
            }
            var type = schema.path("type").asText();
            for (var other : OF_ALL_TYPES) {
                if (!isOf(type, other)) {
                    add(Kind.WRONG_TYPE, at, other);
                }
            }
            if (schema.has("enum")) {
                add(Kind.UNKNOWN_VALUE, at, instance.textNode("ANNAT"));
                add(Kind.UNKNOWN_VALUE, at, instance.textNode(""));
                return;
            }
            switch (type) {
                case "object" -> members(at, schema, (ObjectNode) value);
                case "array" -> items(at, schema, (ArrayNode) value);
                case "string" -> text(at, schema, value.asText());
                default -> number(at, schema);
            }
        }

        /** A text, or else a list. */
        private void either(String at, JsonNode schema, JsonNode value) {
            OF_ALL_TYPES.stream()
                    .filter(other -> !other.isTextual() && !other.isArray())
                    .forEach(other -> add(Kind.WRONG_TYPE, at, other));
            if (value instanceof ArrayNode list) {
                items(at, schema.path("else"), list);
            } else {
                text(at, schema.path("if"), value.asText());
            }
        }

        private void members(String at, JsonNode schema, ObjectNode object) {
            addEdited(Kind.UNKNOWN_MEMBER, at, at + "/okänd", place -> place.put("okänd", 1));
            // An optional member may be null, as many clients send it.
            schema.path("required").forEach(name -> {
                add(Kind.NULL, at + "/" + name.asText(), instance.nullNode());
                addEdited(Kind.MISSING, at, at + "/" + name.asText(), place -> place.without(List.of(name.asText())));
            });
            schema.path("properties").properties().forEach(property -> {
                var name = property.getKey();
                var member = contract.resolved(property.getValue());
                if (member.path("readOnly").asBoolean()) {
                    addEdited(Kind.SET_BY_THE_SERVICE, at, at + "/" + name, place -> place.put(name, "2019-12-31"));
                } else if (object.has(name)) {
                    visit(at + "/" + name, member, object.path(name));
                    addTwice(at, name, object.path(name));
                }
            });
        }

        private void items(String at, JsonNode schema, ArrayNode items) {
            if (schema.path("minItems").asInt(0) > 0) {
                add(Kind.TOO_FEW_ITEMS, at, instance.arrayNode());
            }
            if (items.isEmpty()) {
                return;
            }
            int tooMany = schema.path("maxItems").asInt() + 1;
            if (tooMany * (long) items.get(0).toString().length() < ROOM) {
                var many = instance.arrayNode();
                for (int i = 0; i < tooMany; i++) {
                    many.add(items.get(0));
                }
                add(Kind.TOO_MANY_ITEMS, at, many);
            }
            for (int i = 0; i < items.size(); i++) {
                add(Kind.NULL, at + "/" + i, instance.nullNode());
                visit(at + "/" + i, contract.resolved(schema.path("items")), items.get(i));
            }
        }

        private void text(String at, JsonNode schema, String value) {
            var pattern = schema.path("pattern").asText("");
            if (schema.has("maxLength")) {
                add(
                        Kind.TOO_LONG,
                        at,
                        instance.textNode("å".repeat(schema.path("maxLength").asInt() + 1)));
            }
            if (schema.has("format")) {
                NO_FORMS.get(schema.path("format").asText())
                        .forEach(none -> add(Kind.AGAINST_THE_FORMAT, at, instance.textNode(none)));
            }
            if (!pattern.isEmpty()) {
                // Seeded by the value, so that the same body always gets the same invalid values.
                var other = RgxGen.parse(pattern).generateNotMatching(new Random(value.hashCode()));
                for (var none : List.of(other, "", " \n\u00a0", value + "\n")) {
                    if (!AllowedValues.matches(pattern, none)) {
                        add(Kind.AGAINST_THE_PATTERN, at, instance.textNode(none));
                    }
                }
            }
        }

        private void number(String at, JsonNode schema) {
            if (schema.has("minimum")) {
                add(Kind.OUT_OF_RANGE, at, less(schema.path("minimum").decimalValue(), BigDecimal.ONE));
            }
            if (schema.has("maximum")) {
                add(Kind.OUT_OF_RANGE, at, less(schema.path("maximum").decimalValue(), BigDecimal.ONE.negate()));
            }
            if (schema.has("multipleOf")) {
                add(Kind.TOO_FINE, at, instance.numberNode(new BigDecimal("1.0001")));
            }
        }

        private static JsonNode less(BigDecimal value, BigDecimal by) {
            return instance.numberNode(value.subtract(by));
        }

        private static boolean isOf(String type, JsonNode value) {
            return switch (type) {
                case "object" -> value.isObject();
                case "array" -> value.isArray();
                case "string" -> value.isTextual();
                case "boolean" -> value.isBoolean();
                case "integer" -> value.isInt();
                default -> value.isNumber();
            };
        }

        private void add(Kind kind, String at, JsonNode instead) {
            found.add(new InvalidBody(kind, at, with(at, instead).toString()));
        }

        private void addEdited(Kind kind, String at, String pointer, UnaryOperator<ObjectNode> edit) {
            ObjectNode place = body.at(at).deepCopy();
            found.add(new InvalidBody(kind, pointer, with(at, edit.apply(place)).toString()));
        }

        private void addTwice(String at, String name, JsonNode value) {
            ObjectNode place = body.at(at).deepCopy();
            place.set(TWICE, value);
            var text = with(at, place).toString().replace('"' + TWICE + '"', '"' + name + '"');
            found.add(new InvalidBody(Kind.DUPLICATE_MEMBER, at + "/" + name, text));
        }

        private JsonNode with(String at, JsonNode instead) {
            if (at.isEmpty()) {
                return instead;
            }
            var copy = body.deepCopy();
            var pointer = JsonPointer.compile(at);
            var parent = copy.at(pointer.head());
            if (parent instanceof ArrayNode list) {
                list.set(pointer.last().getMatchingIndex(), instead);
            } else {
                ((ObjectNode) parent).set(pointer.last().getMatchingProperty(), instead);
            }
            return copy;
        }
    }
}
