package se.samverkan.e2e.contract;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import se.samverkan.e2e.system.ApiEditor;
import se.samverkan.e2e.system.ApiEditor.Revision;
import se.samverkan.e2e.system.SystemUnderTest;

/** Documents for requests: a published one of every kind, and new ones for requests that change them. */
public final class Fixtures {
    /** A municipality that no other test uses. */
    private static final String CODE = "2401";

    public static final String PARTY = "municipality:" + CODE;

    private final SystemUnderTest system;
    private final ApiEditor editor;
    private final Map<String, Revision> published = new HashMap<>();
    private final SubscriptionFixtures subscriptions;

    public Fixtures(SystemUnderTest system) {
        this.system = system;
        this.editor = new ApiEditor(system, CODE);
        List.of("agreements", "promises", "action-plans", "follow-ups")
                .forEach(collection -> published.put(collection, editor.publish(draft(collection))));
        var report = draft("activity-reports");
        editor.awaitReadable(report);
        published.put("activity-reports", report);
        subscriptions = new SubscriptionFixtures(system, PARTY);
    }

    /** The published document of a collection. */
    public Revision published(String collection) {
        return published.get(collection);
    }

    /** A new draft; an activity report is public at once. */
    public Revision draft(String collection) {
        return editor.draft(collection, body(collection));
    }

    /** A new published document. */
    public Revision newlyPublished(String collection) {
        var draft = draft(collection);
        return collection.equals("activity-reports") ? draft : editor.publishWithoutWaiting(draft);
    }

    /** The document for an operation: the published one for reads, a new draft or published document for changes. */
    public Revision documentFor(ContractOperation operation) {
        if (operation.isAboutASubscription()) {
            return subscriptions.subscriptionFor(operation);
        }
        if (!operation.isAboutADocument()) {
            return null;
        }
        if (operation.isRead()) {
            return published(operation.collection());
        }
        var isOnADraft = Stream.of("/{id}", "/approvals", "/publications").anyMatch(operation::endsWith);
        return isOnADraft ? draft(operation.collection()) : newlyPublished(operation.collection());
    }

    /** With a token of the operation's role; without one for operations that need none. */
    public Call authorised(Call call) {
        return call.operation()
                .role()
                .map(role -> call.withHeader(
                        "Authorization", "Bearer " + system.keys().token(List.of(role), List.of(PARTY))))
                .orElse(call);
    }

    /** The existing values by the name of their member or parameter. */
    public Map<String, List<String>> existingValues() {
        var values = new HashMap<>(ofDocuments());
        values.putAll(subscriptions.existingValues());
        return values;
    }

    /** The same, and for subscriptions addresses that no other subscription has. */
    Map<String, List<String>> existingValues(ContractOperation operation) {
        var values = existingValues();
        if (operation.collection().equals(SubscriptionFixtures.COLLECTION)) {
            values.putAll(SubscriptionFixtures.values());
        }
        return values;
    }

    private Map<String, List<String>> ofDocuments() {
        var agreement = published("agreements").id();
        var promise = published("promises").id();
        return Map.ofEntries(
                Map.entry("id", List.of(PARTY, agreement)),
                Map.entry("partyId", List.of(PARTY)),
                Map.entry("municipalities", List.of(CODE)),
                Map.entry("municipality", List.of(CODE)),
                Map.entry("code", List.of(CODE)),
                Map.entry("county", List.of("24")),
                Map.entry("agreementId", List.of(agreement)),
                Map.entry("supersedes", List.of(agreement)),
                Map.entry("partOf", List.of(agreement, promise)),
                Map.entry("type", List.of("AGREEMENT")),
                Map.entry("version", List.of("1")),
                Map.entry("number", List.of("1")),
                Map.entry("from", List.of("0")),
                // Waiting takes time and changes nothing.
                Map.entry("wait", List.of("0")),
                // From one to sixteen words, a rule that a schema cannot express.
                Map.entry("q", List.of("trygghet", "Strängnäs", "polisens trygghetsvandring")),
                Map.entry("promiseId", List.of(promise)),
                Map.entry("renews", List.of(promise)),
                Map.entry("activityId", List.of("a1")),
                Map.entry("commitmentId", List.of("c1")),
                Map.entry("itemId", List.of("f1")),
                Map.entry("pointers", List.of("/summary", "/title")));
    }

    /** The content of a draft of a collection. */
    public String body(String collection) {
        if (collection.equals(SubscriptionFixtures.COLLECTION)) {
            return SubscriptionFixtures.body();
        }
        return editor.document(
                "Det som står",
                switch (collection) {
                    case "agreements" ->
                        "\"summary\": \"Om samverkan\", \"focusAreas\": [{\"id\": \"f1\", \"title\": \"Ungdomar\"}]";
                    case "promises" -> """
                        "summary": "Om löftet", "commitments": [{"id": "c1", "text": "Vi syns"}],\
                         "activities": [{"id": "a1", "text": "Vi går"}]\
                        """;
                    case "follow-ups" -> """
                        "summary": "Om året", "kind": "ANNUAL", "subject": {"type": "AGREEMENT", "id": "%s"}\
                        """.formatted(published("agreements").id());
                    case "activity-reports" ->
                        """
                        "summary": "Om rundan", "promiseId": "%s", "activityId": "a1\"\
                        """.formatted(published("promises").id());
                    default -> "\"summary\": \"Om planen\"";
                });
    }
}
