package se.samverkan.documents.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static se.samverkan.documents.imports.ImportRequests.PATH;
import static se.samverkan.documents.imports.ImportRequests.documents;
import static se.samverkan.documents.imports.ImportRequests.done;
import static se.samverkan.documents.imports.ImportRequests.drafts;
import static se.samverkan.documents.imports.ImportRequests.file;
import static se.samverkan.documents.imports.ImportRequests.ids;
import static se.samverkan.documents.imports.ImportRequests.lines;
import static se.samverkan.documents.imports.ImportRequests.outcomes;
import static se.samverkan.documents.note.NoteRequests.NOTES;
import static se.samverkan.documents.note.NoteRequests.note;
import static se.samverkan.stack.testing.ServiceRequests.POLICE;
import static se.samverkan.stack.testing.ServiceRequests.STRANGER;
import static se.samverkan.stack.testing.ServiceRequests.anonymous;
import static se.samverkan.stack.testing.ServiceRequests.as;
import static se.samverkan.stack.testing.ServiceRequests.etag;
import static se.samverkan.stack.testing.ServiceRequests.parties;
import static se.samverkan.stack.testing.ServiceRequests.pointers;
import static se.samverkan.stack.testing.ServiceRequests.problem;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.stack.testing.ServiceTest;

/** Who may import and read imports, and files that are refused whole. */
@QuarkusTest
@ServiceTest(database = "agreements")
class ImportAccessTest {
    private final Map<String, Object> note =
            note("En fil", "externalId", UUID.randomUUID().toString());

    @Test
    void only_editors_and_archivists_import() {
        problem(lines(anonymous(), List.of(note)).post(PATH), 401);
        problem(lines(as("approver"), List.of(note)).post(PATH), 403);
        problem(lines(as("editor", new String[0]), List.of(note)).post(PATH), 403);
    }

    @Test
    void an_import_writes_with_the_rights_of_its_sender_only() {
        var id = ids(drafts(note)).getFirst();

        var request = lines(as("archivist", STRANGER), List.of(note)).queryParam("dryRun", false);
        String import1 = request.post(PATH).then().statusCode(202).extract().path("id");

        as("archivist", STRANGER)
                .get(PATH + "/" + import1 + "/documents")
                .then()
                .body("items[0].outcome", equalTo("REFUSED"))
                .body("items[0].violations[0].text", containsString("speaks for none"));
        NOTES.read(as("editor"), id).header("ETag", equalTo("\"1\""));
    }

    @Test
    void an_import_is_read_and_undone_by_its_organisation_only() {
        String id = drafts(note).getString("id");

        problem(as("archivist", STRANGER).get(PATH + "/" + id), 404);
        problem(as("archivist", STRANGER).get(PATH + "/" + id + "/documents"), 404);
        problem(as("archivist", STRANGER).post(PATH + "/" + id + "/reversals"), 404);
        problem(anonymous().get(PATH + "/" + id), 401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"note-x", "note-00000000-0000-7000-8000-000000000000", "x", "memo-%s"})
    void an_unknown_import_is_a_404(String id) {
        problem(as("archivist").get(PATH + "/" + id.formatted(UUID.randomUUID())), 404);
    }

    @Test
    void a_party_that_has_left_a_document_does_not_keep_its_key() {
        var shared = ids(drafts(note)).getFirst();
        var alone = new HashMap<>(note);
        alone.put("parties", parties(POLICE));
        as("editor", POLICE)
                .header("If-Match", etag(1))
                .body(alone)
                .put(NOTES.at(shared))
                .then()
                .statusCode(200);

        assertThat(outcomes(drafts(note))).containsExactly("CREATED");
    }

    @Test
    void a_document_that_is_too_large_for_a_request_is_too_large_for_a_file() {
        var long1 = note("Lång", "purposes", Collections.nCopies(1_200, "x".repeat(1_000)));
        long1.put("externalId", note.get("externalId"));

        assertThat(outcomes(drafts(long1, note))).containsExactly("REFUSED", "CREATED");
    }

    @Test
    void every_malformed_parameter_is_named() {
        var request =
                as("archivist").contentType("application/jsonl;charset=UTF-8").body("{}".getBytes(UTF_8));

        assertThat(pointers(request.post(PATH + "?kind=X&dryRun=maybe&basis=APPROVED"), 400))
                .containsExactly("kind", "dryRun", "basis");
    }

    @Test
    void a_file_without_documents_or_of_another_type_is_refused() {
        problem(file(as("archivist"), "\n\n").post(PATH), 400);
        problem(
                lines(as("archivist"), List.of(note))
                        .contentType("application/pdf")
                        .post(PATH),
                415);
        problem(lines(as("archivist"), List.of(note)).contentType("text/csv").post(PATH), 415);
    }

    @Test
    void outcomes_are_listed_in_the_order_of_the_file_and_by_outcome() {
        var done = drafts(note, note("", "externalId", note.get("externalId") + "-2"));
        String id = done.getString("id");

        assertThat(documents(done).getList("items.row")).isEqualTo(List.of(1, 2));
        as("archivist")
                .get(PATH + "/" + id + "/documents?outcome=REFUSED&limit=1")
                .then()
                .body("_meta.totalRecords", equalTo(1))
                .body("items[0].row", equalTo(2));
        assertThat(pointers(as("archivist").get(PATH + "/" + id + "/documents?outcome=X"), 400))
                .containsExactly("outcome");
    }

    @Test
    void a_repeated_request_with_its_key_imports_once() {
        var key = UUID.randomUUID().toString();
        String first = lines(as("archivist"), List.of(note))
                .header("Idempotency-Key", key)
                .post(PATH)
                .path("id");

        String second = lines(as("archivist"), List.of(note))
                .header("Idempotency-Key", key)
                .post(PATH)
                .path("id");

        assertThat(second).isEqualTo(first);
    }

    @Test
    void an_imported_document_has_its_sender_in_the_audit_log() {
        var id = ids(drafts(note)).getFirst();

        as("admin")
                .get(NOTES.at(id) + "/audit-entries")
                .then()
                .body("items[0].action", equalTo("POST imports"))
                .body("items[0].organisation", equalTo("municipality:0486"));
    }

    @Test
    void a_key_that_another_document_has_is_refused_in_requests_too() {
        var id = ids(drafts(note)).getFirst();

        assertThat(problem(as("editor").body(note).post(NOTES.path()), 409).getString("duplicateOf"))
                .endsWith("/notes/" + id);
        assertThat(outcomes(done(lines(as("archivist"), List.of(note))))).containsExactly("UNCHANGED");
    }
}
