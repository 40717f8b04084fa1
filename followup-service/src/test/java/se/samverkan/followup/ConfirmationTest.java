package se.samverkan.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverkan.followup.FollowUpRequests.anonymous;
import static se.samverkan.followup.FollowUpRequests.array;
import static se.samverkan.followup.FollowUpRequests.as;
import static se.samverkan.followup.FollowUpRequests.confirm;
import static se.samverkan.followup.FollowUpRequests.created;
import static se.samverkan.followup.FollowUpRequests.jointFollowUp;
import static se.samverkan.followup.FollowUpRequests.json;
import static se.samverkan.followup.FollowUpRequests.publish;
import static se.samverkan.followup.FollowUpRequests.withdraw;
import static se.samverkan.stack.testing.ServiceRequests.POLICE;
import static se.samverkan.stack.testing.ServiceRequests.STRANGNAS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.samverkan.platform.json.CanonicalJson;
import se.samverkan.stack.testing.ServiceTest;

/** One party publishes a follow-up; afterwards each party publishes its position on that version. */
@QuarkusTest
@ServiceTest(database = "followup")
class ConfirmationTest {
    private static final JsonNode ASKED = array("""
            [{"partyId":"municipality:0486","status":"PENDING"},{"partyId":"police:polismyndigheten","status":"PENDING"}]""");
    private static final String CONFIRMED = "{\"status\":\"CONFIRMED\"}";
    private static final String DISSENTED = "{\"status\":\"DISSENTED\",\"comment\":\"Vi räknade till tre.\"}";
    private static final String PENDING = "{\"status\":\"PENDING\"}";

    private ObjectNode followUp;
    private String id;

    @BeforeEach
    void theMunicipalityPublishesAlone() {
        followUp = jointFollowUp(TopicEvents.published("promises", "promise.published.v1"));
        id = created("follow-ups", followUp);
        assertDone(publish("editor", id, "\"1\"", "{}"), "\"2\"");
    }

    @Test
    void every_party_with_an_id_has_a_position() {
        assertThat(read().get("confirmations")).isEqualTo(ASKED);
        assertThat(json(as("editor", POLICE).get("/follow-ups/{id}", id).asString())
                        .get("confirmations"))
                .isEqualTo(ASKED);
        var event = TopicEvents.about(id, "follow-ups", 1).getFirst();
        TopicEvents.assertValid(event, "follow-up.published", "follow-up.published", 1);
        assertThat(json(event.value()).get("confirmations")).isEqualTo(ASKED);
    }

    @Test
    void the_position_of_a_party_is_public_and_changes_nothing_else() {
        var before = read();

        assertDone(confirm(as("approver", STRANGNAS), id, STRANGNAS, CONFIRMED), "\"2\"");
        var answer = confirm(as("approver", POLICE), id, POLICE, DISSENTED);

        assertDone(answer, "\"2\"");
        var after = read();
        var own = after.at("/confirmations/0");
        var police = after.at("/confirmations/1");
        for (var word : List.of(own, police)) {
            assertThat(Instant.parse(word.get("at").asText()))
                    .isAfterOrEqualTo(Instant.parse(after.get("publishedAt").asText()));
        }
        assertThat(without(own, "at")).isEqualTo(json("{\"partyId\":\"municipality:0486\",\"status\":\"CONFIRMED\"}"));
        assertThat(without(police, "at")).isEqualTo(json(DISSENTED).put("partyId", POLICE));
        assertThat(json(answer.asString()).get("confirmations")).isEqualTo(after.get("confirmations"));
        assertThat(without(after, "confirmations")).isEqualTo(without(before, "confirmations"));
        assertThat(anonymous().get("/follow-ups/{id}", id).header("ETag")).isEqualTo("\"2\"");
    }

    @Test
    void each_confirmation_is_sent_with_the_whole_public_view() {
        confirm(as("approver", STRANGNAS), id, STRANGNAS, CONFIRMED);
        var first = read();
        confirm(as("approver", POLICE), id, POLICE, DISSENTED);

        var events = TopicEvents.about(id, "follow-ups", 3);
        TopicEvents.assertValid(events.get(1), "follow-up.confirmed", "follow-up.confirmed", 2);
        TopicEvents.assertValid(events.get(2), "follow-up.confirmed", "follow-up.confirmed", 3);
        assertThat(json(events.get(1).value())).isEqualTo(without(first, "temporalStatus", "_links"));
        assertThat(json(events.get(2).value())).isEqualTo(without(read(), "temporalStatus", "_links"));
    }

