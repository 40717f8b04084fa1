package se.samverkan.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverkan.followup.FollowUpRequests.anonymous;
import static se.samverkan.followup.FollowUpRequests.as;
import static se.samverkan.followup.FollowUpRequests.confirm;
import static se.samverkan.followup.FollowUpRequests.created;
import static se.samverkan.followup.FollowUpRequests.jointFollowUp;
import static se.samverkan.followup.FollowUpRequests.json;
import static se.samverkan.followup.FollowUpRequests.progress;
import static se.samverkan.followup.FollowUpRequests.published;
import static se.samverkan.followup.FollowUpRequests.redact;
import static se.samverkan.followup.FollowUpRequests.walk;
import static se.samverkan.followup.FollowUpRequests.withdraw;
import static se.samverkan.stack.testing.ServiceRequests.POLICE;
import static se.samverkan.stack.testing.ServiceRequests.STRANGNAS;
import static se.samverkan.stack.testing.ServiceRequests.pointers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.platform.json.CanonicalJson;
import se.samverkan.stack.testing.ServiceTest;

/** A redacted text of a follow-up or an activity report is removed from every response, calculation and event. */
@QuarkusTest
@ServiceTest(database = "followup")
class RedactedFollowUpTest {
    private static final String WALKS = "Fyra trygghetsvandringar har genomförts.";

    private final String promise = TopicEvents.published("promises", "promise.published.v1");

    @Test
    void a_redacted_text_of_an_assessment_is_removed_from_the_follow_up_and_from_progress() {
        var id = published(jointFollowUp(promise));
        assertThat(progress(promise).toString()).contains(WALKS);

        assertDone(redact("follow-ups", id, "\"2\"", "/assessments/2/text"), "\"3\"");

        var read = read("follow-ups", id);
        assertThat(read.at("/assessments/2/text").asText()).isEqualTo("[borttaget]");
        assertThat(read.toString()).doesNotContain(WALKS);
        var progress = progress(promise);
        assertThat(progress.at("/items/4/itemId").asText()).isEqualTo("A3");
        assertThat(progress.at("/items/4/text").asText()).isEqualTo("[borttaget]");
        assertThat(progress.at("/items/4/outcome").asText()).isEqualTo("FULFILLED");
        assertThat(progress.toString()).doesNotContain(WALKS);
        var told = TopicEvents.about(promise, "progress", 3).getLast();
        TopicEvents.assertValid(told, "progress.updated", "progress.updated", 3);
        assertThat(json(told.value())).isEqualTo(progress);
    }

    @Test
    void the_event_of_a_redacted_follow_up_is_whole_and_holds_the_positions_of_the_parties() {
        var id = published(jointFollowUp(promise));
        confirm(as("approver", POLICE), id, POLICE, "{\"status\":\"CONFIRMED\"}");

        assertDone(redact("follow-ups", id, "\"2\"", "/assessments/2/text"), "\"3\"");

        var event = TopicEvents.about(id, "follow-ups", 3).getLast();
        TopicEvents.assertValid(event, "follow-up.redacted", "follow-up.redacted", 3);
        assertThat(json(event.value())).isEqualTo(told("follow-ups", id));
        assertThat(event.value()).contains("[borttaget]").doesNotContain(WALKS);
        assertThat(json(event.value()).at("/confirmations/1/status").asText()).isEqualTo("CONFIRMED");
    }

    @Test
    void the_version_records_the_redaction_and_keeps_its_hashes() {
        var id = published(jointFollowUp(promise));
        var before = versions("follow-ups", id);

        redact("follow-ups", id, "\"2\"", "/assessments/2/text");

        var after = versions("follow-ups", id);
        var note = (ObjectNode) after.at("/redacted/0");
        assertThat(note.path("at").asText()).isNotBlank();
        assertThat(note.remove(List.of("at"))).isEqualTo(json("""
                {"pointers":["/assessments/2/text"],"reason":"Uppgift om enskild person",
                 "organisation":"municipality:0486"}"""));
        assertThat(after.remove(List.of("redacted"))).isEqualTo(before);
        var text = anonymous().get("/follow-ups/{id}/versions/1", id).asString();
        assertThat(text).contains("[borttaget]").doesNotContain(WALKS);
        assertThat(CanonicalJson.sha256(text))
                .isNotEqualTo(before.path("contentHash").asText());
    }

