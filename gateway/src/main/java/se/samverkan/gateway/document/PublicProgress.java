package se.samverkan.gateway.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import se.samverkan.domain.assessment.ProgressOutcome;
import se.samverkan.gateway.snapshot.SnapshotInput;
import se.samverkan.gateway.snapshot.SnapshotOutput;

/** The progress of a promise as of its newest event. */
public record PublicProgress(JsonSegment json, JsonSegment links, ResponseBody body, List<Item> items) {

    private static final JsonSegment LINKS = JsonSegment.of(",\"_links\":");

    /**
     * One commitment or activity.
     *
     * @param followUp the follow-up that assessed it, or null
     * @param assessable the number of its targets that the figures of that follow-up meet or miss
     * @param met the number of its targets that they meet
     * @param hasChanged whether a later version of the promise changed or dropped it
     * @param targets the number of targets of the judged version, if it has changed since
     */
    public record Item(
            String id,
            boolean isCommitment,
            ProgressOutcome outcome,
            UUID followUp,
            int assessable,
            int met,
            boolean hasChanged,
            int targets) {
        private static Item of(JsonNode item, Map<String, UUID> followUps) {
            var judged = new HashMap<String, Boolean>();
            // The sums of activity reports are interim figures: only a follow-up assesses.
            if (item.has("followUpId")) {
                item.path("achieved")
                        .valueStream()
                        .filter(achieved -> achieved.has("targetId") && achieved.has("met"))
                        .forEach(achieved -> judged.merge(
                                achieved.path("targetId").asText(),
                                achieved.path("met").asBoolean(),
                                Boolean::logicalAnd));
            }
            return new Item(
                    // Item ids recur in every document, and few follow-ups assess many items, so equal values are
                    // shared.
                    item.path("itemId").asText().intern(),
                    item.path("kind").asText().equals("COMMITMENT"),
                    ProgressOutcome.valueOf(item.path("outcome").asText()),
                    item.has("followUpId")
                            ? followUps.computeIfAbsent(item.path("followUpId").asText(), UUID::fromString)
                            : null,
                    judged.size(),
                    Collections.frequency(judged.values(), true),
                    item.path("changedSince").asBoolean(),
                    item.path("judgedTargets").size());
        }

        private void write(SnapshotOutput out) {
            out.text(id);
            out.number(isCommitment ? 1 : 0);
            out.text(outcome.name());
            out.id(followUp);
            out.number(assessable);
            out.number(met);
            out.number(hasChanged ? 1 : 0);
            out.number(targets);
        }

        private static Item read(SnapshotInput in) {
            return new Item(
                    in.text().intern(),
                    in.number() == 1,
                    ProgressOutcome.valueOf(in.text()),
                    in.id(),
                    (int) in.number(),
                    (int) in.number(),
                    in.number() == 1,
                    (int) in.number());
        }
    }

    /** The links belong to the progress as a resource of its own; a promise includes it without them. */
    public static PublicProgress of(ObjectNode data, byte[] json, byte[] links) {
        var followUps = new HashMap<String, UUID>();
        var items = data.path("items")
                .valueStream()
                .map(item -> Item.of(item, followUps))
                .toList();
        var body = ResponseBody.of(withLinks(json, JsonSegment.of(links)));
        return new PublicProgress(JsonSegment.of(json), JsonSegment.of(links), body, items);
    }

    private static List<JsonSegment> withLinks(byte[] json, JsonSegment links) {
        return List.of(new JsonSegment(json, 0, json.length - 1), LINKS, links, DocumentJson.END);
    }

    public void write(SnapshotOutput out) {
        out.bytes(json.source());
        out.bytes(links.source());
        out.text(body.tag());
        out.number(items.size());
        items.forEach(item -> item.write(out));
    }

    public static PublicProgress read(SnapshotInput in) {
        var json = in.bytes();
        var links = JsonSegment.of(in.bytes());
        var body = new ResponseBody(withLinks(json, links), in.text(), 0);
        return new PublicProgress(JsonSegment.of(json), links, body, in.list(() -> Item.read(in)));
    }
}
