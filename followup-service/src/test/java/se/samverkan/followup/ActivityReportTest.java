package se.samverkan.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverkan.followup.FollowUpRequests.UNKNOWN;
import static se.samverkan.followup.FollowUpRequests.anonymous;
import static se.samverkan.followup.FollowUpRequests.array;
import static se.samverkan.followup.FollowUpRequests.as;
import static se.samverkan.followup.FollowUpRequests.created;
import static se.samverkan.followup.FollowUpRequests.example;
import static se.samverkan.followup.FollowUpRequests.json;
import static se.samverkan.followup.FollowUpRequests.post;
import static se.samverkan.followup.FollowUpRequests.progress;
import static se.samverkan.followup.FollowUpRequests.request;
import static se.samverkan.followup.FollowUpRequests.walk;
import static se.samverkan.followup.FollowUpRequests.withdraw;
import static se.samverkan.stack.testing.ServiceRequests.POLICE;
import static se.samverkan.stack.testing.ServiceRequests.STRANGNAS;
import static se.samverkan.stack.testing.ServiceRequests.pointers;
import static se.samverkan.stack.testing.ServiceRequests.problem;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.samverkan.stack.testing.ServiceTest;

/** Each activity report is public at once, and the reports add up in the promise's progress. */
@QuarkusTest
@ServiceTest(database = "followup")
class ActivityReportTest {
    private final String promise = TopicEvents.published("promises", "promise.published.v1");

    @Test
    void a_report_is_public_at_once_with_the_parties_of_its_promise() {
        var answer = post("activity-reports", walk(promise));

        assertThat(answer.statusCode()).isEqualTo(201);
        String id = answer.path("id");
        assertThat(answer.header("Location")).isEqualTo("http://127.0.0.1:8080/samverkan/v1/activity-reports/" + id);
        var read = json(anonymous().get("/activity-reports/{id}", id).asString());
        assertThat(read.get("version").intValue()).isEqualTo(1);
        assertThat(answer.header("ETag")).isEqualTo("\"" + read.get("revision") + "\"");
        assertThat(read.get("publicationStatus").asText()).isEqualTo("PUBLISHED");
        assertThat(read.get("temporalStatus").asText()).isEqualTo("EXPIRED");
        assertThat(read.get("municipalities")).isEqualTo(array("[\"0486\"]"));
        assertThat(read.get("parties")).isEqualTo(array("""
                [{"id":"police:polismyndigheten","name":"Polisen"},{"id":"municipality:0486","name":"Strängnäs kommun"}]"""));
        var event = TopicEvents.about(id, "activity-reports", 1).getFirst();
        TopicEvents.assertValid(event, "activity-report.published", "activity-report.published", 1);
        assertThat(json(event.value())).isEqualTo(read.remove(List.of("temporalStatus", "_links")));
    }

    @Test
    void every_member_is_returned_as_it_was_sent() {
        var other = TopicEvents.published("promises", "promise.published.v1.every-member");
        var body = request(example("activity-report.published.v1")).put("promiseId", other);

        var id = created("activity-reports", body);

        var read = json(anonymous().get("/activity-reports/{id}", id).asString());
        assertThat(request(read.remove(List.of("temporalStatus", "_links")))).isEqualTo(body);
    }

    @Test
    void reports_add_up_and_a_correction_counts_instead_of_what_it_corrects() {
        var reported = post("activity-reports", walk(promise));
        String first = reported.path("id");
        assertThat(walks()).isEqualTo(achieved("1", false));
        var byPolice = as("editor", POLICE).body(walk(promise).toString()).post("/activity-reports");
        assertThat(byPolice.statusCode()).isEqualTo(201);
        String second = byPolice.path("id");
        assertThat(walks()).isEqualTo(achieved("2", false));

        var corrected = replace(first, reported.header("ETag"), walk(promise).put("value", 2.5));

        assertThat(corrected.statusCode()).isEqualTo(200);
        assertThat(corrected.<Integer>path("version")).isEqualTo(2);
        assertThat(anonymous().get("/activity-reports/{id}", first).<Float>path("value"))
                .isEqualTo(2.5f);
        assertThat(walks()).isEqualTo(achieved("3.5", false));
        assertThat(reportIds()).isEqualTo(Set.of(first, second));
        var event = TopicEvents.about(first, "activity-reports", 2).getLast();
        TopicEvents.assertValid(event, "activity-report.published", "activity-report.published", 2);
        var told = TopicEvents.about(promise, "progress", 4).getLast();
        TopicEvents.assertValid(told, "progress.updated", "progress.updated", 4);
        assertThat(json(told.value())).isEqualTo(progress(promise));
    }

