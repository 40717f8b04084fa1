package se.samverkan.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverkan.agreements.AgreementRequests.anonymous;
import static se.samverkan.agreements.AgreementRequests.as;
import static se.samverkan.agreements.AgreementRequests.body;
import static se.samverkan.agreements.AgreementRequests.created;
import static se.samverkan.agreements.AgreementRequests.publish;
import static se.samverkan.agreements.AgreementRequests.published;
import static se.samverkan.agreements.AgreementRequests.withdraw;
import static se.samverkan.stack.testing.ServiceRequests.STRANGNAS;
import static se.samverkan.stack.testing.ServiceRequests.pointers;
import static se.samverkan.stack.testing.ServiceRequests.problem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.stack.testing.ServiceTest;

/** The life of agreements and action plans: draft, published, edited, withdrawn, and the actions that each state denies. */
@QuarkusTest
@ServiceTest(database = "agreements")
class LifeTest {
    @ParameterizedTest
    @ValueSource(strings = {"agreements", "action-plans"})
    void a_draft_becomes_public_when_the_archivist_publishes_it(String collection) {
        var id = created(collection, body("Publiceras"));
        problem(anonymous().get("/{collection}/{id}", collection, id), 404);

        var published = publish(collection, id, "\"1\"");

        assertThat(published.statusCode()).isEqualTo(200);
        assertThat(published.header("ETag")).isEqualTo("\"2\"");
        assertThat(published.<Integer>path("version")).isEqualTo(1);
        assertThat(published.<Boolean>path("hasUnpublishedChanges")).isFalse();
        var read = anonymous().get("/{collection}/{id}", collection, id);
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.<String>path("publicationStatus")).isEqualTo("PUBLISHED");
        assertThat(read.<String>path("title")).isEqualTo("Publiceras");
        assertThat(read.<Object>path("hasUnpublishedChanges")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"agreements", "action-plans"})
    void the_public_sees_an_edit_only_as_the_next_version(String collection) {
        var id = published(collection, body("Första"));

        var edited = put(collection, id, "\"2\"", "Andra");

        assertThat(edited.statusCode()).isEqualTo(200);
        assertThat(edited.header("ETag")).isEqualTo("\"3\"");
        assertThat(edited.<Boolean>path("hasUnpublishedChanges")).isTrue();
        assertThat(anonymous().get("/{collection}/{id}", collection, id).<String>path("title"))
                .isEqualTo("Första");
        assertThat(publish(collection, id, "\"3\"").<Integer>path("version")).isEqualTo(2);
        assertThat(anonymous().get("/{collection}/{id}", collection, id).<String>path("title"))
                .isEqualTo("Andra");
    }

    @ParameterizedTest
    @ValueSource(strings = {"agreements", "action-plans"})
    void a_withdrawal_leaves_its_explanation_in_the_documents_place(String collection) {
        var id = published(collection, body("Dras tillbaka"));

        var withdrawn = withdraw(collection, id, "\"2\"");

        assertThat(withdrawn.statusCode()).isEqualTo(200);
        assertThat(withdrawn.<String>path("publicationStatus")).isEqualTo("WITHDRAWN");
        var gone = problem(anonymous().get("/{collection}/{id}", collection, id), 410);
        assertThat(gone.getString("explanation")).isEqualTo("Fel dokument publicerades.");
        assertThat(gone.getString("withdrawnBy")).isEqualTo(STRANGNAS);
        assertThat(gone.getString("withdrawnAt")).isEqualTo(withdrawn.<String>path("updatedAt"));
        assertThat(gone.<Object>get("title")).isEqualTo("Gone");
        problem(withdraw(collection, id, "\"3\""), 409);
    }

    @ParameterizedTest
    @ValueSource(strings = {"agreements", "action-plans"})
    void only_a_document_that_was_never_published_is_deleted(String collection) {
        var draft = created(collection, body("Utkast"));
        var published = published(collection, body("Publicerad"));

        assertThat(delete(collection, draft, "\"1\"").statusCode()).isEqualTo(204);
        problem(as("editor", STRANGNAS).get("/{collection}/{id}", collection, draft), 404);
        problem(delete(collection, draft, "\"1\""), 404);
        problem(delete(collection, published, "\"2\""), 409);
        assertThat(anonymous().get("/{collection}/{id}", collection, published).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"agreements", "action-plans"})
    void an_action_that_the_state_forbids_is_a_conflict(String collection) {
        var draft = created(collection, body("Utkast"));
        problem(withdraw(collection, draft, "\"1\""), 409);
        var published = published(collection, body("Publicerad"));
        problem(publish(collection, published, "\"2\""), 409);
        assertThat(anonymous().get("/{collection}/{id}", collection, published).<Integer>path("version"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"agreements", "action-plans"})
    void every_change_names_its_revision(String collection) {
        var id = published(collection, body("Revision två"));

        problem(as("editor", STRANGNAS).body(body("Ny").toString()).put("/{collection}/{id}", collection, id), 428);
        problem(as("editor", STRANGNAS).delete("/{collection}/{id}", collection, id), 428);
        problem(as("archivist", STRANGNAS).body("{}").post("/{c}/{id}/publications", collection, id), 428);
        problem(
                as("approver", STRANGNAS).body("{\"explanation\":\"x\"}").post("/{c}/{id}/withdrawals", collection, id),
                428);
        for (var stale : new Response[] {
            put(collection, id, "\"1\"", "Ny"),
            delete(collection, id, "\"1\""),
            publish(collection, id, "\"1\""),
            withdraw(collection, id, "\"1\"")
        }) {
            problem(stale, 412);
            assertThat(stale.header("ETag")).isEqualTo("\"2\"");
        }
        assertThat(anonymous().get("/{collection}/{id}", collection, id).<Integer>path("revision"))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"agreements", "action-plans"})
    void an_archive_publication_needs_its_source_and_a_withdrawal_its_reason(String collection) {
        var withoutSource = body("Utan källa");
        withoutSource.remove("sources");
        var id = created(collection, withoutSource);
        assertThat(pointers(publish(collection, id, "\"1\""), 422)).containsExactly("/sources/0");

        var published = published(collection, body("Med källa"));
        var withoutReason = as("approver", STRANGNAS)
                .header("If-Match", "\"2\"")
                .body("{\"explanation\":\" \"}")
                .post("/{collection}/{id}/withdrawals", collection, published);
        assertThat(pointers(withoutReason, 400)).containsExactly("/explanation");
    }

    private static Response put(String collection, String id, String ifMatch, String title) {
        return as("editor", STRANGNAS)
                .header("If-Match", ifMatch)
                .body(body(title).toString())
                .put("/{collection}/{id}", collection, id);
    }

    private static Response delete(String collection, String id, String ifMatch) {
        return as("editor", STRANGNAS).header("If-Match", ifMatch).delete("/{collection}/{id}", collection, id);
    }
}
