package se.samverkan.documents.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static se.samverkan.documents.note.NoteRequests.NOTES;
import static se.samverkan.documents.note.NoteRequests.note;
import static se.samverkan.stack.testing.ServiceRequests.PROBLEM;
import static se.samverkan.stack.testing.ServiceRequests.as;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.samverkan.stack.testing.ServiceDatabase;
import se.samverkan.stack.testing.ServiceTest;

/** A first attempt that an instance executes late, after its repeat and what came of it were answered elsewhere, changes nothing. */
@QuarkusTest
@ServiceTest(database = "agreements")
class LateDuplicateTest {
    private final String key = UUID.randomUUID().toString();

    @Test
    void a_late_duplicate_does_not_make_a_deleted_draft_again() {
        var id = create(as("editor"), note("Kortlivat"))
                .statusCode(201)
                .extract()
                .<String>path("id");
        as("editor").header("If-Match", "\"1\"").delete(NOTES.at(id)).then().statusCode(204);
        var size = ServiceDatabase.size();

        create(as("editor"), note("Kortlivat"))
                .statusCode(422)
                .contentType(PROBLEM)
                .body("violations.pointer", contains("Idempotency-Key"))
                .body("violations.text", contains(containsString("use a new key")));

        assertThat(ServiceDatabase.size()).isEqualTo(size);
        assertThat(ServiceDatabase.rows("select body from idempotency_record where key = ? and body is not null", key))
                .isEmpty();
    }

    @Test
    void a_late_duplicate_does_not_bring_redacted_text_back() {
        var body = note("Med namn", "representatives", List.of(Map.of("name", "Kim Svensson")));
        var id = create(as("archivist"), body).statusCode(201).extract().<String>path("id");
        as("archivist")
                .header("If-Match", "\"1\"")
                .body(Map.of("basis", "ARCHIVE"))
                .post(NOTES.at(id) + "/publications")
                .then()
                .statusCode(200);
        as("admin")
                .body(Map.of("pointers", List.of("/representatives/0/name"), "reason", "Skäl"))
                .header("If-Match", "\"2\"")
                .post(NOTES.at(id) + "/redactions")
                .then()
                .statusCode(200);
        var size = ServiceDatabase.size();

        create(as("archivist"), body).statusCode(422).body("violations.pointer", contains("Idempotency-Key"));

        assertThat(ServiceDatabase.size()).isEqualTo(size);
    }

    private ValidatableResponse create(RequestSpecification caller, Map<String, ?> body) {
        return caller.header("Idempotency-Key", key)
                .body(body)
                .post(NOTES.path())
                .then();
    }
}
