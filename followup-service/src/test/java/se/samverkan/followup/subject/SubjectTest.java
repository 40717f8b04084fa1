package se.samverkan.followup.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static se.samverkan.followup.FollowUpRequests.anonymous;
import static se.samverkan.followup.FollowUpRequests.as;
import static se.samverkan.followup.FollowUpRequests.created;
import static se.samverkan.followup.FollowUpRequests.example;
import static se.samverkan.followup.FollowUpRequests.followUp;
import static se.samverkan.followup.FollowUpRequests.json;
import static se.samverkan.followup.FollowUpRequests.progress;
import static se.samverkan.followup.FollowUpRequests.publish;
import static se.samverkan.followup.FollowUpRequests.published;
import static se.samverkan.followup.FollowUpRequests.walk;
import static se.samverkan.stack.testing.ServiceRequests.STRANGNAS;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import se.samverkan.followup.TopicEvents;
import se.samverkan.stack.testing.ServiceTest;

/** What happens to follow-ups and reports when the promise that they are about changes or is withdrawn. */
@QuarkusTest
@ServiceTest(database = "followup")
class SubjectTest {
    private static final String THREE_WALKS = """
            [{"itemId":"A3","outcome":"NOT_FULFILLED","basis":"MEASURED","results":[{"targetId":"A3-t1","value":3}]}]""";

    @Test
    void a_publication_writes_in_the_version_that_is_judged_and_later_edits_keep_it() {
        var promise = TopicEvents.published("promises", "promise.published.v1");
        var followUp = created("follow-ups", ofNoVersion(promise));
        assertThat(version(followUp)).isNull();

        assertThat(publish(followUp, "\"1\"").statusCode()).isEqualTo(200);
        assertThat(version(followUp)).isEqualTo(1);

        lowered(promise);
        var edited = as("editor", STRANGNAS)
                .header("If-Match", "\"2\"")
                .body(ofNoVersion(promise).put("conclusion", "Rättad.").toString())
                .put("/follow-ups/{id}", followUp);
        assertThat(edited.statusCode()).as(edited.asString()).isEqualTo(200);
        assertThat(edited.<Integer>path("subject.version")).isEqualTo(1);
    }

    @Test
    void what_was_missed_stays_missed_when_a_later_version_promises_less() {
        var promise = TopicEvents.published("promises", "promise.published.v1");
        published(ofNoVersion(promise));

        lowered(promise);

        var walks = progress(promise).at("/items/4");
        assertThat(walks.get("outcome").asText()).isEqualTo("NOT_FULFILLED");
        assertThat(walks.at("/achieved/0/met").asBoolean(true)).isFalse();
        assertThat(walks.get("judgedVersion").asInt()).isEqualTo(1);
        assertThat(walks.get("currentVersion").asInt()).isEqualTo(2);
        assertThat(walks.get("changedSince").asBoolean()).isTrue();
        assertThat(walks.at("/judgedTargets/0/value").asInt()).isEqualTo(4);
        var event = TopicEvents.about(promise, "progress", 3).getLast();
        TopicEvents.assertValid(event, "progress.updated", "progress.updated", 3);
    }

    @Test
    void a_follow_up_of_the_first_version_can_not_be_measured_by_the_lower_target_of_the_second() {
        var promise = TopicEvents.published("promises", "promise.published.v1");
        lowered(promise);
        var fulfilled = THREE_WALKS.replace("NOT_FULFILLED", "FULFILLED");
        var ofFirst = followUp(promise, fulfilled);
        ((ObjectNode) ofFirst.get("subject")).put("version", 1);
        var ofSecond = followUp(promise, fulfilled);
        ((ObjectNode) ofSecond.get("subject")).put("version", 2);

        var refused = as("editor", STRANGNAS).body(ofFirst.toString()).post("/follow-ups");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.<String>path("violations[0].pointer")).isEqualTo("/assessments/0/outcome");
        assertThat(created("follow-ups", ofSecond)).isNotNull();
    }

    @Test
    void a_withdrawal_is_said_on_everything_about_the_promise_until_it_is_public_again() {
        var promise = TopicEvents.published("promises", "promise.published.v1");
        var followUp = published(ofNoVersion(promise));
        var report = created("activity-reports", walk(promise));

        TopicEvents.send(
                "promises", "withdrawn", example("promise.withdrawn.v1").put("id", promise), 2);

        await().untilAsserted(() -> assertThat(
                        read("follow-ups", followUp).at("/subject/withdrawn").asBoolean())
                .isTrue());
        assertThat(read("activity-reports", report).get("subject"))
                .isEqualTo(json("{\"type\":\"PROMISE\",\"withdrawn\":true}").put("id", promise));
        var event = TopicEvents.about(followUp, "follow-ups", 2).getLast();
        TopicEvents.assertValid(event, "follow-up.published", "follow-up.published", 2);
        assertThat(json(event.value()).at("/subject/withdrawn").asBoolean()).isTrue();
        var reported = TopicEvents.about(report, "activity-reports", 2).getLast();
        TopicEvents.assertValid(reported, "activity-report.published", "activity-report.published", 2);

        TopicEvents.send(
                "promises", "published", example("promise.published.v1").put("id", promise), 3);

        await().untilAsserted(() -> assertThat(
                        read("follow-ups", followUp).at("/subject").has("withdrawn"))
                .isFalse());
        assertThat(read("activity-reports", report).has("subject")).isFalse();
        assertThat(json(TopicEvents.about(followUp, "follow-ups", 3).getLast().value())
                        .at("/subject")
                        .has("withdrawn"))
                .isFalse();
    }

    private static ObjectNode ofNoVersion(String promise) {
        var followUp = followUp(promise, THREE_WALKS);
        ((ObjectNode) followUp.get("subject")).remove("version");
        return followUp;
    }

    /** Publishes a second version of the promise, which asks for three walks instead of four. */
    private static void lowered(String promise) {
        var next = example("promise.published.v1").put("id", promise).put("version", 2);
        ((ObjectNode) next.at("/activities/2/targets/0")).put("value", 3);
        TopicEvents.send("promises", "published", next, 2);
    }

    private static Integer version(String followUp) {
        return as("editor", STRANGNAS).get("/follow-ups/{id}", followUp).path("subject.version");
    }

    private static ObjectNode read(String collection, String id) {
        return json(anonymous().get("/{collection}/{id}", collection, id).asString());
    }
}
