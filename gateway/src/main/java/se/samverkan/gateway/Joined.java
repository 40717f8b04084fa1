package se.samverkan.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import se.samverkan.kit.content.Outcome;

/**
 * A document with what others say of it, for what it is found and counted by.
 *
 * @param agreement the agreement that it develops, or null
 * @param progress the progress of it as a promise, or null
 */
record Joined(Published document, ObjectNode json, JsonNode agreement, Progress progress) {

    /** Throws RuntimeException where its own part makes no fields or counts. */
    void check() {
        fields(0);
        counts(Map.of());
    }

    Document fields(int slot) {
        return Fields.of(document, slot, DocumentText.of(json), outcomes(), focusAreas());
    }

    /** What is counted of it as a promise that these follow-ups are about. */
    Counts counts(Map<UUID, ObjectNode> followUps) {
        return new PromiseCount(json, progress, followUps).counts();
    }

    /** Those that a follow-up states, and those that the items of a promise have. */
    private Set<Outcome> outcomes() {
        var outcomes = EnumSet.noneOf(Outcome.class);
        json.path("assessments").findValuesAsText("outcome").forEach(name -> outcomes.add(Outcome.valueOf(name)));
        if (progress != null) {
            progress.items().forEach(item -> outcomes.add(item.outcome()));
        }
        return outcomes;
    }

    /** The ids and titles of an agreement's own, and of those that the items of a promise or action plan serve. */
    private Set<String> focusAreas() {
        var ids = new TreeSet<String>();
        Stream.of("commitments", "measures")
                .flatMap(items -> json.path(items).valueStream())
                .map(item -> item.path("focusAreaId").asText(null))
                .filter(id -> id != null)
                .forEach(ids::add);
        var names = new TreeSet<>(ids);
        json.path("focusAreas").forEach(area -> addNames(area, names));
        if (agreement != null) {
            agreement
                    .path("focusAreas")
                    .valueStream()
                    .filter(area -> ids.contains(area.path("id").asText()))
                    .forEach(area -> addNames(area, names));
        }
        return names;
    }

    private static void addNames(JsonNode focusArea, Set<String> names) {
        Stream.of("id", "title")
                .map(member -> focusArea.path(member).asText(null))
                .filter(name -> name != null && name.length() <= Fields.MAX_TERM_LENGTH)
                .forEach(names::add);
    }
}
