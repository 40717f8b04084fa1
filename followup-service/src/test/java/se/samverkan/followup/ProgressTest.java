package se.samverkan.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverkan.followup.FollowUpRequests.UNKNOWN;
import static se.samverkan.followup.FollowUpRequests.anonymous;
import static se.samverkan.followup.FollowUpRequests.as;
import static se.samverkan.followup.FollowUpRequests.created;
import static se.samverkan.followup.FollowUpRequests.example;
import static se.samverkan.followup.FollowUpRequests.followUp;
import static se.samverkan.followup.FollowUpRequests.json;
import static se.samverkan.followup.FollowUpRequests.progress;
import static se.samverkan.followup.FollowUpRequests.publish;
import static se.samverkan.followup.FollowUpRequests.published;
import static se.samverkan.followup.FollowUpRequests.withdraw;
import static se.samverkan.stack.testing.ServiceRequests.STRANGNAS;
import static se.samverkan.stack.testing.ServiceRequests.problem;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URL;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.samverkan.platform.event.EventNumber;
import se.samverkan.stack.testing.ManagementRequests;
import se.samverkan.stack.testing.ServiceTest;

/** The progress of a promise follows the published documents, over HTTP and on Kafka. */
@QuarkusTest
@ServiceTest(database = "followup")
class ProgressTest {
    @TestHTTPResource(value = "/", management = true)
    URL management;

    @Test
    void a_new_promise_has_every_item_unassessed() {
        var promise = TopicEvents.published("promises", "promise.published.v1");

        var progress = progress(promise);

        assertThat(progress).isEqualTo(unassessed(promise));
        var event = TopicEvents.about(promise, "progress", 1).getFirst();
        TopicEvents.assertValid(event, "progress.updated", "progress.updated", 1);
        assertThat(json(event.value())).isEqualTo(progress);
    }

    @Test
    void the_follow_up_of_strangnas_gives_the_figures_of2019() {
        var promise = TopicEvents.published("promises", "promise.published.v1");

        var followUp = published(followUp(promise));

        var progress = progress(promise);
        var boats = item(progress, "A1");
        assertThat(boats.get("outcome").asText()).isEqualTo("FULFILLED");
        assertThat(boats.at("/achieved/0/value").asInt()).isEqualTo(3);
        assertThat(boats.at("/achieved/0/met").asBoolean()).isTrue();
        var expected = example("progress.updated.v1");
        expected.put("promiseId", promise);
        expected.findParents("followUpId").forEach(item -> ((ObjectNode) item).put("followUpId", followUp));
        var publishedAt = anonymous().get("/follow-ups/{id}", followUp).<String>path("publishedAt");
        expected.findParents("publishedAt").forEach(said -> ((ObjectNode) said).put("publishedAt", publishedAt));
        expected.set("counts", json("{\"FULFILLED\":4,\"NOT_ASSESSABLE\":2,\"NOT_ASSESSED\":2}"));
        assertThat(progress).isEqualTo(expected);
        var event = TopicEvents.about(promise, "progress", 2).getLast();
        TopicEvents.assertValid(event, "progress.updated", "progress.updated", 2);
        assertThat(json(event.value())).isEqualTo(expected);
    }

    @Test
    void a_draft_changes_nothing() {
        var promise = TopicEvents.published("promises", "promise.published.v1");
        created("follow-ups", followUp(promise));

        assertThat(progress(promise)).isEqualTo(unassessed(promise));
    }

    @Test
    void the_withdrawal_of_the_follow_up_resets_progress() {
        var promise = TopicEvents.published("promises", "promise.published.v1");
        var followUp = published(followUp(promise));
        assertThat(progress(promise)).isNotEqualTo(unassessed(promise));

        assertThat(withdraw("follow-ups", followUp, "\"2\"").statusCode()).isEqualTo(200);

        assertThat(progress(promise)).isEqualTo(unassessed(promise));
        var event = TopicEvents.about(promise, "progress", 3).getLast();
        TopicEvents.assertValid(event, "progress.updated", "progress.updated", 3);
        assertThat(json(event.value())).isEqualTo(unassessed(promise));
    }

