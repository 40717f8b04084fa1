package se.samverkan.bench.data;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The follow-up (uppföljning) of a promise of the national data, and the progress computed from it. */
record FollowUpText(PromiseSeed seed) {

    /** Follow-ups are published early in the year after the promise. */
    static LocalDate earliestPublication(PromiseSeed seed) {
        return LocalDate.of(seed.year() + 1, 1, 15);
    }

    /** Whether the promise has a follow-up: all but those of the last year. */
    static boolean exists(PromiseSeed seed) {
        return seed.year() < NationalData.LAST_YEAR;
    }

    private UUID promiseId() {
        return seed.id("promise", PromiseText.earliestPublication(seed));
    }

    Map<String, Object> content() {
        var random = seed.random("follow-up");
        var promise = new PromiseText(seed);
        var all = new LinkedHashMap<String, Object>();
        all.put("title", "Uppföljning av " + promise.title().replaceFirst("^M", "m"));
        all.put("municipalities", List.of(seed.municipality().code()));
        all.put("district", seed.district());
        all.put("parties", seed.parties());
        all.put("kind", "ANNUAL");
        all.put("subject", Map.of("type", "PROMISE", "id", promiseId(), "version", 1));
        all.put("period", PromiseText.year(seed.year()));
        all.put("assessments", Assessment.of(seed));
        all.put("findings", List.of(Map.of("text", seed.theme().problem() + " Andelen minskar.", "trend", "IMPROVED")));
        all.put("conclusion", Words.oneOf(Words.SWEDISH.conclusions(), random));
        all.put("nextSteps", List.of(Words.oneOf(Words.SWEDISH.nextSteps(), random)));
        all.put("sources", List.of(promise.source("Uppföljning " + seed.year())));
        all.put("language", "sv");
        all.put(
                "confirmations",
                seed.parties().stream()
                        .map(party -> Map.of("partyId", party.id(), "status", "PENDING"))
                        .toList());
        return all;
    }

    /** The progress as followup-service publishes it: every item with the outcome of the follow-up, if there is one. */
    Map<String, Object> progress() {
        var items = new ArrayList<Map<String, Object>>();
        var counts = new TreeMap<String, Integer>();
        for (var assessment : Assessment.of(seed)) {
            var item = new LinkedHashMap<String, Object>();
            item.put("itemId", assessment.itemId());
            item.put("kind", assessment.itemId().startsWith("c") ? "COMMITMENT" : "ACTIVITY");
            item.put("outcome", exists(seed) ? assessment.outcome() : "NOT_ASSESSED");
            if (exists(seed)) {
                item.put("basis", assessment.basis());
                item.put("text", assessment.text());
                item.put("followUpId", seed.id("follow-up", earliestPublication(seed)));
                item.put(
                        "achieved",
                        assessment.results().stream()
                                .map(FollowUpText::achieved)
                                .toList());
            }
            items.add(item);
            counts.merge((String) item.get("outcome"), 1, Integer::sum);
        }
        return Map.of("promiseId", promiseId(), "items", items, "counts", counts);
    }

    private static Map<String, Object> achieved(Map<String, Object> result) {
        return Map.of("targetId", result.get("targetId"), "value", result.get("value"), "unit", result.get("unit"));
    }
}
