package se.samverkan.documents.lifecycle;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static se.samverkan.documents.note.NoteRequests.NOTES;
import static se.samverkan.documents.note.NoteRequests.note;
import static se.samverkan.stack.testing.ServiceRequests.PROBLEM;
import static se.samverkan.stack.testing.ServiceRequests.as;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.samverkan.stack.testing.ServiceTest;

/** The ids of items and the references of a document stay valid. */
@QuarkusTest
@ServiceTest(database = "agreements")
class DocumentRulesTest {
    private static final Map<String, Object> ONE = Map.of("text", "Ett");
    private static final Map<String, Object> TWO = Map.of("text", "Två");

    @Test
    void an_id_that_an_earlier_revision_gave_away_is_never_given_to_another_item() {
        var id = NOTES.published(note("Två punkter", "goals", List.of(ONE, TWO)));
        var kept = Map.of("id", "g1", "text", "Ett");
        NOTES.replace(id, 2, note("En punkt", "goals", List.of(kept))).statusCode(200);

        NOTES.replace(id, 3, note("En ny punkt", "goals", List.of(kept, Map.of("text", "Ny"))))
                .statusCode(200)
                .body("goals.id", contains("g1", "g3"));
    }

    @Test
    void a_note_does_not_replace_itself() {
        var id = NOTES.published(note("Ersätter sig själv"));

        NOTES.replace(id, 2, note("Ersätter sig själv", "replaces", id))
                .statusCode(422)
                .contentType(PROBLEM)
                .body("violations[0].text", is("refers to the document itself"));
    }

    @Test
    void an_edit_that_changes_nothing_leaves_nothing_to_publish() {
        var id = NOTES.published(note("Oförändrat"));

        NOTES.replace(id, 2, note("Oförändrat")).statusCode(200).body("hasUnpublishedChanges", is(false));

        NOTES.publish(id, 3).statusCode(409).contentType(PROBLEM);
        NOTES.read(as("editor"), id).body("version", is(1));
    }

    @Test
    void an_empty_draft_of_items_gets_ids_by_its_own_count() {
        var id = NOTES.draft(note("Punkter", "goals", List.of(ONE, TWO)));

        NOTES.read(as("editor"), id).body("goals.id", contains("g1", "g2"));
    }
}
