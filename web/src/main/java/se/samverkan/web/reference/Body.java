package se.samverkan.web.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A body of a request or a response in one media type.
 *
 * @param description a sentence about the text of the body, or empty
 * @param members the members of its schema, or none
 * @param example the body as it is sent, or null
 */
public record Body(String mediaType, TypeName type, String description, List<Described> members, String example) {
    /** The bodies of a request or a response, by media type. */
    static List<Body> all(ContractReader reader, JsonNode message) {
        return message.path("content")
                .propertyStream()
                .map(content -> {
                    var schema = content.getValue().path("schema");
                    return new Body(
                            content.getKey(),
                            TypeName.of(reader, schema),
                            reader.texts().description(schema),
                            reader.members(schema),
                            reader.example(content.getValue()));
                })
                .toList();
    }
}
