package se.samverkan.documents.lifecycle;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesRegex;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static se.samverkan.documents.note.NoteRequests.NOTES;
import static se.samverkan.documents.note.NoteRequests.note;
import static se.samverkan.stack.testing.ServiceRequests.POLICE;
import static se.samverkan.stack.testing.ServiceRequests.PROBLEM;
import static se.samverkan.stack.testing.ServiceRequests.STRANGNAS;
import static se.samverkan.stack.testing.ServiceRequests.anonymous;
import static se.samverkan.stack.testing.ServiceRequests.as;
import static se.samverkan.stack.testing.ServiceRequests.etag;

import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.stack.testing.ServiceTest;

/** A draft is visible to its parties only, and every change of it names the revision that it is based on. */
@QuarkusTest
@ServiceTest(database = "agreements")
class DraftTest {

    @Test
    void a_new_note_is_a_draft_with_an_address_and_an_etag() {
        as("editor")
                .body(note("Minnesanteckning från 2019"))
                .post(NOTES.path())
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .header("Location", matchesRegex("http://127\\.0\\.0\\.1:8080/samverkan/v1/notes/[0-9a-f-]{36}"))
                .header("Cache-Control", "private, no-store")
                .body("id", matchesRegex("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"))
                .body("title", is("Minnesanteckning från 2019"))
                .body("publicationStatus", is("DRAFT"))
                .body("revision", is(1))
                .body("temporalStatus", is("UNKNOWN"))
                .body("hasUnpublishedChanges", is(true))
                .body("_links.self.href", startsWith("http://127.0.0.1:8080/samverkan/v1/notes/"))
                .body("$", not(hasKey("version")))
                .body("$", not(hasKey("publishedAt")))
                .body("$", not(hasKey("summary")))
                .body("$", not(hasKey("goals")));
    }

    @Test
    void every_item_gets_an_id_and_keeps_it() {
        var first = Map.of("text", "Fler poliser i Mariefred", "targets", List.of(Map.of("value", 2)));
        var id = NOTES.draft(note("Anteckning", "goals", List.of(first)));

        NOTES.read(as("editor"), id).body("goals[0].id", is("g1")).body("goals[0].targets[0].id", is("t1"));
        var instead = List.of(Map.of("text", "Ny punkt"), Map.of("id", "g7", "text", "Ännu en"));
        NOTES.replace(id, 1, note("Anteckning", "goals", instead))
                .statusCode(200)
                .body("goals.id", contains("g2", "g7"));
    }

    @Test
    void the_response_of_a_change_equals_the_next_read() {
        var target = Map.of("value", new BigDecimal("4.50"), "unit", "timmar");
        var written = as("editor")
                .body(note("Anteckning", "goals", List.of(Map.of("text", "Ute", "targets", List.of(target)))))
                .post(NOTES.path())
                .then()
                .statusCode(201)
                .extract();

        NOTES.read(as("editor"), written.path("id"))
                .header("ETag", is(written.header("ETag")))
                .body(is(written.asString()));
    }

    @Test
    void every_party_sees_the_draft() {
        var id = NOTES.draft(note("Utkast"));

        for (var organisation : List.of(STRANGNAS, POLICE)) {
            NOTES.read(as("editor", organisation), id)
                    .statusCode(200)
                    .header("ETag", "\"1\"")
                    .body("title", is("Utkast"));
        }
    }

    @Test
    void a_draft_is_not_found_by_strangers_and_the_public() {
        var id = NOTES.draft(note("Hemligt utkast"));

        for (var reader : List.of(anonymous(), as("editor", "municipality:0120"))) {
            NOTES.read(reader, id)
                    .statusCode(404)
                    .contentType(PROBLEM)
                    .body("status", is(404))
                    .body("title", is("Not Found"))
                    .body("type", is("about:blank"))
                    .body("detail", is("There is no note " + id))
                    .body("instance", is(NOTES.at(id)));
        }
    }

    @Test
    void an_edit_replaces_the_whole_working_copy() {
        var id = NOTES.draft(note("Före", "theme", "trygghet"));

        NOTES.replace(id, 1, note("Efter"))
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("revision", is(2))
                .body("title", is("Efter"))
                .body("$", not(hasKey("theme")));
        NOTES.read(as("editor"), id).body("title", is("Efter")).body("revision", is(2));
    }

