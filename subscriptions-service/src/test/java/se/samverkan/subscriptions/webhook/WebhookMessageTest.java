package se.samverkan.subscriptions.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.platform.event.CloudEvent;
import se.samverkan.subscriptions.ChangeEvents;

class WebhookMessageTest {
    private static final String API = "https://samverkan.example/samverkan/v1";
    private static final UUID ID = UUID.fromString("019cada1-01e0-7f14-b609-912fe2e7a724");
    private static final Instant TIME = Instant.parse("2026-03-02T09:20:00.815Z");

    @ParameterizedTest
    @CsvSource({
        "promises, promise.published, PROMISE",
        "agreements, agreement.published, AGREEMENT",
        "action-plans, action-plan.published, ACTION_PLAN",
        "follow-ups, follow-up.confirmed, FOLLOW_UP",
        "activity-reports, activity-report.redacted, ACTIVITY_REPORT"
    })
    void a_change_names_the_document_and_where_it_is(String collection, String change, SubscribedKind kind) {
        var data = ChangeEvents.example(change + ".v1", ID.toString());
        var message = WebhookMessage.of(event(collection, change, data.toString()), API);
        assertThat(message.type()).isEqualTo(change);
        assertThat(message.timestamp()).isEqualTo(TIME);
        assertThat(message.data().kind()).isEqualTo(kind);
        assertThat(message.data().id()).isEqualTo(ID);
        assertThat(message.data().sequence()).isEqualTo(7);
        assertThat(message.data().version()).isEqualTo(data.get("version").asInt());
        assertThat(message.data().title()).isEqualTo(data.get("title").asText());
        assertThat(message.data().municipalities()).isNotEmpty();
        assertThat(message.data().explanation()).isNull();
        assertThat(message.data().links().get("self").href()).isEqualTo(API + "/" + collection + "/" + ID);
    }

    @Test
    void a_withdrawal_has_its_explanation_and_no_title() {
        var data = ChangeEvents.example("promise.withdrawn.v1", ID.toString());
        var message = WebhookMessage.of(event("promises", "promise.withdrawn", data.toString()), API);
        assertThat(message.data().explanation()).isEqualTo("Exempel: Medborgarlöftet gällde en annan kommun.");
        assertThat(message.data().title()).isNull();
        assertThat(message.data().municipalities()).containsExactly("0486");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "{\"version\":\"1\"}"})
    void what_is_no_document_is_unreadable(String data) {
        var event = event("promises", "promise.published", data);
        assertThatThrownBy(() -> WebhookMessage.of(event, API)).isInstanceOf(CloudEvent.Unreadable.class);
    }

    private static CloudEvent event(String collection, String change, String data) {
        return new CloudEvent(
                "e1",
                "/samverkan/test",
                "se.samverkan." + change + ".v1",
                ID.toString(),
                TIME,
                "urn:x",
                7,
                "samverkan." + collection,
                null,
                data);
    }
}
