package se.samverkan.documents.lifecycle;

import static org.hamcrest.Matchers.is;
import static se.samverkan.documents.note.NoteRequests.at;
import static se.samverkan.documents.note.NoteRequests.draft;
import static se.samverkan.documents.note.NoteRequests.note;
import static se.samverkan.documents.note.NoteRequests.published;
import static se.samverkan.documents.note.NoteRequests.read;
import static se.samverkan.documents.note.NoteRequests.withdraw;
import static se.samverkan.stack.testing.ServiceRequests.PROBLEM;
import static se.samverkan.stack.testing.ServiceRequests.anonymous;
import static se.samverkan.stack.testing.ServiceRequests.as;
import static se.samverkan.stack.testing.ServiceRequests.etag;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import se.samverkan.stack.testing.ServiceTest;

/** Only a document that was never published can be deleted. */
@QuarkusTest
@ServiceTest(database = "agreements")
class DeletionTest {

    @Test
    void a_draft_can_be_deleted() {
        var id = draft(note("Bort"));

        as("editor")
                .delete(at(id))
                .then()
                .statusCode(428)
                .header("ETag", "\"1\"")
                .contentType(PROBLEM);
        as("editor")
                .header("If-Match", etag(9))
                .delete(at(id))
                .then()
                .statusCode(412)
                .contentType(PROBLEM);
        as("editor").header("If-Match", etag(1)).delete(at(id)).then().statusCode(204);
        read(as("editor"), id).statusCode(404).contentType(PROBLEM);
    }

    @Test
    void a_published_document_is_never_deleted() {
        var id = published(note("Kvar"));

        as("editor")
                .header("If-Match", etag(2))
                .delete(at(id))
                .then()
                .statusCode(409)
                .contentType(PROBLEM)
                .body("title", is("Conflict"))
                .body("detail", is("What was published is never deleted: withdraw it with an explanation"));
        read(anonymous(), id).statusCode(200);
    }

    @Test
    void a_withdrawn_document_is_never_deleted() {
        var id = published(note("Kvar"));
        withdraw(id, 2, "Fel").statusCode(200);

        as("editor")
                .header("If-Match", etag(3))
                .delete(at(id))
                .then()
                .statusCode(409)
                .contentType(PROBLEM);
        read(anonymous(), id).statusCode(410);
    }
}