    @Test
    void a_corrected_follow_up_that_turns_to_another_promise_leaves_the_first() {
        var first = TopicEvents.published("promises", "promise.published.v1");
        var second = TopicEvents.published("promises", "promise.published.v1");
        var followUp = published(followUp(first));
        var edited = as("editor", STRANGNAS)
                .header("If-Match", "\"2\"")
                .body(followUp(second).toString())
                .put("/follow-ups/{id}", followUp);
        assertThat(edited.statusCode()).isEqualTo(200);
        assertThat(item(progress(first), "A3").get("outcome").asText()).isEqualTo("FULFILLED");

        assertThat(publish(followUp, "\"3\"").statusCode()).isEqualTo(200);

        assertThat(progress(first)).isEqualTo(unassessed(first));
        assertThat(item(progress(second), "A3").get("outcome").asText()).isEqualTo("FULFILLED");
    }

    @Test
    void the_next_version_of_the_promise_brings_its_new_items() {
        var promise = TopicEvents.published("promises", "promise.published.v1");
        published(followUp(promise));
        var next = example("promise.published.v1").put("id", promise).put("version", 2);
        ((ArrayNode) next.get("activities")).addObject().put("id", "A7");

        TopicEvents.send("promises", "published", next, 2);

        var progress = progress(promise);
        assertThat(item(progress, "A7")).isEqualTo(json("""
                {"itemId":"A7","kind":"ACTIVITY","outcome":"NOT_ASSESSED"}"""));
        assertThat(item(progress, "A3").get("outcome").asText()).isEqualTo("FULFILLED");
        assertThat(progress.get("items")).hasSize(9);
    }

    @Test
    void it_is_sent_again_with_its_number_and_after_a_restoration_with_that_of_a_new_epoch() {
        var promise = TopicEvents.published("promises", "promise.published.v1");
        var first = TopicEvents.about(promise, "progress", 1).getFirst();
        var operator = new ManagementRequests(management);

        assertThat(operator.carryOut("republish?collection=progress").getString("state"))
                .isEqualTo("DONE");
        var repeat = TopicEvents.about(promise, "progress", 2).getLast();
        TopicEvents.assertValid(repeat, "progress.updated", "progress.updated", 1);
        assertThat(repeat.value()).isEqualTo(first.value());

        var restored = operator.carryOut("restored");
        assertThat(restored.getString("state")).isEqualTo("DONE");
        var newest = TopicEvents.about(promise, "progress", 3).getLast();
        TopicEvents.assertValid(
                newest, "progress.updated", "progress.updated", EventNumber.start(restored.getLong("epoch")) + 1);
    }

    @Test
    void a_promise_that_is_unknown_or_withdrawn_has_none() {
        problem(anonymous().get("/promises/{id}/progress", UNKNOWN), 404);
        var promise = TopicEvents.published("promises", "promise.published.v1");
        assertThat(progress(promise).get("items")).hasSize(8);

        TopicEvents.send(
                "promises", "withdrawn", example("promise.withdrawn.v1").put("id", promise), 2);

        var refused = problem(anonymous().get("/promises/{id}/progress", promise), 404);
        assertThat(refused.getString("detail")).isEqualTo("There is no published promise " + promise);
    }

    @Test
    void progress_can_not_be_written() {
        var refused = as("editor", STRANGNAS).body("{}").put("/promises/{id}/progress", UNKNOWN);

        problem(refused, 405);
        assertThat(refused.header("Allow")).contains("GET").doesNotContain("PUT");
    }

    private static ObjectNode unassessed(String promise) {
        var progress = json("{\"counts\":{\"NOT_ASSESSED\":8}}").put("promiseId", promise);
        var items = progress.putArray("items");
        for (var id : List.of("R1", "R2", "A1", "A2", "A3", "A4", "A5", "A6")) {
            items.addObject()
                    .put("itemId", id)
                    .put("kind", id.startsWith("R") ? "COMMITMENT" : "ACTIVITY")
                    .put("outcome", "NOT_ASSESSED");
        }
        return progress;
    }

    private static ObjectNode item(ObjectNode progress, String id) {
        for (var item : progress.get("items")) {
            if (item.get("itemId").asText().equals(id)) {
                return (ObjectNode) item;
            }
        }
        throw new AssertionError(id + " is not in " + progress);
    }
}
