package se.samverkan.promises.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static se.samverkan.promises.PromiseRequests.PROMISES;
import static se.samverkan.promises.PromiseRequests.carried;
import static se.samverkan.promises.PromiseRequests.promise;
import static se.samverkan.promises.PromiseRequests.renew;
import static se.samverkan.promises.PromiseRequests.successor;
import static se.samverkan.stack.testing.ServiceRequests.EKERO;
import static se.samverkan.stack.testing.ServiceRequests.POLICE;
import static se.samverkan.stack.testing.ServiceRequests.PROBLEM;
import static se.samverkan.stack.testing.ServiceRequests.anonymous;
import static se.samverkan.stack.testing.ServiceRequests.as;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.samverkan.stack.testing.ServiceTest;

/** The public follows a commitment through the published promises that renew each other. */
@QuarkusTest
@ServiceTest(database = "promises")
class RenewalChainTest {
    private String first;
    private String second;

    @BeforeEach
    void publishTwoYears() {
        var commitments = List.of(Map.of("text", "Fler poliser"), Map.of("text", "Belysning"));
        first = PROMISES.published(promise("Löftet för 2018", "commitments", commitments));
        second = PROMISES.published(in2019());
    }

    @Test
    void three_years_are_one_chain_wherever_it_is_asked_for() {
        var third = third();

        for (var id : List.of(first, second, third)) {
            chain(anonymous(), id)
                    .statusCode(200)
                    .body("items.id", contains(first, second, third))
                    .body("items.title", contains("Löftet för 2018", "Löftet för 2019", "Löftet för 2020"))
                    .body("items[0]", not(hasKey("renews")))
                    .body("items[1].renews", is(first))
                    .body("items[1].version", is(1))
                    .body("items[1].validity.earliest", is("2019-01-01"))
                    .body("items[1]", hasKey("publishedAt"))
                    .body("commitments", hasSize(3))
                    .body("commitments[0].steps.promiseId", contains(first, second, third))
                    .body("commitments[0].steps.commitmentId", contains("c1", "c1", "c1"))
                    .body("commitments[0].steps[0]", not(hasKey("change")))
                    .body("commitments[0].steps[1].change", is("UNCHANGED"))
                    .body("commitments[0].steps[2].change", is("REVISED"))
                    .body("commitments[0].steps.text", contains("Fler poliser", "Fler poliser", "Tio poliser"))
                    .body("commitments[1].steps.commitmentId", contains("c2", "c2"))
                    .body("commitments[1].steps[1].change", is("DROPPED"))
                    .body("commitments[1].steps[1].reason", is("Lamporna är uppe"))
                    .body("commitments[2].steps.promiseId", contains(second, third))
                    .body("commitments[2].steps[0].change", is("ADDED"))
                    .body("commitments[2].steps[1].change", is("DROPPED"));
        }
    }

    @Test
    void a_promise_that_nobody_renewed_is_a_chain_of_one() {
        var alone = PROMISES.published(promise("Ensamt"));

        chain(anonymous(), alone)
                .statusCode(200)
                .body("items.id", contains(alone))
                .body("commitments", hasSize(0));
    }

    @Test
    void no_draft_and_no_unpublished_edit_is_in_the_chain_for_anyone() {
        var draft =
                renew(second, 2, Map.of("title", "Hemligt utkast")).extract().<String>path("id");
        PROMISES.replace(second, 2, promise("Hemlig ändring")).statusCode(200);

        for (var reader : List.of(anonymous(), as("editor"), as("editor", "municipality:0120"))) {
            chain(reader, first)
                    .statusCode(200)
                    .body("items.title", contains("Löftet för 2018", "Löftet för 2019"))
                    .body("commitments[0].steps", hasSize(2));
        }
        chain(as("editor"), draft).statusCode(200).body("items.id", contains(first, second));
        for (var stranger : List.of(anonymous(), as("editor", "municipality:0120"))) {
            chain(stranger, draft)
                    .statusCode(404)
                    .contentType(PROBLEM)
                    .body("detail", is("There is no promise " + draft));
        }
    }

    @Test
    void a_withdrawn_promise_leaves_a_gap_that_the_others_still_point_at() {
        var third = third();
        PROMISES.withdraw(second, 2, "Fel dokument").statusCode(200);

        chain(anonymous(), third)
                .statusCode(200)
                .body("items.id", contains(first, third))
                .body("items[1].renews", is(second))
                .body("commitments.steps.promiseId.flatten()", not(contains(second)))
                .body("commitments[0].steps.promiseId", contains(first))
                .body("commitments[2].steps.promiseId", contains(third));
        chain(anonymous(), second).statusCode(410).contentType(PROBLEM).body("explanation", is("Fel dokument"));
        chain(as("admin"), second).statusCode(200).body("items.id", contains(first, third));
    }

    @Test
    void two_that_renew_the_same_promise_are_both_in_its_chain() {
        var other = successor("Löftet för Mariefred", first, carried(first, "c2", "Belysning"));
        other.put("dropped", List.of(Map.of("commitmentId", "c1", "reason", "Finns i det andra")));
        var otherId = PROMISES.published(other);

        chain(anonymous(), otherId)
                .body("items.id", contains(first, second, otherId))
                .body("commitments[0].steps.change", contains(nullValue(), is("UNCHANGED"), is("DROPPED")))
                .body("commitments[0].steps.promiseId", contains(first, second, otherId));
    }

    @Test
    void there_is_no_chain_of_what_is_not_there() {
        chain(anonymous(), UUID.randomUUID().toString()).statusCode(404).contentType(PROBLEM);
        chain(anonymous(), "alla").statusCode(404).contentType(PROBLEM);
        chain(anonymous(), PROMISES.draft(promise("Utkast"))).statusCode(404).contentType(PROBLEM);
    }

    @Test
    void what_a_token_is_answered_is_kept_by_no_cache() {
        chain(as("editor"), first)
                .header("Cache-Control", "private, no-store")
                .header("Vary", "Authorization, Accept-Encoding");
    }

    @Test
    void the_chain_shows_neither_approvals_nor_unpublished_edits() {
        PROMISES.replace(first, 2, promise("Under arbete")).statusCode(200);
        PROMISES.approve(first, 3, POLICE).statusCode(200);

        for (var reader : List.of(anonymous(), as("editor", EKERO))) {
            assertThat(chain(reader, first).statusCode(200).extract().asString())
                    .doesNotContainIgnoringCase("approvals")
                    .doesNotContain("Under arbete");
        }
    }

    private static ValidatableResponse chain(RequestSpecification reader, String id) {
        return reader.get(PROMISES.at(id) + "/renewals").then();
    }

    private Map<String, Object> in2019() {
        var promise = successor(
                "Löftet för 2019", first, carried(first, "c1", "Fler poliser"), Map.of("id", "c3", "text", "Skolor"));
        promise.put("validity", Map.of("from", "2019"));
        promise.put("dropped", List.of(Map.of("commitmentId", "c2", "reason", "Lamporna är uppe")));
        return promise;
    }

    private String third() {
        var promise = successor("Löftet för 2020", second, carried(second, "c1", "Tio poliser"));
        promise.put("dropped", List.of(Map.of("commitmentId", "c3", "reason", "Skolan tog över")));
        return PROMISES.published(promise);
    }
}
