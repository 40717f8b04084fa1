package se.samverkan.e2e.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.samverkan.e2e.system.ApiEditor;
import se.samverkan.e2e.system.SystemUnderTest;

/** Published documents become public by events; unpublished ones do not. */
@ExtendWith(SystemUnderTest.Running.class)
class EventStory {
    private static final String CODE = "0114";

    private final SystemUnderTest system;
    private final ApiEditor editor;

    EventStory(SystemUnderTest system) {
        this.system = system;
        this.editor = new ApiEditor(system, CODE);
    }

    @Test
    void a_published_agreement_is_public_by_itself_in_lists_and_in_the_overview() {
        var agreement = editor.publish(editor.draft("agreements", editor.agreement("Avtalet som alla läser")));

        var read = system.read(agreement.path());

        assertThat(read.getString("title")).isEqualTo("Avtalet som alla läser");
        assertThat(read.getInt("version")).isEqualTo(1);
        assertThat(read.getString("publicationStatus")).isEqualTo("PUBLISHED");
        assertThat(read.getMap("$")).doesNotContainKey("hasUnpublishedChanges");
        assertThat(read.getMap("_links.self"))
                .isEqualTo(Map.of("href", system.address() + agreement.path(), "rel", "self", "method", "GET"));
        assertThat(idsInList("agreements")).contains(agreement.id());
        assertThat(overview().getList("agreements.id", String.class)).contains(agreement.id());
    }

    @Test
    void a_publication_and_a_withdrawal_are_public_when_they_are_answered() {
        var draft = editor.draft("agreements", editor.agreement("Synligt genast"));

        var published = editor.change("archivist", draft, "{}").post(draft.path() + "/publications");

        published.then().statusCode(200).header("Samverkan-Visible", nullValue());
        system.anyone().get(draft.path()).then().statusCode(200).body("title", equalTo("Synligt genast"));

        editor.as("approver")
                .contentType("application/json")
                .header("If-Match", published.header("ETag"))
                .body("{\"explanation\": \"Prov\"}")
                .post(draft.path() + "/withdrawals")
                .then()
                .statusCode(200)
                .header("Samverkan-Visible", nullValue());
        system.anyone().get(draft.path()).then().statusCode(410);
    }

    @Test
    void a_draft_never_leaves_its_owner() {
        var draft = editor.draft("agreements", editor.agreement("Utkastet"));
        // A later document has arrived, so the draft would have arrived too.
        editor.publish(editor.draft("agreements", editor.agreement("Avtalet efter utkastet")));

        system.anyone().get(draft.path()).then().statusCode(404).contentType("application/problem+json");
        assertThat(idsInList("agreements")).doesNotContain(draft.id());
        assertThat(overview().getList("agreements.id")).doesNotContain(draft.id());
        editor.as("editor").get(draft.path()).then().statusCode(200).body("publicationStatus", equalTo("DRAFT"));
        system.as("editor", "municipality:0115").get(draft.path()).then().statusCode(404);
    }

    @Test
    void an_edit_is_not_public_until_it_is_published() {
        var first = editor.publish(editor.draft("agreements", editor.agreement("Som det var")));
        var edited = editor.edit(first, editor.agreement("Som det blev"));

        editor.as("editor").get(edited.path()).then().body("title", equalTo("Som det blev"));
        assertThat(system.read(edited.path()).getString("title")).isEqualTo("Som det var");

        editor.publish(edited);

        assertThat(system.read(edited.path()).getString("title")).isEqualTo("Som det blev");
        assertThat(system.read(edited.path()).getInt("version")).isEqualTo(2);
    }

    @Test
    void a_promise_may_refer_to_an_agreement_after_its_publication() {
        var agreement = editor.draft("agreements", editor.agreement("Avtalet bakom löftet"));
        var promise = editor.document("Löftet", "\"agreementId\": \"" + agreement.id() + "\"");
        post("promises", promise, 422, "/agreementId");

        editor.publish(agreement);

        var published = editor.publish(editor.draft("promises", promise));
        assertThat(system.read(published.path()).getString("agreementId")).isEqualTo(agreement.id());
    }

