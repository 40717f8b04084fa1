package se.samverkan.promises.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static se.samverkan.promises.PromiseRequests.PROMISES;
import static se.samverkan.promises.PromiseRequests.carried;
import static se.samverkan.promises.PromiseRequests.promise;
import static se.samverkan.promises.PromiseRequests.renew;
import static se.samverkan.promises.PromiseRequests.successor;
import static se.samverkan.stack.testing.ServiceRequests.POLICE;
import static se.samverkan.stack.testing.ServiceRequests.PROBLEM;
import static se.samverkan.stack.testing.ServiceRequests.STRANGNAS;
import static se.samverkan.stack.testing.ServiceRequests.anonymous;
import static se.samverkan.stack.testing.ServiceRequests.as;
import static se.samverkan.stack.testing.ServiceRequests.etag;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samverkan.promises.PromiseTopic;
import se.samverkan.stack.testing.ServiceTest;

/** A renewed promise is published only when it accounts for each commitment of its predecessor. */
@QuarkusTest
@ServiceTest(database = "promises")
class RenewalPublicationTest {
    private static final String GONE = "c2 of the promise before is neither carried over nor dropped with a reason";

    private String before;

    @BeforeEach
    void publishTheOneBefore() {
        before = PROMISES.published(promise(
                "Löftet för 2018",
                "commitments",
                List.of(Map.of("text", "Fler poliser"), Map.of("text", "Belysning"), Map.of("text", "Skolor"))));
    }

    @Test
    void a_commitment_that_is_silently_gone_stops_the_publication() {
        var incomplete = successor(
                "Löftet för 2019", before, carried(before, "c1", "Fler poliser"), carried(before, "c3", "Skolor"));
        var id = PROMISES.draft(incomplete);

        PROMISES.publish(id, 1)
                .statusCode(422)
                .contentType(PROBLEM)
                .body("violations.pointer", contains("/dropped"))
                .body("violations.text", contains(GONE));
        PROMISES.read(anonymous(), id).statusCode(404);

        incomplete.put("dropped", List.of(Map.of("commitmentId", "c2", "reason", "Lamporna är uppe")));
        PROMISES.replace(id, 1, incomplete).statusCode(200);
        PROMISES.publish(id, 2).statusCode(200).body("version", is(1));
    }

    @Test
    void every_silently_gone_commitment_is_named() {
        PROMISES.publish(PROMISES.draft(successor("Löftet för 2019", before)), 1)
                .statusCode(422)
                .body("violations.pointer", contains("/dropped", "/dropped", "/dropped"));
    }

    @Test
    void the_public_reads_what_became_of_each_commitment() {
        var next = successor(
                "Löftet för 2019",
                before,
                carried(before, "c1", "Fler poliser"),
                carried(before, "c2", "Bättre belysning"),
                Map.of("text", "Trafik", "change", "UNCHANGED"));
        next.put("dropped", List.of(Map.of("commitmentId", "c3", "reason", "Skolan tog över")));
        var id = PROMISES.published(next);

        PROMISES.read(anonymous(), id)
                .statusCode(200)
                .body("commitments.change", contains("UNCHANGED", "REVISED", "ADDED"))
                .body("dropped.commitmentId", contains("c3"))
                .body("dropped.reason", contains("Skolan tog över"));
        assertThat(PromiseTopic.eventsOf(id))
                .singleElement()
                .satisfies(event -> assertThat(event.value())
                        .contains("\"change\":\"UNCHANGED\"", "\"change\":\"REVISED\"", "\"change\":\"ADDED\""));
    }

    @Test
    void a_change_that_the_client_sends_is_overwritten() {
        var said = Map.of(
                "text", "Helt andra ord",
                "change", "UNCHANGED",
                "carriedOverFrom", Map.of("promiseId", before, "commitmentId", "c1"));
        var id = PROMISES.draft(successor("Löftet för 2019", before, said));

        PROMISES.read(as("editor"), id).body("commitments.change", contains("REVISED"));
        PROMISES.replace(
                        id,
                        1,
                        successor("Löftet för 2019", before, Map.of("text", "Fler poliser", "change", "DROPPED")))
                .statusCode(200)
                .body("commitments.change", contains("ADDED"));
    }

