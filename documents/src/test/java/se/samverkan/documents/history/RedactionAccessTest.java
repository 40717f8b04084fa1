package se.samverkan.documents.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static se.samverkan.documents.note.NoteRequests.NOTES;
import static se.samverkan.documents.note.NoteRequests.noteWithRepresentatives;
import static se.samverkan.stack.testing.ServiceRequests.EKERO;
import static se.samverkan.stack.testing.ServiceRequests.POLICE;
import static se.samverkan.stack.testing.ServiceRequests.PROBLEM;
import static se.samverkan.stack.testing.ServiceRequests.STRANGNAS;
import static se.samverkan.stack.testing.ServiceRequests.anonymous;
import static se.samverkan.stack.testing.ServiceRequests.as;
import static se.samverkan.stack.testing.ServiceRequests.parties;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.documents.note.VersionChain;
import se.samverkan.stack.testing.ServiceDatabase;
import se.samverkan.stack.testing.ServiceTest;

/** Only an admin of a party redacts, only published documents, and only through the function of the database. */
@QuarkusTest
@ServiceTest(database = "agreements")
class RedactionAccessTest {
    private static final Map<String, Object> NAME =
            Map.of("pointers", List.of("/representatives/0/name"), "reason", "Enskild person");

    @Test
    void a_draft_is_edited_instead() {
        var id = NOTES.draft(withEva());

        NOTES.post(as("admin"), id, "redactions", 1, NAME)
                .statusCode(409)
                .contentType(PROBLEM)
                .body("detail", is("It was never published: edit or delete the draft instead"));
        NOTES.read(as("editor"), id).body("revision", is(1)).body("representatives[0].name", is("Eva Ek"));
    }

    @Test
    void only_an_admin_of_a_party_of_what_is_published_redacts() {
        var id = NOTES.published(withEva());

        for (var role : List.of("editor", "approver", "archivist")) {
            NOTES.post(as(role), id, "redactions", 2, NAME).statusCode(403).contentType(PROBLEM);
        }
        NOTES.post(anonymous(), id, "redactions", 2, NAME).statusCode(401).contentType(PROBLEM);
        NOTES.post(as("admin", EKERO), id, "redactions", 2, NAME)
                .statusCode(403)
                .contentType(PROBLEM);
        assertUntouched(id);
        NOTES.post(as("admin", EKERO), NOTES.draft(withEva()), "redactions", 1, NAME)
                .statusCode(404)
                .contentType(PROBLEM);

        var edited = withEva();
        edited.put("parties", parties(STRANGNAS, POLICE, EKERO));
        NOTES.replace(id, 2, edited).statusCode(200);
        NOTES.post(as("admin", EKERO), id, "redactions", 3, NAME)
                .statusCode(403)
                .contentType(PROBLEM);
        NOTES.post(as("admin", POLICE), id, "redactions", 3, NAME).statusCode(200);
        assertThat(VersionChain.text(id, 1)).doesNotContain("Eva Ek");
    }

    @Test
    void a_redaction_names_its_revision() {
        var id = NOTES.published(withEva());

        NOTES.post(as("admin"), id, "redactions", 1, NAME)
                .statusCode(412)
                .contentType(PROBLEM)
                .header("ETag", "\"2\"");
        as("admin")
                .body(NAME)
                .post(NOTES.at(id) + "/redactions")
                .then()
                .statusCode(428)
                .contentType(PROBLEM)
                .header("ETag", "\"2\"");
        assertUntouched(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update version set content = '{}'",
                "update version set redacted = null",
                "delete from version",
                "truncate version",
                "do $$ begin update version set content = '{}'; end $$",
                "select tidy()",
                "select redact_all()"
            })
    void the_database_refuses_every_other_change_of_a_version(String command) throws Exception {
        var id = NOTES.published(withEva());
        NOTES.redact(id, 2, "/representatives/0/name").statusCode(200);
        var before = VersionChain.text(id, 1);
        for (var name : List.of("tidy", "redact_all")) {
            ServiceDatabase.execute("create or replace function " + name + "() returns void language plpgsql as"
                    + " $$ begin update version set content = '{}'; end $$");
        }

        assertThatThrownBy(() -> ServiceDatabase.execute(command))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("A published version is immutable");
        assertThat(VersionChain.text(id, 1)).isEqualTo(before).contains("[borttaget]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hash = 'x'", "content_hash = 'x'", "change_note = 'x'", "organisation = 'police:x'"})
    void the_redaction_function_changes_only_the_content(String change) throws Exception {
        var id = NOTES.published(withEva());
        var before = VersionChain.of(id);
        ServiceDatabase.execute("create or replace function redact() returns void language plpgsql as"
                + " $$ begin update version set " + change + "; end $$");

        assertThatThrownBy(() -> ServiceDatabase.execute("select redact()"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("A published version is immutable");
        assertThat(VersionChain.of(id)).isEqualTo(before);
    }

    private static Map<String, Object> withEva() {
        return noteWithRepresentatives("Publicerat", "Eva Ek");
    }

    private static void assertUntouched(String id) {
        NOTES.read(as("editor"), id).body("revision", is(2)).body("representatives.name", contains("Eva Ek"));
        assertThat(VersionChain.of(id).getFirst()).doesNotContainKey("redacted");
        assertThat(VersionChain.text(id, 1)).contains("Eva Ek");
    }
}