    @Test
    void a_commitment_with_a_target_is_reported_on_like_an_activity() {
        var report = walk(promise).put("commitmentId", "R2").put("value", 3).put("unit", "grannsamverkansområden");
        report.remove("activityId");

        var id = created("activity-reports", report);

        var commitment = progress(promise).at("/items/1");
        assertThat(commitment.at("/achieved/0/value").asInt()).isEqualTo(3);
        assertThat(commitment.at("/achieved/0/met").asBoolean(true)).isFalse();
        assertThat(commitment.path("activityReportIds")).isEqualTo(array("[\"" + id + "\"]"));
    }

    @Test
    void a_withdrawn_report_is_removed_from_the_sum() {
        var right = created("activity-reports", walk(promise));
        var reported = post("activity-reports", walk(promise).put("value", 7));
        String wrong = reported.path("id");
        assertThat(walks()).isEqualTo(achieved("8", true));

        var withdrawn = withdraw("activity-reports", wrong, reported.header("ETag"));
        assertThat(withdrawn.statusCode()).isEqualTo(200);

        assertThat(walks()).isEqualTo(achieved("1", false));
        assertThat(reportIds()).isEqualTo(Set.of(right));
        var gone = problem(anonymous().get("/activity-reports/{id}", wrong), 410);
        assertThat(gone.getString("explanation")).isEqualTo("Siffrorna var fel.");
        var event = TopicEvents.about(wrong, "activity-reports", 2).getLast();
        TopicEvents.assertValid(event, "activity-report.withdrawn", "document.withdrawn", 2);
        problem(withdraw("activity-reports", wrong, withdrawn.header("ETag")), 409);
    }

    @Test
    void figures_of_another_unit_are_not_added_up() {
        created("activity-reports", walk(promise).put("unit", "deltagare").put("value", 40));

        assertThat(a3().has("achieved")).isFalse();
        assertThat(reportIds()).hasSize(1);
    }

    @Test
    void lists_hold_the_reports_by_the_year_of_the_day() {
        var old = example("promise.published.v1").put("id", UUID.randomUUID().toString());
        old.set("validity", json("{\"from\":\"1999\",\"to\":\"1999\"}"));
        TopicEvents.send("promises", "published", old, 1);

        var id = created("activity-reports", walk(old.get("id").asText()).put("occurredOn", "1999-05"));

        var of1999 = anonymous().queryParam("year", 1999).get("/activity-reports");
        assertThat(of1999.<List<String>>path("items.id")).contains(id);
        var of2000 = anonymous().queryParam("year", 2000).get("/activity-reports");
        assertThat(of2000.<List<String>>path("items.id")).doesNotContain(id);
        assertThat(pointers(anonymous().get("/activity-reports?promiseId=" + UNKNOWN), 400))
                .containsExactly("promiseId");
    }

    private static Response replace(String id, String ifMatch, JsonNode body) {
        return as("editor", STRANGNAS)
                .header("If-Match", ifMatch)
                .body(body.toString())
                .put("/activity-reports/{id}", id);
    }

    private JsonNode a3() {
        return progress(promise).at("/items/4");
    }

    private JsonNode walks() {
        return a3().get("achieved");
    }

    /** The sum of the walks on 12 May 2019; the year of the promise has ended. */
    private static JsonNode achieved(String walks, boolean met) {
        return array("""
                [{"targetId":"A3-t1","value":%s,"unit":"trygghetsvandringar",
                  "period":{"from":"2019-05-12","to":"2019-05-12","earliest":"2019-05-12","latest":"2019-05-12"},
                  "met":%s}]""".formatted(walks, met));
    }

    private Set<String> reportIds() {
        var ids = new TreeSet<String>();
        a3().path("activityReportIds").forEach(id -> ids.add(id.asText()));
        return ids;
    }

    @Test
    void an_editor_can_not_bring_back_what_an_approver_withdrew() {
        var reported = post("activity-reports", walk(promise));
        String id = reported.path("id");
        var withdrawn = withdraw("activity-reports", id, reported.header("ETag"));

        problem(replace(id, withdrawn.header("ETag"), walk(promise).put("value", 2)), 409);

        problem(anonymous().get("/activity-reports/{id}", id), 410);
    }
}
