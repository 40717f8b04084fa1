package se.samverkan.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverkan.followup.FollowUpRequests.anonymous;
import static se.samverkan.followup.FollowUpRequests.as;
import static se.samverkan.followup.FollowUpRequests.created;
import static se.samverkan.followup.FollowUpRequests.followUp;
import static se.samverkan.followup.FollowUpRequests.json;
import static se.samverkan.followup.FollowUpRequests.publish;
import static se.samverkan.followup.FollowUpRequests.published;
import static se.samverkan.followup.FollowUpRequests.withdraw;
import static se.samverkan.stack.testing.ServiceRequests.STRANGNAS;
import static se.samverkan.stack.testing.ServiceRequests.pointers;
import static se.samverkan.stack.testing.ServiceRequests.problem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.samverkan.stack.testing.ServiceTest;

/** The life of a follow-up: draft, published, edited, withdrawn, and its events. */
@QuarkusTest
@ServiceTest(database = "followup")
class FollowUpLifeTest {
    @Test
    void a_draft_becomes_public_when_the_archivist_publishes_it() {
        var promise = TopicEvents.published("promises", "promise.published.v1");
        var id = created("follow-ups", followUp(promise));
        problem(anonymous().get("/follow-ups/{id}", id), 404);

        var published = publish(id, "\"1\"");

        assertThat(published.statusCode()).isEqualTo(200);
        assertThat(published.header("ETag")).isEqualTo("\"2\"");
        var read = json(anonymous().get("/follow-ups/{id}", id).asString());
        assertThat(read.get("version").intValue()).isEqualTo(1);
        assertThat(read.at("/subject/id").asText()).isEqualTo(promise);
        assertThat(read.at("/_links/self/href").asText())
                .isEqualTo("http://127.0.0.1:8080/samverkan/v1/follow-ups/" + id);
        var event = TopicEvents.about(id, "follow-ups", 1).getFirst();
        TopicEvents.assertValid(event, "follow-up.published", "follow-up.published", 1);
        assertThat(json(event.value())).isEqualTo(read.remove(List.of("temporalStatus", "_links")));
    }

    @Test
    void a_withdrawal_leaves_its_explanation() {
        var id = published(followUp(TopicEvents.published("promises", "promise.published.v1")));

        var withdrawn = withdraw("follow-ups", id, "\"2\"");

        assertThat(withdrawn.statusCode()).isEqualTo(200);
        var gone = problem(anonymous().get("/follow-ups/{id}", id), 410);
        assertThat(gone.getString("explanation")).isEqualTo("Siffrorna var fel.");
        assertThat(gone.getString("withdrawnBy")).isEqualTo(STRANGNAS);
        var event = TopicEvents.about(id, "follow-ups", 2).getLast();
        TopicEvents.assertValid(event, "follow-up.withdrawn", "document.withdrawn", 2);
        assertThat(json(event.value()))
                .isEqualTo(json("""
                        {"version":1,"sequence":2,"municipalities":["0486"],"partyIds":["municipality:0486"],"withdrawnBy":"municipality:0486","explanation":"Siffrorna var fel."}""").put("id", id).put("withdrawnAt", withdrawn.<String>path("updatedAt")));
    }

    @Test
    void an_action_that_the_state_forbids_is_a_conflict() {
        var promise = TopicEvents.published("promises", "promise.published.v1");
        var draft = created("follow-ups", followUp(promise));
        var published = published(followUp(promise));

        problem(withdraw("follow-ups", draft, "\"1\""), 409);
        problem(publish(published, "\"2\""), 409);
        problem(delete(published, "\"2\""), 409);
        assertThat(delete(draft, "\"1\"").statusCode()).isEqualTo(204);
        problem(as("editor", STRANGNAS).get("/follow-ups/{id}", draft), 404);
    }

