package se.samverkan.web.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A response of an operation, or one that operations share.
 *
 * @param name the name of a shared response, or null
 * @param status the HTTP status, or the words for every other one
 * @param headers the names of its headers
 */
public record ResponseSection(String name, String status, String description, List<String> headers, List<Body> bodies) {
    /** The status that stands for every other one. */
    static final String OTHER = "default";

    static ResponseSection of(ContractReader reader, String status, JsonNode response) {
        return of(reader, ContractReader.reference(response), status, reader.resolved(response));
    }

    /** A response that operations share by its name. */
    static ResponseSection of(ContractReader reader, String name, String status, JsonNode resolved) {
        return new ResponseSection(
                name,
                status.equals(OTHER) ? reader.texts().text("reference_other_status") : status,
                reader.texts().description(resolved),
                resolved.path("headers")
                        .propertyStream()
                        .map(header -> header.getKey())
                        .toList(),
                Body.all(reader, resolved));
    }

    boolean isShared() {
        return name != null;
    }
}
