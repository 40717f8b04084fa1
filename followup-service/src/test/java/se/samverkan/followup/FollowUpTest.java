package se.samverkan.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverkan.followup.FollowUpRequests.UNKNOWN;
import static se.samverkan.followup.FollowUpRequests.anonymous;
import static se.samverkan.followup.FollowUpRequests.array;
import static se.samverkan.followup.FollowUpRequests.as;
import static se.samverkan.followup.FollowUpRequests.created;
import static se.samverkan.followup.FollowUpRequests.example;
import static se.samverkan.followup.FollowUpRequests.followUp;
import static se.samverkan.followup.FollowUpRequests.json;
import static se.samverkan.followup.FollowUpRequests.post;
import static se.samverkan.followup.FollowUpRequests.request;
import static se.samverkan.stack.testing.ServiceRequests.STRANGER;
import static se.samverkan.stack.testing.ServiceRequests.STRANGNAS;
import static se.samverkan.stack.testing.ServiceRequests.pointers;
import static se.samverkan.stack.testing.ServiceRequests.problem;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import se.samverkan.followup.FollowUpContent.Subject;
import se.samverkan.stack.testing.ServiceTest;

/** The rules of follow-ups of a published document, and the pointer of each violation. */
@QuarkusTest
@ServiceTest(database = "followup")
class FollowUpTest {
    @Test
    void every_member_is_returned_as_it_was_sent() {
        var promise = example("promise.published.v1.every-member");
        promise.put("id", UUID.randomUUID().toString());
        TopicEvents.send("promises", "published", promise, 4);
        var followUp = example("follow-up.published.v1.every-member");
        ((ObjectNode) followUp.get("subject")).set("id", promise.get("id"));
        var body = request(followUp);

        var id = created("follow-ups", body);

        var read = json(as("editor", STRANGNAS).get("/follow-ups/{id}", id).asString());
        assertThat(read.get("publicationStatus").asText()).isEqualTo("DRAFT");
        assertThat(read.at("/period/latest").asText()).isEqualTo("2020-11-30");
        assertThat(read.at("/validity/earliest").asText()).isEqualTo("2020-01-01");
        assertThat(read.has("temporalStatus")).isFalse();
        read.remove(List.of("hasUnpublishedChanges", "_links"));
        assertThat(request(read)).isEqualTo(body);
    }

    @Test
    void it_is_valid_at_no_time_so_no_list_filters_by_a_temporal_status() {
        assertThat(pointers(anonymous().get("/follow-ups?temporalStatus=EXPIRED&year=24"), 400))
                .containsExactly("year", "temporalStatus");
        assertThat(anonymous().get("/activity-reports?temporalStatus=EXPIRED").statusCode())
                .isEqualTo(200);
    }

    @Test
    void nobody_but_its_parties_follows_up_a_promise() {
        var promise = TopicEvents.published("promises", "promise.published.v1");
        var followUp = followUp(promise, "[]");
        followUp.set("municipalities", array("[\"0163\"]"));
        followUp.set("parties", array("[{\"id\":\"%s\"}]".formatted(STRANGER)));

        var refused = as("editor", STRANGER).body(followUp.toString()).post("/follow-ups");

        assertThat(pointers(refused, 422)).containsExactly("/parties");
    }

    @ParameterizedTest
    @EnumSource
    void its_subject_is_published(Subject.Type type) {
        var followUp = followUp(UNKNOWN, "[]");
        ((ObjectNode) followUp.get("subject")).put("type", type.name());

        var refused = post("follow-ups", followUp);

        assertThat(pointers(refused, 422)).containsExactly("/subject/id");
        assertThat(problem(refused, 422).getString("violations[0].text"))
                .isEqualTo(UNKNOWN + " is not a published " + type + ": publish it first");
    }

    @Test
    void its_subject_is_of_the_type_that_it_says() {
        var promise = TopicEvents.published("promises", "promise.published.v1");
        var followUp = followUp(promise, "[]");
        ((ObjectNode) followUp.get("subject")).put("type", "AGREEMENT");

        assertThat(pointers(post("follow-ups", followUp), 422)).containsExactly("/subject/id");
    }

    @Test
    void its_subject_is_not_yet_at_a_later_version() {
        var followUp = followUp(TopicEvents.published("promises", "promise.published.v1"));
        ((ObjectNode) followUp.get("subject")).put("version", 2);

        var refused = post("follow-ups", followUp);

        assertThat(pointers(refused, 422)).containsExactly("/subject/version");
        assertThat(problem(refused, 422).getString("violations[0].text"))
                .isEqualTo("the newest published version is 1");
    }

