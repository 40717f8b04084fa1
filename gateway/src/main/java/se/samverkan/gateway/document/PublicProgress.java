package se.samverkan.gateway.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import se.samverkan.domain.content.Outcome;

/** The progress of a promise as of its newest event. */
public record PublicProgress(JsonSegment json, ResponseBody body, List<Item> items) {

    private static final JsonSegment LINKS = JsonSegment.of(",\"_links\":");

    /** One commitment or activity, with the follow-up that assessed it, or null. */
    public record Item(String id, boolean isCommitment, Outcome outcome, UUID followUp) {}

    /** The links belong to the progress as a resource of its own; a promise includes it without them. */
    public static PublicProgress of(ObjectNode data, byte[] json, byte[] links) {
        var followUps = new HashMap<String, UUID>();
        var items = data.path("items")
                .valueStream()
                .map(item -> new Item(
                        // Item ids recur in every document, and few follow-ups assess many items, so equal values are
                        // shared.
                        item.path("itemId").asText().intern(),
                        item.path("kind").asText().equals("COMMITMENT"),
                        Outcome.valueOf(item.path("outcome").asText()),
                        item.has("followUpId")
                                ? followUps.computeIfAbsent(
                                        item.path("followUpId").asText(), UUID::fromString)
                                : null))
                .toList();
        var alone = List.of(new JsonSegment(json, 0, json.length - 1), LINKS, JsonSegment.of(links), DocumentJson.END);
        return new PublicProgress(JsonSegment.of(json), ResponseBody.of(alone), items);
    }
}
