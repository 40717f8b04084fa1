package se.samverkan.web.reference;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The type of a value in words.
 *
 * @param prefix what the value is made of, such as "list of"; or null
 * @param schema the schema that describes it, or null
 * @param words the type if no schema describes it
 */
public record TypeName(String prefix, String schema, String words) {
    static TypeName of(ContractReader reader, JsonNode type) {
        var schema = ContractReader.reference(type);
        if (schema != null) {
            return new TypeName(null, schema, null);
        }
        var texts = reader.texts();
        if (type.has("items")) {
            return of(reader, type.get("items")).inside(texts.text("reference_list_of"));
        }
        if (type.path("additionalProperties").isObject()) {
            return of(reader, type.get("additionalProperties")).inside(texts.text("reference_map_of"));
        }
        return new TypeName(null, null, words(texts, type));
    }

    private TypeName inside(String container) {
        return new TypeName(prefix == null ? container : container + " " + prefix, schema, words);
    }

    private static String words(ContractTexts texts, JsonNode type) {
        // A type that may be null is a list of types.
        var name = type.path("type").isArray()
                ? type.path("type").path(0).asText()
                : type.path("type").asText("any");
        var words = texts.text("reference_type_" + name);
        var format = type.path("format").asText();
        return format.isEmpty() || format.startsWith("int") ? words : words + " (" + format + ")";
    }
}
