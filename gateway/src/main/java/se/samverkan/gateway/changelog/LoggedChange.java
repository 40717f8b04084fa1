package se.samverkan.gateway.changelog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import se.samverkan.gateway.document.PublicDocument;
import se.samverkan.platform.event.RecordPosition;

/**
 * The newest change of a document.
 *
 * @param type of the change, such as {@code promise.published}
 * @param document its state after the change, or null after a withdrawal
 * @param withdrawal the notice of a withdrawal, or null
 */
public record LoggedChange(
        RecordPosition at,
        String collection,
        UUID id,
        String type,
        long sequence,
        Instant time,
        PublicDocument document,
        ObjectNode withdrawal) {

    /** Empty where the notice of a withdrawal does not state them, as in events before they were added. */
    public Optional<List<String>> municipalities() {
        return document == null ? texts("municipalities") : Optional.of(document.municipalities());
    }

    /** The ids of the parties; empty where the notice of a withdrawal does not state them. */
    public Optional<List<String>> parties() {
        return document == null ? texts("partyIds") : Optional.of(document.parties());
    }

    /** The size of the document; 0 after a withdrawal. */
    public int documentBytes() {
        return document == null ? 0 : document.json().length();
    }

    public int version() {
        return document == null ? withdrawal.path("version").asInt() : document.version();
    }

    private Optional<List<String>> texts(String member) {
        return Optional.ofNullable(withdrawal.get(member))
                .map(texts -> texts.valueStream().map(JsonNode::asText).toList());
    }
}
