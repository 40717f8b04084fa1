package se.samverkan.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import se.samverkan.domain.register.Municipalities;
import se.samverkan.domain.register.Municipality;

/** Finds what one part of a document says of another, by their ids. */
public final class Lookup {
    private static final String MUNICIPALITY = "municipality:";

    /** What progress says of a commitment or an activity; null if it says nothing. */
    public JsonNode progressOf(JsonNode promise, String itemId) {
        return first(promise.path("progress").path("items"), "itemId", itemId);
    }

    /** The targets that were judged: those of the judged version where the item has changed since. */
    public List<JsonNode> judgedTargets(JsonNode progressItem, JsonNode item) {
        var targets = isChanged(progressItem) ? progressItem.path("judgedTargets") : item.path("targets");
        return targets.valueStream().toList();
    }

    /** The results for a target, also of several periods. */
    public List<JsonNode> resultsFor(JsonNode progressItem, String targetId) {
        return progressItem == null ? List.of() : all(progressItem.path("achieved"), "targetId", targetId);
    }

    /** Whether nobody reports a result for a target; disputed results stand in the statements. */
    public boolean lacksResult(JsonNode progressItem, String targetId) {
        return resultsFor(progressItem, targetId).isEmpty()
                && (progressItem == null
                        || progressItem
                                .path("statements")
                                .valueStream()
                                .allMatch(statement -> all(statement.path("achieved"), "targetId", targetId)
                                        .isEmpty()));
    }

    private static boolean isChanged(JsonNode progressItem) {
        return progressItem != null
                && progressItem.path("changedSince").asBoolean()
                && progressItem.path("judgedTargets").isArray();
    }

    private static List<JsonNode> all(JsonNode list, String member, String value) {
        return list.valueStream()
                .filter(element -> element.path(member).asText().equals(value))
                .toList();
    }

    /** The results that belong to no target of the item. */
    public List<JsonNode> otherResults(JsonNode progressItem, JsonNode item) {
        if (progressItem == null) {
            return List.of();
        }
        var targets = judgedTargets(progressItem, item);
        return progressItem
                .path("achieved")
                .valueStream()
                .filter(result ->
                        targets.stream().noneMatch(target -> target.path("id").equals(result.path("targetId"))))
                .toList();
    }

    /** The name of a party: as stated, of the register for a municipality without one, else its id. */
    public String party(JsonNode party) {
        return party.hasNonNull("name")
                ? party.path("name").asText()
                : registered(party.path("id").asText());
    }

    /** The name that a document gives a party, or that of the register, or the id. */
    public String partyName(JsonNode document, String partyId) {
        var party = first(document.path("parties"), "id", partyId);
        return party == null ? registered(partyId) : party(party);
    }

    /** The name of a municipality in the register, or its code. */
    public String municipality(String code) {
        return Municipalities.find(code).map(Municipality::name).orElse(code);
    }

    private String registered(String partyId) {
        return partyId.startsWith(MUNICIPALITY) ? municipality(partyId.substring(MUNICIPALITY.length())) : partyId;
    }

    /** The text that a follow-up judged; the id if only a later version of the text is at hand. */
    public String judgedText(JsonNode document, JsonNode subject, String itemId) {
        var isJudged = document != null
                && (!subject.hasNonNull("version")
                        || subject.path("version").asInt()
                                == document.path("version").asInt());
        return isJudged ? itemText(document, itemId) : itemId;
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

    /** The title of the focus area of an agreement that an item supports; null if the agreement is not among those at hand. */
    public String focusArea(List<JsonNode> agreements, String agreementId, String areaId) {
        return agreements == null
                ? null
                : agreements.stream()
                        .filter(agreement -> agreement.path("id").asText().equals(agreementId))
                        .map(agreement -> first(agreement.path("focusAreas"), "id", areaId))
                        .filter(Objects::nonNull)
                        .map(area -> area.path("title").asText())
                        .findFirst()
                        .orElse(null);
    }

    /** The reports at hand of what was done for an item. */
    public List<JsonNode> reports(List<JsonNode> reports, JsonNode progressItem) {
        var ids = progressItem
                .path("activityReportIds")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
        return reports.stream()
                .filter(report -> ids.contains(report.path("id").asText()))
                .toList();
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

    /** The notices about a document. */
    public List<JsonNode> notices(List<JsonNode> notices, String documentId) {
        return notices.stream()
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
