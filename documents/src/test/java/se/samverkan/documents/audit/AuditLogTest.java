package se.samverkan.documents.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesRegex;
import static org.hamcrest.Matchers.not;
import static se.samverkan.documents.note.NoteRequests.NOTES;
import static se.samverkan.documents.note.NoteRequests.note;
import static se.samverkan.stack.testing.ServiceRequests.POLICE;
import static se.samverkan.stack.testing.ServiceRequests.PROBLEM;
import static se.samverkan.stack.testing.ServiceRequests.STRANGNAS;
import static se.samverkan.stack.testing.ServiceRequests.as;
import static se.samverkan.stack.testing.ServiceRequests.etag;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.stack.testing.ServiceDatabase;
import se.samverkan.stack.testing.ServiceTest;

/** Every change adds an immutable audit entry with its author. */
@QuarkusTest
@ServiceTest(database = "agreements")
class AuditLogTest {

    @Test
    void every_change_adds_an_entry() {
        var id = NOTES.draft(note("Ett"));
        NOTES.replace(id, 1, note("Två", "representatives", List.of(Map.of("name", "Eva Ek"))))
                .statusCode(200);
        NOTES.approveAndPublish(id, 2);
        var redaction = Map.of("pointers", List.of("/representatives/0/name"), "reason", "Skäl");
        NOTES.post(as("admin", POLICE), id, "redactions", 3, redaction).statusCode(200);
        NOTES.withdraw(id, 4, "Fel").statusCode(200);

        audit(id)
                .statusCode(200)
                .body(
                        "items.action",
                        contains(
                                "POST withdrawals",
                                "POST redactions",
                                "POST publications",
                                "POST approvals",
                                "POST approvals",
                                "PUT",
                                "POST"))
                .body(
                        "items.organisation",
                        contains(STRANGNAS, POLICE, STRANGNAS, POLICE, STRANGNAS, STRANGNAS, STRANGNAS))
                .body("items.version", contains(1, 1, 1, null, null, null, null))
                .body("items.subject.unique()", contains("local"))
                .body("items.address.unique()", contains("127.0.0.1"))
                .body("items.refused.unique()", contains((Object) null))
                .body("items[0].at", matchesRegex("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,3})?Z"))
                .body("items[0]", not(hasKey("id")))
                .body("items[0]", not(hasKey("documentId")));
    }

    @Test
    void the_draft_of_a_successor_is_recorded_at_the_successor() {
        var id = NOTES.published(note("I år"));
        var next = NOTES.post(as("archivist", POLICE), id, "successors", 2, Map.of())
                .statusCode(201)
                .extract()
                .<String>path("id");

        audit(next).body("items.action", contains("POST successors")).body("items.organisation", contains(POLICE));
        audit(id).body("items.action", contains("POST publications", "POST"));
    }

    @Test
    void the_entries_outlive_a_deleted_draft() {
        var id = NOTES.draft(note("Kortlivat"));
        as("editor").header("If-Match", etag(1)).delete(NOTES.at(id)).then().statusCode(204);

        assertThat(ServiceDatabase.rows(
                        "select action, organisation, refused from audit_entry where document_id = ? order by id",
                        UUID.fromString(id)))
                .extracting(List::toString)
                .containsExactly("[POST, municipality:0486, null]", "[DELETE, municipality:0486, null]");
        audit(id).statusCode(404).contentType(PROBLEM);
    }

    @Test
    void a_repeated_request_with_an_idempotency_key_adds_no_entry() {
        var id = NOTES.draft(note("Ett"));
        for (int i = 0; i < 2; i++) {
            NOTES.post(as("approver").header("Idempotency-Key", id), id, "approvals", 1, Map.of())
                    .statusCode(200);
        }

        audit(id).body("items.action", contains("POST approvals", "POST"));
    }

    @Test
    void the_address_behind_the_gateway_is_that_of_the_caller() {
        var id = NOTES.draft(note("Utifrån"));
        NOTES.post(as("approver").header("Forwarded", "for=192.0.2.17"), id, "approvals", 1, Map.of())
                .statusCode(200);

        audit(id).body("items.address", contains("192.0.2.17", "127.0.0.1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set subject = 'nobody'",
                "update audit_entry set refused = null where refused = 412",
                "truncate audit_entry"
            })
    void the_database_refuses_to_change_an_entry(String command) {
        NOTES.draft(note("Ett"));
        var before = ServiceDatabase.number("select count(*) from audit_entry");

        assertThatThrownBy(() -> ServiceDatabase.execute(command))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("An audit entry is immutable");
        assertThat(ServiceDatabase.number("select count(*) from audit_entry")).isEqualTo(before);
    }

    private static ValidatableResponse audit(String id) {
        return as("admin").get(NOTES.at(id) + "/audit-entries").then();
    }
}
