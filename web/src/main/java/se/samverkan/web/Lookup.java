package se.samverkan.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/** Finds what one part of a document says of another, by their ids. */
public final class Lookup {

    /** What progress says of a commitment or an activity; null if it says nothing. */
    public JsonNode progressOf(JsonNode promise, String itemId) {
        return first(promise.path("progress").path("items"), "itemId", itemId);
    }

    /** The result for a target; null if there is none. */
    public JsonNode resultFor(JsonNode progressItem, String targetId) {
        return progressItem == null ? null : first(progressItem.path("achieved"), "targetId", targetId);
    }

    /** The results that belong to no target of the item. */
    public List<JsonNode> otherResults(JsonNode progressItem, JsonNode item) {
        if (progressItem == null) {
            return List.of();
        }
        return StreamSupport.stream(progressItem.path("achieved").spliterator(), false)
                .filter(result -> first(
                                item.path("targets"),
                                "id",
                                result.path("targetId").asText())
                        == null)
                .toList();
    }

    /** The name that a document gives a party, or the id. */
    public String partyName(JsonNode document, String partyId) {
        var party = first(document.path("parties"), "id", partyId);
        return party == null ? partyId : party.path("name").asText();
    }

    /** The text of a commitment, activity, focus area or target in a document, for references to it; else its id. */
    public String itemText(JsonNode document, String itemId) {
        for (var list : List.of("commitments", "activities", "measures", "focusAreas", "goals")) {
            var item = first(document.path(list), "id", itemId);
            if (item != null) {
                return item.hasNonNull("title")
                        ? item.path("title").asText()
                        : item.path("text").asText();
            }
        }
        return itemId;
    }

    /** The documents of an overview that a notice or a follow-up can be about. */
    public JsonNode document(JsonNode overview, String id) {
        for (var list : List.of("promises", "agreements", "actionPlans", "followUps")) {
            var document = first(overview.path(list), "id", id);
            if (document != null) {
                return document;
            }
        }
        return null;
    }

    /** The notices about a document; none where notices are unknown. */
    public List<JsonNode> notices(List<JsonNode> notices, String documentId) {
        return notices == null
                ? List.of()
                : notices.stream()
                        .filter(notice -> notice.path("documentId").asText().equals(documentId))
                        .toList();
    }

    /** The outcomes that occur, with their numbers. */
    public List<Outcomes.Count> counts(JsonNode counts) {
        return Outcomes.counts(counts);
    }

    private static JsonNode first(JsonNode list, String member, String value) {
        for (var element : list) {
            if (element.path(member).asText().equals(value)) {
                return element;
            }
        }
        return null;
    }
}