    @Test
    void the_parties_publish_a_renewal_with_their_approvals() {
        var id = renew(before, 2, Map.of("title", "Löftet för 2019")).extract().<String>path("id");
        for (var party : List.of(STRANGNAS, POLICE)) {
            as("approver", party)
                    .header("If-Match", etag(1))
                    .body(Map.of())
                    .post(PROMISES.at(id) + "/approvals")
                    .then()
                    .statusCode(200);
        }

        as("editor")
                .header("If-Match", etag(1))
                .body(Map.of())
                .post(PROMISES.at(id) + "/publications")
                .then()
                .statusCode(200)
                .body("commitments.change", contains("UNCHANGED", "UNCHANGED", "UNCHANGED"));
        PROMISES.read(anonymous(), id).statusCode(200).body("renews", is(before));
    }

    @Test
    void a_publication_looks_at_the_promise_before_as_it_is_then() {
        var id = renew(before, 2, Map.of()).extract().<String>path("id");
        var next = successor(
                "Löftet för 2019",
                before,
                carried(before, "c1", "Fler poliser"),
                carried(before, "c2", "Belysning"),
                carried(before, "c3", "Skolor"));
        PROMISES.replace(id, 1, next).statusCode(200).body("commitments[0].change", is("UNCHANGED"));
        var corrected = List.of(
                Map.of("id", "c1", "text", "Tio poliser"),
                Map.of("id", "c2", "text", "Belysning"),
                Map.of("id", "c3", "text", "Skolor"));
        PROMISES.replace(before, 2, promise("Löftet för 2018", "commitments", corrected))
                .statusCode(200);
        PROMISES.publish(before, 3).statusCode(200);

        PROMISES.publish(id, 2)
                .statusCode(200)
                .body("commitments.change", contains("REVISED", "UNCHANGED", "UNCHANGED"));
    }

    @Test
    void a_promise_that_was_withdrawn_meanwhile_can_not_be_renewed() {
        var id = PROMISES.draft(successor("Löftet för 2019", before, carried(before, "c1", "Fler poliser")));
        PROMISES.withdraw(before, 2, "Fel dokument").statusCode(200);

        PROMISES.publish(id, 1).statusCode(422).contentType(PROBLEM).body("violations.pointer", contains("/renews"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /commitments/0/carriedOverFrom/commitmentId | {"renews":"BEFORE","commitments":[{"carriedOverFrom":{"promiseId":"BEFORE","commitmentId":"c9"}}]}
            /commitments/0/carriedOverFrom/promiseId | {"renews":"BEFORE","commitments":[{"carriedOverFrom":{"promiseId":"019ab000-0000-7000-8000-000000000000","commitmentId":"c1"}}]}
            /commitments/0/carriedOverFrom/promiseId | {"commitments":[{"carriedOverFrom":{"promiseId":"BEFORE","commitmentId":"c1"}}]}
            /dropped/0/commitmentId | {"renews":"BEFORE","dropped":[{"commitmentId":"c9","reason":"Klart"}]}
            /dropped/0/commitmentId | {"renews":"BEFORE","dropped":[{"commitmentId":"c1","reason":"Klart"}],"commitments":[{"carriedOverFrom":{"promiseId":"BEFORE","commitmentId":"c1"}}]}
            /dropped | {"dropped":[{"commitmentId":"c1","reason":"Klart"}]}
            /renews | {"renews":"019ab000-0000-7000-8000-000000000000"}
            """)
    void an_invalid_reference_is_refused_with_its_pointer(String pointer, String members) {
        var body = members.replace("BEFORE", before).replaceFirst("^\\{", """
                {"title":"Löftet för 2019","municipalities":["0486"],"parties":[{"id":"municipality:0486"}],""");

        as("editor")
                .body(body)
                .post(PROMISES.path())
                .then()
                .statusCode(422)
                .contentType(PROBLEM)
                .body("violations.pointer", contains(pointer));
    }
}