    @Test
    void a_position_repeated_under_its_key_returns_the_first_response_even_after_another_position() {
        var first = confirm(as("approver", STRANGNAS).header("Idempotency-Key", id), id, STRANGNAS, CONFIRMED);
        confirm(as("approver", STRANGNAS), id, STRANGNAS, DISSENTED);

        var repeated = confirm(as("approver", STRANGNAS).header("Idempotency-Key", id), id, STRANGNAS, CONFIRMED);

        assertThat(repeated.statusCode()).isEqualTo(200);
        assertThat(repeated.asString()).isEqualTo(first.asString());
        assertThat(read().at("/confirmations/0/status").asText()).isEqualTo("DISSENTED");
    }

    @Test
    void the_same_position_again_sends_no_event() {
        assertDone(confirm(as("approver", STRANGNAS), id, STRANGNAS, PENDING), "\"2\"");
        confirm(as("approver", STRANGNAS), id, STRANGNAS, DISSENTED);
        var said = read();

        assertDone(confirm(as("approver", STRANGNAS), id, STRANGNAS, DISSENTED), "\"2\"");

        assertThat(read()).isEqualTo(said);
        confirm(as("approver", STRANGNAS), id, STRANGNAS, "{\"status\":\"DISSENTED\",\"comment\":\"Fyra.\"}");
        var events = TopicEvents.about(id, "follow-ups", 3);
        assertThat(events.stream().map(event -> TopicEvents.header(event, "ce_sequence")))
                .containsExactly("1", "2", "3");
        assertThat(json(events.get(2).value()).at("/confirmations/0/comment").asText())
                .isEqualTo("Fyra.");
    }

    @Test
    void a_party_may_change_and_reset_its_position() {
        confirm(as("approver", POLICE), id, POLICE, DISSENTED);

        assertDone(confirm(as("approver", POLICE), id, POLICE, CONFIRMED), "\"2\"");
        assertThat(without(read().at("/confirmations/1"), "at"))
                .isEqualTo(json(CONFIRMED).put("partyId", POLICE));

        assertDone(confirm(as("approver", POLICE), id, POLICE, PENDING), "\"2\"");
        assertThat(without(read().at("/confirmations/1"), "at"))
                .isEqualTo(json(PENDING).put("partyId", POLICE));
        assertThat(read().at("/confirmations/0")).isEqualTo(ASKED.get(0));
    }

    @Test
    void a_new_version_resets_the_positions() {
        confirm(as("approver", STRANGNAS), id, STRANGNAS, CONFIRMED);
        confirm(as("approver", POLICE), id, POLICE, DISSENTED);
        var said = read().get("confirmations");
        var edited = as("editor", STRANGNAS)
                .header("If-Match", "\"2\"")
                .body(followUp.put("conclusion", "Arbetet fortsätter.").toString())
                .put("/follow-ups/{id}", id);
        assertDone(edited, "\"3\"");
        assertThat(read().get("confirmations")).isEqualTo(said);

        assertDone(publish("editor", id, "\"3\"", "{}"), "\"4\"");

        assertThat(read().get("confirmations")).isEqualTo(ASKED);
        var event = TopicEvents.about(id, "follow-ups", 4).getLast();
        TopicEvents.assertValid(event, "follow-up.published", "follow-up.published", 4);
        assertThat(json(event.value()).get("confirmations")).isEqualTo(ASKED);
    }

    @Test
    void a_publication_after_a_withdrawal_resets_the_positions() {
        confirm(as("approver", POLICE), id, POLICE, DISSENTED);
        assertDone(withdraw("follow-ups", id, "\"2\""), "\"3\"");

        assertDone(publish("editor", id, "\"3\"", "{}"), "\"4\"");

        assertThat(read().get("version").intValue()).isEqualTo(2);
        assertThat(read().get("confirmations")).isEqualTo(ASKED);
    }

    @Test
    void the_version_and_its_hashes_hold_no_positions() {
        var versions = anonymous().get("/follow-ups/{id}/versions", id).asString();
        var version = anonymous().get("/follow-ups/{id}/versions/1", id).asByteArray();

        confirm(as("approver", POLICE), id, POLICE, DISSENTED);

        var after = anonymous().get("/follow-ups/{id}/versions", id);
        assertThat(after.asString()).isEqualTo(versions);
        var text = anonymous().get("/follow-ups/{id}/versions/1", id);
        assertThat(text.asByteArray()).isEqualTo(version);
        assertThat(CanonicalJson.sha256(text.asString())).isEqualTo(after.path("items[0].contentHash"));
        assertThat(json(text.asString()).has("confirmations")).isFalse();
    }

    private ObjectNode read() {
        var answer = anonymous().get("/follow-ups/{id}", id);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return json(answer.asString());
    }

    private static JsonNode without(JsonNode node, String... members) {
        return ((ObjectNode) node.deepCopy()).remove(List.of(members));
    }

    private static void assertDone(Response answer, String etag) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.header("ETag")).isEqualTo(etag);
    }
}
