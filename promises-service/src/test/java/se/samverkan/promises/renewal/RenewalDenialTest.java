package se.samverkan.promises.renewal;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static se.samverkan.promises.PromiseRequests.PROMISES;
import static se.samverkan.promises.PromiseRequests.promise;
import static se.samverkan.promises.PromiseRequests.renew;
import static se.samverkan.stack.testing.ServiceRequests.PROBLEM;
import static se.samverkan.stack.testing.ServiceRequests.anonymous;
import static se.samverkan.stack.testing.ServiceRequests.as;
import static se.samverkan.stack.testing.ServiceRequests.etag;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.stack.testing.ServiceTest;

/** Renewals that are denied: wrong callers, wrong states and invalid requests. */
@QuarkusTest
@ServiceTest(database = "promises")
class RenewalDenialTest {
    private static final String STRANGER = "municipality:0120";

    @Test
    void the_request_names_the_revision_that_it_renews() {
        var id = PROMISES.published(promise("Revision två"));

        as("editor")
                .body(Map.of())
                .post(PROMISES.at(id) + "/renewals")
                .then()
                .statusCode(428)
                .contentType(PROBLEM)
                .header("ETag", "\"2\"");
        renew(id, 1, Map.of())
                .statusCode(412)
                .contentType(PROBLEM)
                .header("ETag", "\"2\"")
                .body("detail", is("The document has changed: it is at \"2\", not \"1\"; read it again"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"approver", "admin"})
    void another_role_renews_nothing(String role) {
        var id = PROMISES.published(promise("Fel roll"));

        as(role).header("If-Match", etag(2))
                .body(Map.of())
                .post(PROMISES.at(id) + "/renewals")
                .then()
                .statusCode(403)
                .contentType(PROBLEM)
                .body("detail", is("The token's roles (claim groups) do not allow this operation"));
    }

    @Test
    void without_a_token_nothing_is_renewed_and_an_archivist_may() {
        var id = PROMISES.published(promise("Arkivet"));

        anonymous()
                .header("If-Match", etag(2))
                .body(Map.of())
                .post(PROMISES.at(id) + "/renewals")
                .then()
                .statusCode(401)
                .contentType(PROBLEM);
        as("archivist")
                .header("If-Match", etag(2))
                .body(Map.of())
                .post(PROMISES.at(id) + "/renewals")
                .then()
                .statusCode(201);
    }

    @Test
    void nobody_renews_what_is_of_others() {
        var draft = PROMISES.draft(promise("Utkast"));
        var published = PROMISES.published(promise("Publicerat"));
        var withdrawn = PROMISES.published(promise("Återkallat"));
        PROMISES.withdraw(withdrawn, 2, "Fel");
        var unknown = UUID.randomUUID().toString();

        for (var refusal :
                Map.of(draft, 404, published, 403, withdrawn, 410, unknown, 404).entrySet()) {
            as("editor", STRANGER)
                    .header("If-Match", etag(2))
                    .body(Map.of())
                    .post(PROMISES.at(refusal.getKey()) + "/renewals")
                    .then()
                    .statusCode(refusal.getValue())
                    .contentType(PROBLEM);
        }
    }

    @Test
    void only_what_is_published_is_renewed() {
        var draft = PROMISES.draft(promise("Utkast"));
        var withdrawn = PROMISES.published(promise("Återkallat"));
        PROMISES.withdraw(withdrawn, 2, "Fel");

        renew(draft, 1, Map.of())
                .statusCode(409)
                .contentType(PROBLEM)
                .body("detail", is("Only what is published can be renewed; this is DRAFT"));
        renew(withdrawn, 3, Map.of())
                .statusCode(409)
                .contentType(PROBLEM)
                .body("detail", is("Only what is published can be renewed; this is WITHDRAWN"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            400 | /title         | {"title":" "}
            400 | /title         | {"title":7}
            400 | /titel         | {"titel":"Löftet"}
            400 | /renews        | {"renews":"019ab000-0000-7000-8000-000000000000"}
            400 | /validity/from | {"validity":{"from":"19"}}
            422 | /validity/to   | {"validity":{"from":"2020","to":"2019"}}
            """)
    void a_request_is_refused_at_the_place_that_is_wrong(int status, String pointer, String body) {
        var id = PROMISES.published(promise("Förnyas"));

        as("editor")
                .header("If-Match", etag(2))
                .body(body)
                .post(PROMISES.at(id) + "/renewals")
                .then()
                .statusCode(status)
                .contentType(PROBLEM)
                .body("violations.pointer", contains(pointer));
    }
}
