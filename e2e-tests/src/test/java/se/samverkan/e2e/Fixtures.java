package se.samverkan.e2e;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import se.samverkan.e2e.ApiEditor.Written;

/** Documents for requests to be about: one of every kind that stands, and as many more as are used up. */
final class Fixtures {
    /** Of no other story. */
    private static final String CODE = "2401";

    static final String PARTY = "municipality:" + CODE;

    private final TheSystem system;
    private final ApiEditor clerk;
    private final Map<String, Written> published = new HashMap<>();

    Fixtures(TheSystem system) {
        this.system = system;
        this.clerk = new ApiEditor(system, CODE);
        List.of("agreements", "promises", "action-plans", "follow-ups")
                .forEach(collection -> published.put(collection, clerk.publish(draft(collection))));
        var report = draft("activity-reports");
        clerk.awaitReadable(report);
        published.put("activity-reports", report);
    }

    /** The published one that everybody can read. */
    Written published(String collection) {
        return published.get(collection);
    }

    /** A new one; an activity report is public at once. */
    Written draft(String collection) {
        return clerk.draft(collection, body(collection));
    }

    /** A new one, published. */
    Written newlyPublished(String collection) {
        var draft = draft(collection);
        return collection.equals("activity-reports") ? draft : clerk.publishUnseen(draft);
    }

    /** What an operation is done to: reads see what stands, a draft is changed, what is published is withdrawn and so on. */
    Written documentFor(ContractOperation operation) {
        if (!operation.isAboutADocument()) {
            return null;
        }
        if (operation.isRead()) {
            return published(operation.collection());
        }
        var isOnADraft = Stream.of("/{id}", "/approvals", "/publications").anyMatch(operation::endsWith);
        return isOnADraft ? draft(operation.collection()) : newlyPublished(operation.collection());
    }

    /** With a token of its role; who needs none comes without: the owners answer a reader with one otherwise. */
    Call authorised(Call call) {
        return call.operation()
                .role()
                .map(role -> call.withHeader(
                        "Authorization", "Bearer " + system.keys().token(List.of(role), List.of(PARTY))))
                .orElse(call);
    }

    /** What exists, by the name of the member or parameter that takes it. */
    Map<String, List<String>> real() {
        var agreement = published("agreements").id();
        var promise = published("promises").id();
        return Map.ofEntries(
                Map.entry("id", List.of(PARTY, agreement)),
                Map.entry("partyId", List.of(PARTY)),
                Map.entry("municipalities", List.of(CODE)),
                Map.entry("municipality", List.of(CODE)),
                Map.entry("code", List.of(CODE)),
                Map.entry("agreementId", List.of(agreement)),
                Map.entry("supersedes", List.of(agreement)),
                Map.entry("type", List.of("AGREEMENT")),
                Map.entry("version", List.of("1")),
                Map.entry("number", List.of("1")),
                Map.entry("from", List.of("0")),
                // From one word to sixteen, which no schema can say.
                Map.entry("q", List.of("trygghet", "Strängnäs", "polisens trygghetsvandring")),
                Map.entry("promiseId", List.of(promise)),
                Map.entry("renews", List.of(promise)),
                Map.entry("activityId", List.of("a1")),
                Map.entry("commitmentId", List.of("c1")),
                Map.entry("itemId", List.of("f1")),
                Map.entry("pointers", List.of("/summary", "/title")));
    }

    /** What a draft of a collection is made of. */
    String body(String collection) {
        return clerk.document(
                "Det som står",
                switch (collection) {
                    case "agreements" ->
                        "\"summary\": \"Om samverkan\", \"focusAreas\": [{\"id\": \"f1\", \"title\": \"Ungdomar\"}]";
                    case "promises" -> """
                "summary": "Om löftet", "commitments": [{"id": "c1", "text": "Vi syns"}],\
                 "activities": [{"id": "a1", "text": "Vi går"}]""";
                    case "follow-ups" -> """
                "summary": "Om året", "kind": "ANNUAL", "subject": {"type": "AGREEMENT", "id": "%s"}""".formatted(published("agreements").id());
                    case "activity-reports" ->
                        """
                "summary": "Om rundan", "promiseId": "%s", "activityId": "a1\"""".formatted(published("promises").id());
                    default -> "\"summary\": \"Om planen\"";
                });
    }
}
