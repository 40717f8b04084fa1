package se.samverkan.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import se.samverkan.kit.content.Outcome;

/** How it goes with every commitment and activity of a promise, as the newest event tells it. */
record Progress(Fragment json, Answer answer, List<Item> items) {

    /** One commitment or activity, with the follow-up that assessed it, or null. */
    record Item(String id, boolean isCommitment, Outcome outcome, UUID followUp) {}

    static Progress of(ObjectNode data, byte[] json) {
        var items = data.path("items")
                .valueStream()
                .map(item -> new Item(
                        item.path("itemId").asText(),
                        item.path("kind").asText().equals("COMMITMENT"),
                        Outcome.valueOf(item.path("outcome").asText()),
                        item.has("followUpId")
                                ? UUID.fromString(item.path("followUpId").asText())
                                : null))
                .toList();
        return new Progress(Fragment.of(json), Answer.of(json), items);
    }
}