    @Test
    void an_unknown_item_is_refused_with_the_known_ones() {
        var promise = TopicEvents.published("promises", "promise.published.v1");

        var refused = post("follow-ups", followUp(promise, "[{\"itemId\":\"A1\"},{\"itemId\":\"A7\"}]"));

        assertThat(pointers(refused, 422)).containsExactly("/assessments/1/itemId");
        assertThat(problem(refused, 422).getString("violations[0].text"))
                .isEqualTo("A7 is not an item of version 1 of the subject; there are A1, A2, A3, A4, A5, A6, R1, R2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            422 | /assessments/0/outcome | {"itemId":"A3","outcome":"FULFILLED","results":[{"targetId":"A3-t1","value":3,"unit":"trygghetsvandringar"}]}
            422 | /assessments/0/outcome | {"itemId":"A3","outcome":"PARTLY_FULFILLED","results":[{"targetId":"A3-t1","value":4,"unit":"trygghetsvandringar"}]}
            422 | /assessments/0/outcome | {"itemId":"A1","outcome":"FULFILLED","results":[{"value":1,"unit":"båtsamverkansområden"}]}
            422 | /assessments/0/results/0/targetId | {"itemId":"A1","results":[{"targetId":"A3-t1","value":1}]}
            422 | /assessments/0/basis   | {"itemId":"A4","outcome":"FULFILLED","basis":"MEASURED"}
            400 | /assessments/0/outcome | {"itemId":"A1","outcome":"BROKEN"}
            400 | /assessments/0/basis   | {"itemId":"A1","basis":"GUESSED"}
            400 | /assessments/0/trend   | {"itemId":"A1","trend":"UP"}
            400 | /assessments/0/deviation/reason | {"itemId":"A1","deviation":{"reason":"WEATHER"}}
            422 | /assessments/0/results/0/value | {"itemId":"A1","results":[{"unit":"båtsamverkansområden"}]}
            400 | /assessments/0/results/0/value | {"itemId":"A1","results":[{"value":-1}]}
            400 | /assessments/0/itemId  | {"outcome":"FULFILLED"}
            """)
    void an_invalid_assessment_is_refused(int status, String pointer, String assessment) {
        var promise = TopicEvents.published("promises", "promise.published.v1");

        var refused = post("follow-ups", followUp(promise, "[" + assessment + "]"));

        assertThat(pointers(refused, status)).containsExactly(pointer);
    }

    @Test
    void enum_errors_list_what_is_allowed() {
        var outcome = post("follow-ups", followUp(UNKNOWN, "[{\"itemId\":\"A1\",\"outcome\":\"BROKEN\"}]"));
        assertThat(problem(outcome, 400).getString("violations[0].text"))
                .isEqualTo("\"BROKEN\" is not one of FULFILLED, PARTLY_FULFILLED, NOT_FULFILLED, NOT_ASSESSABLE,"
                        + " NOT_ASSESSED, ONGOING");
        var kind = post("follow-ups", followUp(UNKNOWN).put("kind", "YEARLY"));
        assertThat(pointers(kind, 400)).containsExactly("/kind");
        assertThat(problem(kind, 400).getString("violations[0].text"))
                .isEqualTo("\"YEARLY\" is not one of ANNUAL, INTERIM, FINAL, STATUTORY");
    }

    @Test
    void an_item_is_assessed_once_and_confirmations_are_not_the_clients() {
        var twice = followUp(UNKNOWN, "[{\"itemId\":\"A1\"},{\"itemId\":\"A1\"}]");
        assertThat(pointers(post("follow-ups", twice), 422)).containsExactly("/assessments/1/itemId");
        var confirmed = followUp(UNKNOWN);
        confirmed.set("confirmations", array("[]"));
        assertThat(pointers(post("follow-ups", confirmed), 400)).containsExactly("/confirmations");
        var nothing = followUp(UNKNOWN);
        nothing.remove("subject");
        assertThat(pointers(post("follow-ups", nothing), 400)).containsExactly("/subject");
    }

    @Test
    void an_edit_obeys_the_same_rules() {
        var promise = TopicEvents.published("promises", "promise.published.v1");
        var id = created("follow-ups", followUp(promise));
        var contradicting = followUp(promise, """
                [{"itemId":"A3","outcome":"FULFILLED","results":[{"targetId":"A3-t1","value":3}]}]""");

        var refused = as("editor", STRANGNAS)
                .header("If-Match", "\"1\"")
                .body(contradicting.toString())
                .put("/follow-ups/{id}", id);

        assertThat(pointers(refused, 422)).containsExactly("/assessments/0/outcome");
        assertThat(as("editor", STRANGNAS).get("/follow-ups/{id}", id).<Integer>path("revision"))
                .isEqualTo(1);
    }

    @Test
    void the_outcome_of_a_goal_is_checked_against_its_figure() {
        var plan = example("action-plan.published.v1");
        plan.put("id", UUID.randomUUID().toString());
        TopicEvents.send("action-plans", "published", plan, 1);
        var followUp = followUp(plan.get("id").asText(), """
                [{"itemId":"g1","outcome":"FULFILLED","basis":"MEASURED",
                  "results":[{"targetId":"g1","value":3}]}]""");
        ((ObjectNode) followUp.get("subject")).put("type", "ACTION_PLAN");
        followUp.set("municipalities", plan.get("municipalities"));
        followUp.set("parties", array("[{\"id\":\"municipality:0163\"}]"));

        var refused = as("editor", STRANGER).body(followUp.toString()).post("/follow-ups");

        assertThat(pointers(refused, 422)).containsExactly("/assessments/0/outcome");
    }
}
