package se.samverkan.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesRegex;
import static org.hamcrest.Matchers.not;
import static se.samverkan.promises.PromiseRequests.POLICE;
import static se.samverkan.promises.PromiseRequests.PROBLEM;
import static se.samverkan.promises.PromiseRequests.STRANGNAS;
import static se.samverkan.promises.PromiseRequests.approveAndPublish;
import static se.samverkan.promises.PromiseRequests.as;
import static se.samverkan.promises.PromiseRequests.at;
import static se.samverkan.promises.PromiseRequests.draft;
import static se.samverkan.promises.PromiseRequests.etag;
import static se.samverkan.promises.PromiseRequests.post;
import static se.samverkan.promises.PromiseRequests.promise;
import static se.samverkan.promises.PromiseRequests.published;
import static se.samverkan.promises.PromiseRequests.replace;
import static se.samverkan.promises.PromiseRequests.withdraw;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.stack.testing.StackResource;

/** Every change leaves a row that says who made it, and that nothing changes afterwards. */
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "promises"))
class AuditTest {

    @Test
    void every_change_leaves_a_row() {
        var id = draft(promise("Ett"));
        replace(id, 1, promise("Två", "representatives", List.of(Map.of("name", "Eva Ek"))))
                .statusCode(200);
        approveAndPublish(id, 2);
        var redaction = Map.of("pointers", List.of("/representatives/0/name"), "reason", "Skäl");
        post(as("admin", POLICE), id, "redactions", 3, redaction).statusCode(200);
        withdraw(id, 4, "Fel").statusCode(200);

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
    void a_renewal_is_noted_at_the_draft_that_it_makes() {
        var id = published(promise("I år"));
        var next = post(as("archivist", POLICE), id, "renewals", 2, Map.of())
                .statusCode(201)
                .extract()
                .<String>path("id");

        audit(next).body("items.action", contains("POST renewals")).body("items.organisation", contains(POLICE));
        audit(id).body("items.action", contains("POST publications", "POST"));
    }

    @Test
    void the_rows_outlive_a_deleted_draft() {
        var id = draft(promise("Kortlivat"));
        as("editor").header("If-Match", etag(1)).delete(at(id)).then().statusCode(204);

        assertThat(PromisesDatabase.rows(
                        "select action, organisation, refused from audit_entry where document_id = ? order by id",
                        UUID.fromString(id)))
                .extracting(List::toString)
                .containsExactly("[POST, municipality:0486, null]", "[DELETE, municipality:0486, null]");
        audit(id).statusCode(404).contentType(PROBLEM);
    }

    @Test
    void a_repeat_under_an_idempotency_key_changes_nothing_and_leaves_no_row() {
        var id = draft(promise("Ett"));
        for (int i = 0; i < 2; i++) {
            post(as("approver").header("Idempotency-Key", id), id, "approvals", 1, Map.of())
                    .statusCode(200);
        }

        audit(id).body("items.action", contains("POST approvals", "POST"));
    }

    @Test
    void behind_the_gateway_the_address_is_the_callers() {
        var id = draft(promise("Utifrån"));
        post(as("approver").header("Forwarded", "for=192.0.2.17"), id, "approvals", 1, Map.of())
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
    void the_database_refuses_to_change_a_row(String command) {
        draft(promise("Ett"));
        var before = PromisesDatabase.number("select count(*) from audit_entry");

        assertThatThrownBy(() -> PromisesDatabase.execute(command))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("An audit entry is immutable");
        assertThat(PromisesDatabase.number("select count(*) from audit_entry")).isEqualTo(before);
    }

    private static ValidatableResponse audit(String id) {
        return as("admin").get(at(id) + "/audit-entries").then();
    }
}
