package se.samverkan.gateway.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import se.samverkan.domain.content.Outcome;

/** How it goes with every commitment and activity of a promise, as the newest event tells it. */
public record PublicProgress(JsonSegment json, ResponseBody body, List<Item> items) {

    private static final JsonSegment LINKS = JsonSegment.of(",\"_links\":");

    /** One commitment or activity, with the follow-up that assessed it, or null. */
    public record Item(String id, boolean isCommitment, Outcome outcome, UUID followUp) {}

    /** The links are those of what is read alone; whoever shows it within something else leaves them out. */
    public static PublicProgress of(ObjectNode data, byte[] json, byte[] links) {
        var followUps = new HashMap<String, UUID>();
        var items = data.path("items")
                .valueStream()
                .map(item -> new Item(
                        // Every document numbers its items alike, and few follow-ups assess them: each is kept once.
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