    @Test
    void an_edit_without_if_match_is_refused_with_the_current_etag() {
        var id = NOTES.draft(note("Före"));

        as("editor")
                .body(note("Efter"))
                .put(NOTES.at(id))
                .then()
                .statusCode(428)
                .contentType(PROBLEM)
                .header("ETag", "\"1\"")
                .body("title", is("Precondition Required"))
                .body("detail", is("Send If-Match with the ETag of the revision that you change; it is now \"1\""));
        NOTES.read(as("editor"), id).body("title", is("Före"));
    }

    @Test
    void an_edit_of_a_former_revision_is_refused_with_the_current_etag() {
        var id = NOTES.draft(note("Före"));
        NOTES.replace(id, 1, note("Emellan")).statusCode(200);

        NOTES.replace(id, 1, note("Efter"))
                .statusCode(412)
                .contentType(PROBLEM)
                .header("ETag", "\"2\"")
                .body("status", is(412))
                .body("detail", is("The document has changed: it is at \"2\", not \"1\"; read it again"));
        NOTES.read(as("editor"), id).body("title", is("Emellan")).body("revision", is(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "\"1", "'1'", "\"1\" \"2\"", "\"\""})
    void an_invalid_entity_tag_is_refused(String ifMatch) {
        var id = NOTES.draft(note("Före"));

        as("editor")
                .header("If-Match", ifMatch)
                .body(note("Efter"))
                .put(NOTES.at(id))
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("detail", is("If-Match: must be an ETag as an answer gives it, in its quotes, such as \"1\""));
        NOTES.read(as("editor"), id).body("title", is("Före"));
    }

    @Test
    void a_weak_entity_tag_never_matches_and_the_answer_says_so() {
        var id = NOTES.draft(note("Före"));

        as("editor")
                .header("If-Match", "W/\"1\"")
                .body(note("Efter"))
                .put(NOTES.at(id))
                .then()
                .statusCode(412)
                .contentType(PROBLEM)
                .body("detail", startsWith("A weak tag (W/) never matches in If-Match"))
                .body("detail", containsString("send \"1\""));
        NOTES.read(as("editor"), id).body("title", is("Före"));
    }

    @Test
    void a_weak_entity_tag_beside_a_strong_one_is_passed_over() {
        var id = NOTES.draft(note("Före"));

        as("editor")
                .header("If-Match", "W/\"1\", \"1\"")
                .body(note("Efter"))
                .put(NOTES.at(id))
                .then()
                .statusCode(200);
        NOTES.read(as("editor"), id).body("title", is("Efter"));
    }

    @Test
    void a_refused_edit_changes_nothing() {
        var id = NOTES.draft(note("Före"));

        NOTES.replace(id, 1, note("Efter", "titel", "x")).statusCode(400).contentType(PROBLEM);
        NOTES.replace(id, 1, note("Efter", "municipalities", List.of("9999")))
                .statusCode(422)
                .contentType(PROBLEM)
                .body("violations.pointer", contains("/municipalities/0"));
        NOTES.read(as("editor"), id).body("title", is("Före")).body("revision", is(1));
    }

    @Test
    void an_unknown_document_can_be_neither_read_nor_changed() {
        var nowhere = "019ab000-0000-7000-8000-000000000000";

        NOTES.read(anonymous(), nowhere).statusCode(404).contentType(PROBLEM);
        NOTES.replace(nowhere, 1, note("x")).statusCode(404).contentType(PROBLEM);
        NOTES.publish(nowhere, 1).statusCode(404).contentType(PROBLEM);
        NOTES.withdraw(nowhere, 1, "x").statusCode(404).contentType(PROBLEM);
        as("editor")
                .header("If-Match", etag(1))
                .delete(NOTES.at(nowhere))
                .then()
                .statusCode(404)
                .contentType(PROBLEM);
        NOTES.read(anonymous(), "not-a-uuid").statusCode(404).contentType(PROBLEM);
    }
}