    @Test
    void a_promise_may_not_refer_to_a_withdrawn_agreement() {
        var agreement = editor.publish(editor.draft("agreements", editor.agreement("Avtalet som drogs tillbaka")));
        editor.withdraw(agreement, "Parterna är inte överens.");
        var promise = editor.document("Löftet utan avtal", "\"agreementId\": \"" + agreement.id() + "\"");

        await().atMost(ApiEditor.TIMEOUT).untilAsserted(() -> post("promises", promise, 422, "/agreementId"));
    }

    @Test
    void the_progress_of_a_withdrawn_promise_is_gone() {
        var promise = editor.publish(editor.draft("promises", editor.agreement("Löftet som drogs tillbaka")));
        await().atMost(ApiEditor.TIMEOUT)
                .until(() -> system.anyone().get(promise.path() + "/progress").statusCode(), status -> status == 200);

        editor.withdraw(promise, "Löftet gavs av misstag.");

        system.anyone()
                .get(promise.path() + "/progress")
                .then()
                .statusCode(410)
                .contentType("application/problem+json")
                .body("explanation", equalTo("Löftet gavs av misstag."));
        assertThat(overview().getList("promises.id")).doesNotContain(promise.id());
    }

    @Test
    void activity_reports_are_summed_until_a_follow_up_assesses_the_promise() {
        var promise = editor.publish(editor.draft("promises", editor.document("Vandringslöftet", """
            "activities": [{"id": "a1", "text": "Vandra.", "targets": [
              {"id": "t1", "comparator": "AT_LEAST", "value": 4, "unit": "vandringar"}]}]\
            """)));
        report(promise, 1);
        report(promise, 2);

        awaitProgress(promise, "NOT_ASSESSED", 3);

        editor.publish(editor.draft("follow-ups", editor.document("Uppföljningen", """
            "kind": "ANNUAL", "subject": {"type": "PROMISE", "id": "%s"},
            "assessments": [{"itemId": "a1", "outcome": "FULFILLED", "basis": "MEASURED",
              "results": [{"targetId": "t1", "value": 5, "unit": "vandringar"}]}]\
            """.formatted(promise.id()))));

        awaitProgress(promise, "FULFILLED", 5);
        assertThat(overview().getString("promises.find { it.id == '" + promise.id() + "' }.progress.items[0].outcome"))
                .isEqualTo("FULFILLED");
    }

    private void report(ApiEditor.Revision promise, int value) {
        editor.as("editor")
                .contentType("application/json")
                .body("""
                    {"promiseId": "%s", "activityId": "a1", "value": %d, "unit": "vandringar"}\
                    """.formatted(promise.id(), value))
                .post("/activity-reports")
                .then()
                .statusCode(201)
                .body("version", equalTo(1), "publicationStatus", equalTo("PUBLISHED"));
    }

    private void awaitProgress(ApiEditor.Revision promise, String outcome, int achieved) {
        await().atMost(ApiEditor.TIMEOUT).untilAsserted(() -> {
            var progress = system.read(promise.path() + "/progress");
            assertThat(progress.getList("items.outcome")).containsExactly(outcome);
            assertThat(progress.getList("items[0].achieved.value")).containsExactly(achieved);
        });
    }

    private void post(String collection, String body, int status, String pointer) {
        editor.as("archivist")
                .contentType("application/json")
                .body(body)
                .post("/" + collection)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("violations.pointer", hasItem(pointer));
    }

    private JsonPath overview() {
        return system.read("/municipalities/" + CODE + "/overview");
    }

    private List<String> idsInList(String collection) {
        return system.read("/" + collection + "?limit=100&municipality=" + CODE).getList("items.id");
    }
}
