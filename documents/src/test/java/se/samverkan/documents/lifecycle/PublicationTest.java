package se.samverkan.documents.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesRegex;
import static org.hamcrest.Matchers.not;
import static se.samverkan.documents.note.NoteRequests.NOTES;
import static se.samverkan.documents.note.NoteRequests.note;
import static se.samverkan.stack.testing.ServiceRequests.POLICE;
import static se.samverkan.stack.testing.ServiceRequests.PROBLEM;
import static se.samverkan.stack.testing.ServiceRequests.STRANGNAS;
import static se.samverkan.stack.testing.ServiceRequests.anonymous;
import static se.samverkan.stack.testing.ServiceRequests.as;
import static se.samverkan.stack.testing.ServiceRequests.etag;
import static se.samverkan.stack.testing.ServiceRequests.parties;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.samverkan.documents.note.VersionChain;
import se.samverkan.stack.testing.ServiceTest;

/** A publication makes the working copy public; later edits are visible to the parties until the next publication. */
@QuarkusTest
@ServiceTest(database = "agreements")
class PublicationTest {

    @Test
    void a_published_note_is_everybodys_to_read() {
        var id = NOTES.draft(note("Minnesanteckning från 2019", "validity", Map.of("from", "2019", "to", "2019")));

        NOTES.publish(id, 1)
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("publicationStatus", is("PUBLISHED"))
                .body("version", is(1))
                .body("hasUnpublishedChanges", is(false));
        for (var reader : List.of(anonymous(), as("editor", "municipality:0120"))) {
            NOTES.read(reader, id)
                    .statusCode(200)
                    .header("ETag", "\"2\"")
                    .body("title", is("Minnesanteckning från 2019"))
                    .body("version", is(1))
                    .body("revision", is(2))
                    .body("publicationStatus", is("PUBLISHED"))
                    .body("publishedAt", matchesRegex("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,3})?Z"))
                    .body("temporalStatus", is("EXPIRED"))
                    .body("validity.earliest", is("2019-01-01"))
                    .body("validity.latest", is("2019-12-31"))
                    .body("$", not(hasKey("hasUnpublishedChanges")));
        }
    }

    @Test
    void an_edit_afterwards_is_for_the_parties_until_it_is_published() {
        var id = NOTES.published(note("Utgåva ett"));

        NOTES.replace(id, 2, note("Utgåva två"))
                .statusCode(200)
                .header("ETag", "\"3\"")
                .body("hasUnpublishedChanges", is(true));
        NOTES.read(anonymous(), id).body("title", is("Utgåva ett")).body("revision", is(2));
        NOTES.read(as("editor", POLICE), id)
                .body("title", is("Utgåva två"))
                .body("revision", is(3))
                .body("version", is(1))
                .body("hasUnpublishedChanges", is(true));

        NOTES.publish(id, 3).statusCode(200).body("version", is(2));
        NOTES.read(anonymous(), id)
                .body("title", is("Utgåva två"))
                .body("version", is(2))
                .body("revision", is(4));
    }

    @Test
    void a_publication_without_changes_is_refused() {
        var id = NOTES.published(note("Oförändrat"));

        NOTES.publish(id, 2)
                .statusCode(409)
                .contentType(PROBLEM)
                .body("status", is(409))
                .body("detail", is("The working copy has no changes since version 1: edit it first"));
        NOTES.read(anonymous(), id).body("version", is(1)).body("revision", is(2));
    }

    @Test
    void an_archive_publication_needs_the_publisher_and_title_of_its_source() {
        for (var sources : List.of(
                List.of(),
                List.of(Map.of("publisher", "Strängnäs kommun")),
                List.of(Map.of("title", "Samverkan kommun och Polis")),
                List.of(Map.of("url", "https://www.strangnas.se"), Map.of("publisher", "x", "title", "y")))) {
            var id = NOTES.draft(note("Utan källa", "sources", sources));

            NOTES.publish(id, 1)
                    .statusCode(422)
                    .contentType(PROBLEM)
                    .body("violations.pointer", contains("/sources/0"))
                    .body(
                            "violations[0].text",
                            is(
                                    "an archive publication needs the publisher and the title of the page that it was public on"));
            NOTES.read(anonymous(), id).statusCode(404);
        }
    }

