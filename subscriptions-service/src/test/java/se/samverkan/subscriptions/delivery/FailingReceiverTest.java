package se.samverkan.subscriptions.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static se.samverkan.stack.testing.ServiceRequests.problem;
import static se.samverkan.subscriptions.SubscriptionRequests.at;
import static se.samverkan.subscriptions.SubscriptionRequests.attempts;
import static se.samverkan.subscriptions.SubscriptionRequests.awaitDelivery;
import static se.samverkan.subscriptions.SubscriptionRequests.integrator;
import static se.samverkan.subscriptions.SubscriptionRequests.lastAttempt;
import static se.samverkan.subscriptions.SubscriptionRequests.read;
import static se.samverkan.subscriptions.SubscriptionRequests.replace;
import static se.samverkan.subscriptions.SubscriptionRequests.subscription;
import static se.samverkan.subscriptions.SubscriptionRequests.tested;
import static se.samverkan.subscriptions.SubscriptionRequests.withStatus;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import se.samverkan.stack.testing.ServiceTest;
import se.samverkan.subscriptions.LocalWebhooks;
import se.samverkan.subscriptions.Receiver;
import se.samverkan.subscriptions.SubscriptionRequests;

/** What receivers answer that is no success, and what their subscribers read about it. */
@QuarkusTest
@ServiceTest(database = "subscriptions")
@QuarkusTestResource(LocalWebhooks.class)
class FailingReceiverTest {
    private final Receiver receiver = new Receiver();

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void a_failure_is_tried_again_until_it_succeeds() {
        var isDown = new AtomicBoolean(true);
        receiver.behaving(exchange -> {
            var text = "under underhåll ".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(isDown.getAndSet(false) ? 503 : 200, text.length);
            exchange.getResponseBody().write(text);
        });
        var id = tested(receiver.url());
        var delivery = awaitDelivery(id, withStatus("DELIVERED"));
        var attempts = attempts(delivery);
        assertThat(attempts).extracting(attempt -> attempt.get("status")).containsExactly(503, 200);
        assertThat(attempts.getFirst())
                .containsEntry("response", "under underhåll ")
                .containsEntry("error", "the receiver answered 503")
                .containsKey("durationMs");
        assertThat(receiver.messages()).extracting(Receiver.Message::id).containsOnly("msg_" + delivery.get("id"));
        assertThat(read(id).getString("failingSince")).isNull();
    }

    @Test
    void after_the_last_retry_the_subscription_is_disabled_and_says_why() {
        receiver.answering(500);
        var id = tested(receiver.url());
        var delivery = awaitDelivery(id, withStatus("FAILED"));
        assertThat(attempts(delivery)).hasSize(4);
        assertThat(delivery).doesNotContainKey("dueAt");
        var disabled = read(id);
        assertThat(disabled.getString("status")).isEqualTo("DISABLED");
        assertThat(disabled.getString("disabledReason"))
                .isEqualTo("No delivery has succeeded in three days; the last attempt: the receiver answered 500");
        assertThat(disabled.getString("failingSince")).isNotNull();
        problem(integrator().post(at(id) + "/deliveries/" + delivery.get("id") + "/retries"), 409);

        receiver.answering(204);
        var body = subscription(receiver.url());
        body.put("status", "ACTIVE");
        var etag = integrator().get(at(id)).header("ETag");
        replace(id, etag, body).then().statusCode(200);
        integrator()
                .post(at(id) + "/deliveries/" + delivery.get("id") + "/retries")
                .then()
                .statusCode(202);
        awaitDelivery(id, withStatus("DELIVERED"));
        assertThat(read(id).getString("disabledReason")).isNull();
    }

    @Test
    void gone_disables_at_once() {
        receiver.answering(410);
        var id = tested(receiver.url());
        await().atMost(Duration.ofSeconds(10))
                .until(() -> read(id).getString("status").equals("DISABLED"));
        assertThat(read(id).getString("disabledReason")).isEqualTo("The receiver answered 410 Gone");
        assertThat(receiver.messages()).hasSize(1);
    }

    @Test
    void a_redirect_is_not_followed() {
        try (var inside = new Receiver()) {
            receiver.behaving(exchange -> {
                exchange.getResponseHeaders().add("Location", inside.url());
                exchange.sendResponseHeaders(307, -1);
            });
            var id = tested(receiver.url());
            assertThat(lastAttempt(awaitDelivery(id, SubscriptionRequests::wasAttempted)))
                    .containsEntry("status", 307)
                    .containsEntry("error", "redirects are not followed: subscribe with the final address");
            assertThat(inside.messages()).isEmpty();
        }
    }
}