    @Test
    void every_change_names_its_revision() {
        var body = followUp(TopicEvents.published("promises", "promise.published.v1"));
        var id = published(body);

        problem(publish(id, "\"1\""), 412);
        problem(withdraw("follow-ups", id, "\"1\""), 412);
        problem(delete(id, "\"1\""), 412);
        problem(as("editor", STRANGNAS).body(body.toString()).put("/follow-ups/{id}", id), 428);
        problem(
                as("editor", STRANGNAS)
                        .header("If-Match", "\"1\"")
                        .body(body.toString())
                        .put("/follow-ups/{id}", id),
                412);
        problem(as("editor", STRANGNAS).delete("/follow-ups/{id}", id), 428);
        problem(as("archivist", STRANGNAS).body("{}").post("/follow-ups/{id}/publications", id), 428);
        problem(
                as("approver", STRANGNAS).body("{\"explanation\":\"x\"}").post("/follow-ups/{id}/withdrawals", id),
                428);
        assertThat(anonymous().get("/follow-ups/{id}", id).<Integer>path("revision"))
                .isEqualTo(2);
    }

    @Test
    void an_archive_publication_needs_its_source() {
        var followUp = followUp(TopicEvents.published("promises", "promise.published.v1"));
        followUp.remove("sources");
        var id = created("follow-ups", followUp);

        assertThat(pointers(publish(id, "\"1\""), 422)).containsExactly("/sources/0");
    }

    @Test
    void agreements_and_action_plans_are_followed_up_in_words_or_by_item() {
        var agreement = TopicEvents.published("agreements", "agreement.published.v1.every-member");
        var plan = TopicEvents.published("action-plans", "action-plan.published.v1.every-member");
        var narrative = followUp(agreement, "[{\"itemId\":\"trygga-platser\",\"trend\":\"IMPROVED\"}]");
        narrative.set("subject", json("{\"type\":\"AGREEMENT\"}").put("id", agreement));
        var measured = followUp(plan, """
                [{"itemId":"m1","outcome":"NOT_FULFILLED","results":[{"targetId":"t1","value":3,"per":"YEAR"}]}]""");
        measured.set("subject", json("{\"type\":\"ACTION_PLAN\"}").put("id", plan));
        // Neither was in force in the year that the example looks back on.
        narrative.remove("period");
        measured.remove("period");

        var ofAgreement = published(narrative);
        var ofPlan = published(measured);

        assertThat(anonymous().get("/follow-ups/{id}", ofAgreement).<String>path("subject.id"))
                .isEqualTo(agreement);
        assertThat(anonymous().get("/follow-ups/{id}", ofPlan).<String>path("assessments[0].outcome"))
                .isEqualTo("NOT_FULFILLED");
        problem(anonymous().get("/promises/{id}/progress", agreement), 404);
    }

    @Test
    void lists_hold_what_is_published_by_the_year_that_it_looks_back_on() {
        var promise = TopicEvents.published("promises", "promise.published.v1");
        var published = published(followUp(promise));
        var draft = created("follow-ups", followUp(promise));

        var of2019 =
                anonymous().queryParam("year", 2019).queryParam("limit", 100).get("/follow-ups");
        assertThat(of2019.<List<String>>path("items.id")).contains(published).doesNotContain(draft);
        var of2020 =
                anonymous().queryParam("year", 2020).queryParam("limit", 100).get("/follow-ups");
        assertThat(of2020.<List<String>>path("items.id")).doesNotContain(published);
        var drafts = as("editor", STRANGNAS)
                .queryParam("status", "DRAFT")
                .queryParam("limit", 100)
                .get("/follow-ups");
        assertThat(drafts.<List<String>>path("items.id")).contains(draft).doesNotContain(published);
        assertThat(pointers(anonymous().get("/follow-ups?outcome=FULFILLED"), 400))
                .containsExactly("outcome");
    }

    private static Response delete(String id, String ifMatch) {
        return as("editor", STRANGNAS).header("If-Match", ifMatch).delete("/follow-ups/{id}", id);
    }
}