    @Test
    void an_editor_does_not_publish_alone() {
        var id = NOTES.draft(note("Inte än"));

        as("editor")
                .header("If-Match", etag(1))
                .body(Map.of())
                .post(NOTES.at(id) + "/publications")
                .then()
                .statusCode(409)
                .contentType(PROBLEM)
                .body("missingApprovals", contains(STRANGNAS, POLICE));
        NOTES.read(anonymous(), id).statusCode(404);
    }

    @Test
    void a_publication_names_its_revision() {
        var id = NOTES.draft(note("Utkast"));

        as("archivist")
                .body(Map.of())
                .post(NOTES.at(id) + "/publications")
                .then()
                .statusCode(428)
                .contentType(PROBLEM)
                .header("ETag", "\"1\"");
        NOTES.replace(id, 1, note("Ändrat utkast")).statusCode(200);
        NOTES.publish(id, 1).statusCode(412).contentType(PROBLEM).header("ETag", "\"2\"");
        NOTES.read(anonymous(), id).statusCode(404);
    }

    @Test
    void a_party_that_leaves_in_an_edit_still_reads_what_it_is_party_of_in_public() {
        var id = NOTES.published(note("Tre parter", "parties", parties(STRANGNAS, POLICE, "association:byalaget")));
        NOTES.replace(id, 2, note("Två parter")).statusCode(200);

        NOTES.read(as("editor", "association:byalaget"), id).body("title", is("Två parter"));
        NOTES.publish(id, 3).statusCode(200);
        NOTES.replace(id, 4, note("Två parter till")).statusCode(200);
        NOTES.read(as("editor", "association:byalaget"), id).body("title", is("Två parter"));
    }

    @Test
    void a_document_has_the_change_note_of_its_newest_version() {
        var id = NOTES.draft(note("Ett"));
        NOTES.read(as("editor"), id).body("$", not(hasKey("changeNote")));

        NOTES.post(as("archivist"), id, "publications", 1, Map.of("changeNote", "Första gången"))
                .statusCode(200)
                .body("changeNote", is("Första gången"));
        NOTES.read(anonymous(), id).body("changeNote", is("Första gången"));
        NOTES.replace(id, 2, note("Två")).statusCode(200).body("changeNote", is("Första gången"));
        NOTES.publish(id, 3).statusCode(200);

        NOTES.read(anonymous(), id).body("title", is("Två")).body("$", not(hasKey("changeNote")));
        NOTES.read(as("editor"), id).body("$", not(hasKey("changeNote")));
    }

    @Test
    void a_change_note_has_a_limited_length() {
        var id = NOTES.draft(note("Ett"));

        for (var length : List.of(1_001, 1_000_000)) {
            NOTES.post(as("archivist"), id, "publications", 1, Map.of("changeNote", "x".repeat(length)))
                    .statusCode(400)
                    .contentType(PROBLEM)
                    .body("violations.pointer", contains("/changeNote"))
                    .body("violations[0].text", is("size must be between 0 and 1000"));
        }
        NOTES.post(as("archivist"), id, "publications", 1, Map.of("changeNote", "x".repeat(1_048_576)))
                .statusCode(413)
                .contentType(PROBLEM);
        NOTES.post(as("archivist"), id, "publications", 1, Map.of("changeNote", "x".repeat(1_000)))
                .statusCode(200);
        assertThat(VersionChain.of(id)).hasSize(1);
    }

    @Test
    void a_request_without_a_body_uses_the_defaults() {
        var id = NOTES.draft(note("Utan ord"));

        for (var organisation : List.of(STRANGNAS, POLICE)) {
            as("approver", organisation)
                    .header("If-Match", etag(1))
                    .post(NOTES.at(id) + "/approvals")
                    .then()
                    .statusCode(200);
        }
        as("editor")
                .header("If-Match", etag(1))
                .post(NOTES.at(id) + "/publications")
                .then()
                .statusCode(200)
                .body("version", is(1));
    }
}
