package se.samverkan.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static se.samverkan.promises.PromiseRequests.PROMISES;
import static se.samverkan.promises.PromiseRequests.promise;
import static se.samverkan.stack.testing.ServiceRequests.POLICE;
import static se.samverkan.stack.testing.ServiceRequests.PROBLEM;
import static se.samverkan.stack.testing.ServiceRequests.STRANGNAS;
import static se.samverkan.stack.testing.ServiceRequests.anonymous;
import static se.samverkan.stack.testing.ServiceRequests.as;
import static se.samverkan.stack.testing.ServiceRequests.etag;
import static se.samverkan.stack.testing.ServiceRequests.parties;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.stack.testing.ServiceDatabase;
import se.samverkan.stack.testing.ServiceTest;
import se.samverkan.stack.testing.TestTokens;

/** A change needs a valid token, a role that allows it and an organisation that is a party. */
@QuarkusTest
@ServiceTest(database = "promises")
class PromiseAccessTest {
    private static final List<String> EVERY_ROLE = List.of("editor", "approver", "archivist", "admin");

    private enum Operation {
        CREATE,
        REPLACE,
        DELETE,
        PUBLISH,
        WITHDRAW
    }

    @ParameterizedTest
    @CsvSource({"CREATE", "REPLACE", "DELETE", "PUBLISH", "WITHDRAW"})
    void every_change_needs_a_valid_token(Operation operation) {
        var id = PROMISES.published(promise("Öppet"));
        var before = ServiceDatabase.size();

        for (var without : List.of(
                anonymous(),
                bearer(TestTokens.expired(EVERY_ROLE, List.of(STRANGNAS))),
                bearer(TestTokens.foreign(EVERY_ROLE, List.of(STRANGNAS))),
                bearer("not-a-token"))) {
            send(operation, without, id)
                    .statusCode(401)
                    .contentType(PROBLEM)
                    .header("WWW-Authenticate", startsWith("Bearer"))
                    .body("status", is(401))
                    .body("title", is("Unauthorized"))
                    .body("detail", is("Send a valid bearer token: Authorization: Bearer …"));
        }
        assertThat(ServiceDatabase.size()).isEqualTo(before);
        PROMISES.read(anonymous(), id).statusCode(200).body("revision", is(2));
    }

    @Test
    void a_bad_token_is_refused_even_where_none_is_needed() {
        for (var token : List.of(
                TestTokens.expired(EVERY_ROLE, List.of(STRANGNAS)),
                TestTokens.foreign(EVERY_ROLE, List.of(STRANGNAS)))) {
            bearer(token).get(PROMISES.path()).then().statusCode(401).contentType(PROBLEM);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "CREATE, approver",
        "CREATE, admin",
        "REPLACE, approver",
        "REPLACE, admin",
        "DELETE, approver",
        "DELETE, admin",
        "PUBLISH, approver",
        "PUBLISH, admin",
        "WITHDRAW, editor",
        "WITHDRAW, archivist",
        "WITHDRAW, admin"
    })
    void no_role_includes_another(Operation operation, String role) {
        var id = PROMISES.published(promise("Öppet"));
        var before = ServiceDatabase.size();

        send(operation, as(role), id)
                .statusCode(403)
                .contentType(PROBLEM)
                .body("status", is(403))
                .body("title", is("Forbidden"))
                .body("detail", is("The token's roles (claim groups) do not allow this operation"));
        assertThat(ServiceDatabase.size()).isEqualTo(before);
        PROMISES.read(anonymous(), id).statusCode(200).body("revision", is(2));
    }

    @Test
    void an_archivist_writes_as_an_editor_does() {
        var id = as("archivist")
                .body(promise("Arkiv"))
                .post(PROMISES.path())
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");

        send(Operation.DELETE, as("archivist"), id, 1).statusCode(204);
    }

    @Test
    void nobody_writes_a_promise_of_others() {
        var before = ServiceDatabase.size();

        as("editor", "municipality:0120")
                .body(promise("Andras löfte"))
                .post(PROMISES.path())
                .then()
                .statusCode(403)
                .contentType(PROBLEM)
                .body(
                        "detail",
                        is(
                                "The token speaks for none of the document's parties (claim organisations: a list of party ids)"));
        assertThat(ServiceDatabase.size()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"REPLACE, editor", "DELETE, editor", "PUBLISH, archivist", "WITHDRAW, approver"})
    void a_published_promise_of_others_can_not_be_changed(Operation operation, String role) {
        var id = PROMISES.published(promise("Andras löfte"));

        send(operation, as(role, "municipality:0120"), id)
                .statusCode(403)
                .contentType(PROBLEM)
                .body(
                        "detail",
                        is(
                                "The token speaks for none of the document's parties (claim organisations: a list of party ids)"));
        PROMISES.read(anonymous(), id).statusCode(200).body("revision", is(2));
    }

    @ParameterizedTest
    @CsvSource({"REPLACE, editor", "DELETE, editor", "PUBLISH, archivist", "WITHDRAW, approver"})
    void a_draft_of_others_is_not_there(Operation operation, String role) {
        var id = PROMISES.draft(promise("Andras utkast"));

        send(operation, as(role, "municipality:0120"), id, 1)
                .statusCode(404)
                .contentType(PROBLEM)
                .body("detail", is("There is no promise " + id));
        send(operation, as(role, "municipality:0120"), id, 7).statusCode(404).contentType(PROBLEM);
        PROMISES.read(as("editor"), id).statusCode(200).body("revision", is(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"municipality:048", "municipality:04860", "Municipality:0486", "0486", "*", ""})
    void an_organisation_is_a_party_only_if_it_is_exactly_the_same(String organisation) {
        var id = PROMISES.draft(promise("Utkast"));

        PROMISES.read(as("editor", organisation), id).statusCode(404).contentType(PROBLEM);
    }

    @Test
    void an_edit_can_not_leave_its_own_writer_out() {
        var id = PROMISES.draft(promise("Utkast"));

        PROMISES.replace(id, 1, promise("Utan oss", "parties", parties(POLICE)))
                .statusCode(403)
                .contentType(PROBLEM);
        PROMISES.read(as("editor"), id).body("title", is("Utkast")).body("revision", is(1));
    }

    private static RequestSpecification bearer(String token) {
        return anonymous().auth().oauth2(token);
    }

    private static ValidatableResponse send(Operation operation, RequestSpecification caller, String id) {
        return send(operation, caller, id, 2);
    }

    private static ValidatableResponse send(Operation operation, RequestSpecification caller, String id, int revision) {
        var request = caller.header("If-Match", etag(revision));
        return (switch (operation) {
                    case CREATE -> request.body(promise("Nytt")).post(PROMISES.path());
                    case REPLACE -> request.body(promise("Ändrat")).put(PROMISES.at(id));
                    case DELETE -> request.delete(PROMISES.at(id));
                    case PUBLISH -> request.body(Map.of()).post(PROMISES.at(id) + "/publications");
                    case WITHDRAW -> request.body(Map.of("explanation", "Skäl")).post(PROMISES.at(id) + "/withdrawals");
                })
                .then();
    }
}
