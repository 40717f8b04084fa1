package se.samverkan.documents.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static se.samverkan.documents.imports.ImportRequests.PATH;
import static se.samverkan.documents.imports.ImportRequests.archive;
import static se.samverkan.documents.imports.ImportRequests.done;
import static se.samverkan.documents.imports.ImportRequests.drafts;
import static se.samverkan.documents.imports.ImportRequests.dryRun;
import static se.samverkan.documents.imports.ImportRequests.ids;
import static se.samverkan.documents.imports.ImportRequests.outcomes;
import static se.samverkan.documents.note.NoteRequests.NOTES;
import static se.samverkan.documents.note.NoteRequests.note;
import static se.samverkan.stack.testing.ServiceRequests.anonymous;
import static se.samverkan.stack.testing.ServiceRequests.as;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.samverkan.stack.testing.ServiceTest;

/** A whole file is undone, as long as nobody has edited what it brought. */
@QuarkusTest
@ServiceTest(database = "agreements")
class ImportReversalTest {
    private final String key = UUID.randomUUID().toString();

    private Map<String, Object> keyed(String title) {
        return note(title, "externalId", key);
    }

    private static JsonPath reversed(JsonPath done) {
        return done(as("archivist"), PATH + "/" + done.getString("id") + "/reversals");
    }

    private static ValidatableResponse reverse(JsonPath done) {
        return as("archivist")
                .post(PATH + "/" + done.getString("id") + "/reversals")
                .then();
    }

    @Test
    void new_drafts_are_deleted() {
        var done = drafts(keyed("Utkast"), note("Till", "externalId", key + "-2"));

        var reversed = reversed(done);

        assertThat(reversed.getString("status")).isEqualTo("REVERSED");
        assertThat(reversed.getInt("counts.reversed")).isEqualTo(2);
        assertThat(outcomes(dryRun(keyed("Utkast")))).containsExactly("CREATED");
    }

    @Test
    void new_publications_are_withdrawn_with_an_explanation() {
        var done = archive(keyed("Publicerad"));
        var id = ids(done).getFirst();

        reversed(done);

        NOTES.read(anonymous(), id)
                .statusCode(410)
                .body("explanation", equalTo("Dokumentet kom med en import som har ångrats."));
    }

    @Test
    void changed_documents_have_their_former_content_again() {
        var id = ids(archive(keyed("Före"))).getFirst();
        var changed = archive(keyed("Efter"));

        reversed(changed);

        NOTES.read(anonymous(), id)
                .statusCode(200)
                .body("title", equalTo("Före"))
                .body("version", equalTo(3));
    }

    @Test
    void nothing_is_undone_once_a_document_was_edited() {
        var done = drafts(keyed("Importerad"), note("Orörd", "externalId", key + "-2"));
        var edited = ids(done).getFirst();
        NOTES.replace(edited, 1, keyed("Redigerad")).statusCode(200);

        reverse(done).statusCode(409).body("edited", hasItem(edited));

        NOTES.read(as("editor"), edited).body("title", equalTo("Redigerad"));
        NOTES.read(as("editor"), ids(done).getLast()).statusCode(200);
    }

    @Test
    void a_dry_run_is_not_undone_and_a_repeated_reversal_does_nothing() {
        reverse(dryRun(keyed("Prövad"))).statusCode(409);
        var done = drafts(keyed("Ångrad"));
        reversed(done);

        // The same request again.
        reverse(done).statusCode(202).body("status", equalTo("REVERSED"));
    }

    @Test
    void only_an_archivist_withdraws_what_came_from_the_archive() {
        var done = archive(keyed("Publicerad"));

        as("editor")
                .post(PATH + "/" + done.getString("id") + "/reversals")
                .then()
                .statusCode(403);
    }

    @Test
    void a_file_does_not_publish_changes_that_nobody_has_published() {
        var id = ids(archive(keyed("Version ett"))).getFirst();
        NOTES.replace(id, 2, keyed("Hemligt utkast")).statusCode(200);

        assertThat(outcomes(archive(keyed("Version två")))).containsExactly("REFUSED");
        NOTES.read(anonymous(), id).body("title", equalTo("Version ett"));
    }

    @Test
    void a_redacted_text_does_not_come_back() {
        var id = ids(archive(keyed("Med ett namn"))).getFirst();
        var changed = archive(keyed("Utan"));
        NOTES.redact(id, 4, "/title").statusCode(200);

        reverse(changed).statusCode(409);
        var again = archive(keyed("Med ett namn"));
        assertThat(outcomes(again)).containsExactly("REFUSED");
        assertThat(ids(again)).containsExactly(id);
    }
}
