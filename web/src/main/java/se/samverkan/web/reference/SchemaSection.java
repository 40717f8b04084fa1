package se.samverkan.web.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A schema of the contract.
 *
 * @param name its name, which is also its anchor
 * @param title its Swedish name; null on English pages
 * @param itself what it allows if it has no members, or null
 */
public record SchemaSection(String name, String title, String description, Described itself, List<Described> members) {
    static SchemaSection of(ContractReader reader, String name, JsonNode schema) {
        var members = schema.has("properties") ? reader.members(schema) : List.<Described>of();
        return new SchemaSection(
                name,
                reader.texts().isSwedish() ? schema.path("title").asText() : null,
                reader.texts().description(schema),
                members.isEmpty() ? itself(reader, name, schema) : null,
                members);
    }

    private static Described itself(ContractReader reader, String name, JsonNode schema) {
        return new Described(
                name,
                null,
                false,
                List.of(),
                TypeName.of(reader, schema),
                "",
                Described.constants(reader, schema),
                Described.limits(reader, schema),
                schema.path("pattern").asText(null),
                reader.example(schema));
    }

    /** Whether it is a list of constants. */
    public boolean isEnumeration() {
        return itself != null && !itself.constants().isEmpty();
    }
}
