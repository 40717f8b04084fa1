package se.samverkan.bench.data;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The follow-up (uppföljning) of a promise of the national data, and the progress that is reckoned from it. */
record FollowUpText(PromiseSeed slot) {

    /** Early in the year after the promise. */
    static LocalDate season(PromiseSeed slot) {
        return LocalDate.of(slot.year() + 1, 1, 15);
    }

    static boolean isThere(PromiseSeed slot) {
        return slot.year() < NationalData.LAST_YEAR;
    }

    private UUID promiseId() {
        return slot.id("promise", PromiseText.season(slot));
    }

    Map<String, Object> content() {
        var random = slot.random("follow-up");
        var promise = new PromiseText(slot);
        var all = new LinkedHashMap<String, Object>();
        all.put("title", "Uppföljning av " + promise.title().replaceFirst("^M", "m"));
        all.put("municipalities", List.of(slot.municipality().code()));
        all.put("district", slot.district());
        all.put("parties", slot.parties());
        all.put("kind", "ANNUAL");
        all.put("subject", Map.of("type", "PROMISE", "id", promiseId(), "version", 1));
        all.put("period", PromiseText.year(slot.year()));
        all.put("assessments", Assessment.of(slot));
        all.put("findings", List.of(Map.of("text", slot.theme().problem() + " Andelen minskar.", "trend", "IMPROVED")));
        all.put("conclusion", Words.oneOf(Words.SWEDISH.conclusions(), random));
        all.put("nextSteps", List.of(Words.oneOf(Words.SWEDISH.nextSteps(), random)));
        all.put("sources", List.of(promise.source("Uppföljning " + slot.year())));
        all.put("language", "sv");
        all.put(
                "confirmations",
                slot.parties().stream()
                        .map(party -> Map.of("partyId", party.id(), "status", "PENDING"))
                        .toList());
        return all;
    }

    /** What followup-service would tell of the promise: the follow-up's word on every item, or that there is none yet. */
    Map<String, Object> progress() {
        var items = new ArrayList<Map<String, Object>>();
        var counts = new TreeMap<String, Integer>();
        for (var assessment : Assessment.of(slot)) {
            var item = new LinkedHashMap<String, Object>();
            item.put("itemId", assessment.itemId());
            item.put("kind", assessment.itemId().startsWith("c") ? "COMMITMENT" : "ACTIVITY");
            item.put("outcome", isThere(slot) ? assessment.outcome() : "NOT_ASSESSED");
            if (isThere(slot)) {
                item.put("basis", assessment.basis());
                item.put("text", assessment.text());
                item.put("followUpId", slot.id("follow-up", season(slot)));
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
