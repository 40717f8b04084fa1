package se.samverkan.gateway.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import se.samverkan.domain.assessment.ProgressOutcome;

/**
 * The facts of a document that the index filters and counts by.
 *
 * @param outcomes the outcomes that a follow-up states
 * @param served the ids of the focus areas that the items of a promise or action plan serve
 * @param focusAreas the focus areas of an agreement
 * @param items the commitments and activities of a promise
 * @param reportedItem the id of the commitment or activity that a report is about, or null
 */
public record DocumentFacts(
        Set<ProgressOutcome> outcomes,
        Set<String> served,
        List<FocusArea> focusAreas,
        List<Item> items,
        String reportedItem) {

    /** The longest name that is indexed as a term; no real name is longer. */
    public static final int MAX_NAME_LENGTH = 1_000;

    /** A focus area, whose id and title may be null or too long for the index. */
    public record FocusArea(String id, String title) {
        public Stream<String> names() {
            return Stream.of(id, title).filter(name -> name != null && name.length() <= MAX_NAME_LENGTH);
        }
    }

    /** A commitment or activity with its title and text, and how many targets it has. */
    public record Item(String id, boolean isCommitment, int targets, String words) {}

    /** Throws a RuntimeException for an unknown outcome. */
    public static DocumentFacts of(JsonNode json) {
        var outcomes = EnumSet.noneOf(ProgressOutcome.class);
        json.path("assessments")
                .findValuesAsText("outcome")
                .forEach(name -> outcomes.add(ProgressOutcome.valueOf(name)));
        var served = new TreeSet<String>();
        Stream.of("commitments", "measures")
                .flatMap(items -> json.path(items).valueStream())
                .map(item -> item.path("focusAreaId").asText(null))
                .filter(id -> id != null)
                .forEach(served::add);
        var focusAreas = json.path("focusAreas")
                .valueStream()
                .map(area -> new FocusArea(
                        area.path("id").asText(null), area.path("title").asText(null)))
                .toList();
        var items = Stream.concat(
                        json.path("commitments").valueStream().map(item -> item(item, true)),
                        json.path("activities").valueStream().map(item -> item(item, false)))
                .toList();
        var reportedItem =
                json.path("activityId").asText(json.path("commitmentId").asText(null));
        return new DocumentFacts(outcomes, served, focusAreas, items, reportedItem);
    }

    private static Item item(JsonNode item, boolean isCommitment) {
        return new Item(
                item.path("id").asText(),
                isCommitment,
                item.path("targets").size(),
                item.path("title").asText() + "\n" + item.path("text").asText());
    }
}
