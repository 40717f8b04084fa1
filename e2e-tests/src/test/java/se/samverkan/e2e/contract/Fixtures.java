package se.samverkan.e2e.contract;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import se.samverkan.e2e.system.ApiEditor.Revision;
import se.samverkan.e2e.system.ApiEditor;
import se.samverkan.e2e.system.SystemUnderTest;

/** Documents for requests to be about: one of every kind that stands, and as many more as are used up. */
public final class Fixtures {
    /** Of no other story. */
    private static final String CODE = "2401";

    public static final String PARTY = "municipality:" + CODE;

    private final SystemUnderTest system;
    private final ApiEditor editor;
    private final Map<String, Revision> published = new HashMap<>();

    public Fixtures(SystemUnderTest system) {
        this.system = system;
        this.editor = new ApiEditor(system, CODE);
        List.of("agreements", "promises", "action-plans", "follow-ups")
                .forEach(collection -> published.put(collection, editor.publish(draft(collection))));
        var report = draft("activity-reports");
        editor.awaitReadable(report);
        published.put("activity-reports", report);
    }

    /** The published one that everybody can read. */
    public Revision published(String collection) {
        return published.get(collection);
    }

    /** A new one; an activity report is public at once. */
    public Revision draft(String collection) {
        return editor.draft(collection, body(collection));
    }

    /** A new one, published. */
    public Revision newlyPublished(String collection) {
        var draft = draft(collection);
        return collection.equals("activity-reports") ? draft : editor.publishUnseen(draft);
    }

    /** What an operation is done to: reads see what stands, a draft is changed, what is published is withdrawn and so on. */
    public Revision documentFor(ContractOperation operation) {
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
    public Call authorised(Call call) {
        return call.operation()
                .role()
                .map(role -> call.withHeader(
                        "Authorization", "Bearer " + system.keys().token(List.of(role), List.of(PARTY))))
                .orElse(call);
    }

    /** What exists, by the name of the member or parameter that takes it. */
    public Map<String, List<String>> real() {
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
    public String body(String collection) {
        return editor.document(
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
