package se.samverkan.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverkan.followup.FollowUpRequests.anonymous;
import static se.samverkan.followup.FollowUpRequests.array;
import static se.samverkan.followup.FollowUpRequests.as;
import static se.samverkan.followup.FollowUpRequests.example;
import static se.samverkan.followup.FollowUpRequests.json;
import static se.samverkan.followup.FollowUpRequests.post;
import static se.samverkan.followup.FollowUpRequests.progress;
import static se.samverkan.followup.FollowUpRequests.walk;
import static se.samverkan.followup.FollowUpRequests.withdraw;
import static se.samverkan.stack.testing.ServiceRequests.STRANGER;
import static se.samverkan.stack.testing.ServiceRequests.STRANGNAS;
import static se.samverkan.stack.testing.ServiceRequests.pointers;
import static se.samverkan.stack.testing.ServiceRequests.problem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samverkan.stack.testing.ServiceTest;

/** The rules of activity reports, and the callers that may not report. */
@QuarkusTest
@ServiceTest(database = "followup")
class ActivityReportRuleTest {
    private final String promise = TopicEvents.published("promises", "promise.published.v1");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            422 | /promiseId  | {"promiseId":"019cad9b-e683-7127-a6ca-41d621adbc4e"}
            422 | /activityId | {"activityId":"A9"}
            422 | /activityId | {"activityId":"R1"}
            422 | /activityId | {"activityId":null}
            422 | /activityId | {"commitmentId":"R2"}
            422 | /commitmentId | {"activityId":null,"commitmentId":"A3"}
            422 | /parties    | {"parties":[{"id":"municipality:0486"},{"id":"municipality:0163"}]}
            422 | /municipalities/0 | {"municipalities":["9999"]}
            422 | /occurredOn | {"occurredOn":"1999"}
            422 | /occurredOn | {"occurredOn":"2026-01-01"}
            422 | /validity   | {"occurredOn":null,"validity":{"from":"2017","to":"2018"}}
            400 | /qualifier  | {"qualifier":"CIRKA"}
            400 | /promiseId  | {"promiseId":null}
            400 | /activityId | {"activityId":"A 3"}
            400 | /value      | {"value":-1}
            400 | /occurredOn | {"occurredOn":"2019-02-30"}
            400 | /place/relation | {"place":{"relation":"NEAR"}}
            400 | /commitmentId | {"activityId":null,"commitmentId":"R 1"}
            """)
    void an_invalid_report_is_refused(int status, String pointer, String wrong) {
        var report = walk(promise);
        report.setAll(json(wrong));

        assertThat(pointers(post("activity-reports", report), status)).containsExactly(pointer);
    }

    @Test
    void a_correction_names_its_revision_and_obeys_the_same_rules() {
        var reported = post("activity-reports", walk(promise));
        String id = reported.path("id");
        var etag = reported.header("ETag");

        problem(replace(id, null, walk(promise)), 428);
        assertThat(pointers(replace(id, etag, walk(promise).put("activityId", "A9")), 422))
                .containsExactly("/activityId");
        assertThat(replace(id, etag, walk(promise).put("value", 2)).statusCode())
                .isEqualTo(200);
        problem(replace(id, etag, walk(promise).put("value", 3)), 412);
        problem(withdraw("activity-reports", id, etag), 412);
        var read = anonymous().get("/activity-reports/{id}", id);
        assertThat(read.<Integer>path("version")).isEqualTo(2);
        assertThat(read.<Integer>path("value")).isEqualTo(2);
    }

    @Test
    void without_the_police_on_the_promise_a_report_is_for_its_municipality_only() {
        var alone = example("promise.published.v1").put("id", UUID.randomUUID().toString());
        ((ArrayNode) alone.get("parties")).remove(0);
        TopicEvents.send("promises", "published", alone, 1);
        var report = walk(alone.get("id").asText());
        report.set("municipalities", array("[\"0163\"]"));

        assertThat(pointers(post("activity-reports", report), 422)).containsOnly("/municipalities/0");
    }

    @Test
    void an_organisation_that_is_no_party_reports_nothing() {
        problem(as("editor", STRANGER).body(walk(promise).toString()).post("/activity-reports"), 403);
        var report = walk(promise);
        report.set("parties", array("[{\"id\":\"municipality:0163\"}]"));
        assertThat(pointers(as("editor", STRANGER).body(report.toString()).post("/activity-reports"), 422))
                .containsExactly("/municipalities/0", "/parties");
        assertThat(progress(promise).findValue("activityReportIds")).isNull();
    }

    private static Response replace(String id, String ifMatch, JsonNode body) {
        var editor = as("editor", STRANGNAS).body(body.toString());
        if (ifMatch != null) {
            editor.header("If-Match", ifMatch);
        }
        return editor.put("/activity-reports/{id}", id);
    }
}
