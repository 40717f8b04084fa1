package se.samverkan.documents.lifecycle;

import static org.hamcrest.Matchers.is;
import static se.samverkan.documents.note.NoteRequests.NOTES;
import static se.samverkan.documents.note.NoteRequests.note;
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
        var id = NOTES.draft(note("Bort"));

        as("editor")
                .delete(NOTES.at(id))
                .then()
                .statusCode(428)
                .header("ETag", "\"1\"")
                .contentType(PROBLEM);
        as("editor")
                .header("If-Match", etag(9))
                .delete(NOTES.at(id))
                .then()
                .statusCode(412)
                .contentType(PROBLEM);
        as("editor").header("If-Match", etag(1)).delete(NOTES.at(id)).then().statusCode(204);
        NOTES.read(as("editor"), id).statusCode(404).contentType(PROBLEM);
    }

    @Test
    void a_published_document_is_never_deleted() {
        var id = NOTES.published(note("Kvar"));

        as("editor")
                .header("If-Match", etag(2))
                .delete(NOTES.at(id))
                .then()
                .statusCode(409)
                .contentType(PROBLEM)
                .body("title", is("Conflict"))
                .body("detail", is("What was published is never deleted: withdraw it with an explanation"));
        NOTES.read(anonymous(), id).statusCode(200);
    }

    @Test
    void a_withdrawn_document_is_never_deleted() {
        var id = NOTES.published(note("Kvar"));
        NOTES.withdraw(id, 2, "Fel").statusCode(200);

        as("editor")
                .header("If-Match", etag(3))
                .delete(NOTES.at(id))
                .then()
                .statusCode(409)
                .contentType(PROBLEM);
        NOTES.read(anonymous(), id).statusCode(410);
    }
}