    @Test
    void the_working_copy_loses_the_text_too() {
        var followUp = jointFollowUp(promise);
        var id = published(followUp);
        var edited = as("editor", STRANGNAS)
                .header("If-Match", "\"2\"")
                .body(followUp.put("conclusion", "Nästa steg.").toString())
                .put("/follow-ups/{id}", id);
        assertDone(edited, "\"3\"");

        var redacted = redact("follow-ups", id, "\"3\"", "/assessments/2/text");

        assertDone(redacted, "\"4\"");
        assertThat(redacted.<String>path("conclusion")).isEqualTo("Nästa steg.");
        assertThat(redacted.asString()).contains("[borttaget]").doesNotContain(WALKS);
        assertThat(read("follow-ups", id).has("conclusion")).isFalse();
    }

    @Test
    void the_withdrawal_of_a_redacted_follow_up_is_sent_again() {
        var id = published(jointFollowUp(promise));
        assertDone(withdraw("follow-ups", id, "\"2\""), "\"3\"");

        assertDone(redact("follow-ups", id, "\"3\"", "/assessments/2/text"), "\"4\"");

        var events = TopicEvents.about(id, "follow-ups", 3);
        TopicEvents.assertValid(events.get(1), "follow-up.withdrawn", "document.withdrawn", 2);
        TopicEvents.assertValid(events.get(2), "follow-up.withdrawn", "document.withdrawn", 3);
        assertThat(json(events.get(2).value()))
                .isEqualTo(json(events.get(1).value()).put("sequence", 3));
        assertThat(as("approver", STRANGNAS).get("/follow-ups/{id}", id).asString())
                .doesNotContain(WALKS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/subject/id",
                "/subject/type",
                "/kind",
                "/period/from",
                "/municipalities/0",
                "/parties/0/id",
                "/assessments/0/itemId",
                "/assessments/0/outcome",
                "/assessments/0/results/0/targetId",
                "/assessments/0/results/0/value",
                "/sources/0/publishedOn",
                "/assessments/99/text",
                "/id",
                "/publishedAt"
            })
    void a_text_that_others_rely_on_can_not_be_redacted(String pointer) {
        var id = published(jointFollowUp(promise));
        var before = read("follow-ups", id);

        var refused = redact("follow-ups", id, "\"2\"", pointer);

        assertThat(pointers(refused, 422)).containsExactly("/pointers/0");
        assertThat(read("follow-ups", id)).isEqualTo(before);
    }

    @Test
    void the_text_of_an_activity_report_is_removed_and_its_figures_stay() {
        var id = created("activity-reports", walk(promise).put("text", "Kim Exempelsson ledde vandringen."));
        var before = progress(promise);

        assertDone(redact("activity-reports", id, "\"2\"", "/text"), "\"3\"");

        var read = read("activity-reports", id);
        assertThat(read.path("text").asText()).isEqualTo("[borttaget]");
        assertThat(read.path("value").intValue()).isEqualTo(1);
        assertThat(progress(promise)).isEqualTo(before);
        var event = TopicEvents.about(id, "activity-reports", 2).getLast();
        TopicEvents.assertValid(event, "activity-report.redacted", "activity-report.redacted", 2);
        assertThat(json(event.value())).isEqualTo(told("activity-reports", id));
        assertThat(event.value()).doesNotContain("Exempelsson");
        assertThat(versions("activity-reports", id).at("/redacted/0/pointers/0").asText())
                .isEqualTo("/text");
    }

    private static ObjectNode read(String collection, String id) {
        var answer = anonymous().get("/{collection}/{id}", collection, id);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return json(answer.asString());
    }

    /** The public view as an event holds it. */
    private static ObjectNode told(String collection, String id) {
        return read(collection, id).remove(List.of("temporalStatus", "_links"));
    }

    private static ObjectNode versions(String collection, String id) {
        return (ObjectNode) json(anonymous()
                        .get("/{collection}/{id}/versions", collection, id)
                        .asString())
                .at("/items/0");
    }

    private static void assertDone(Response answer, String etag) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.header("ETag")).isEqualTo(etag);
    }
}
