package se.samverkan.subscriptions.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static se.samverkan.stack.testing.ServiceRequests.problem;
import static se.samverkan.subscriptions.SubscriptionRequests.at;
import static se.samverkan.subscriptions.SubscriptionRequests.awaitDelivery;
import static se.samverkan.subscriptions.SubscriptionRequests.created;
import static se.samverkan.subscriptions.SubscriptionRequests.deliveries;
import static se.samverkan.subscriptions.SubscriptionRequests.integrator;
import static se.samverkan.subscriptions.SubscriptionRequests.read;
import static se.samverkan.subscriptions.SubscriptionRequests.replace;
import static se.samverkan.subscriptions.SubscriptionRequests.subscription;
import static se.samverkan.subscriptions.SubscriptionRequests.withStatus;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import se.samverkan.stack.testing.ServiceTest;
import se.samverkan.subscriptions.ChangeEvents;
import se.samverkan.subscriptions.LocalWebhooks;
import se.samverkan.subscriptions.Receiver;

/** Changes from real topics at real receivers. */
@QuarkusTest
@ServiceTest(database = "subscriptions")
@QuarkusTestResource(LocalWebhooks.class)
class DeliveryTest {
    @Inject
    MeterRegistry metrics;

    private final Receiver receiver = new Receiver();

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void a_change_is_posted_signed() throws Exception {
        var subscription = created(subscription(receiver.url()));
        var promise = ChangeEvents.promisePublished();
        var message = receiver.await(1).getFirst();
        assertThat(message.json().getString("type")).isEqualTo("promise.published");
        assertThat(message.json().getString("data.id")).isEqualTo(promise);
        assertThat(message.json().getString("data._links.self.href")).endsWith("/promises/" + promise);
        verify(message, subscription.getString("secret"));
        assertThatThrownBy(() -> verify(message, "whsec_" + "A".repeat(43) + "="))
                .isInstanceOf(WebhookVerificationException.class);
        var delivery = awaitDelivery(subscription.getString("id"), withStatus("DELIVERED"));
        assertThat(message.id()).isEqualTo("msg_" + delivery.get("id"));
    }

    @Test
    void after_a_rotation_both_secrets_verify() throws Exception {
        var subscription = created(subscription(receiver.url()));
        var id = subscription.getString("id");
        var rotated = integrator().post(at(id) + "/secrets").jsonPath().getString("secret");
        test(id);
        var message = receiver.await(1).getFirst();
        assertThat(message.signature().split(" ")).hasSize(2);
        verify(message, subscription.getString("secret"));
        verify(message, rotated);
    }

    @Test
    void filters_decide_what_is_posted() {
        var wanted = subscription(receiver.url());
        wanted.put("kinds", List.of("PROMISE"));
        wanted.put("municipalities", List.of("0486"));
        wanted.put("types", List.of("promise.withdrawn"));
        created(wanted);
        var other = UUID.randomUUID().toString();
        var agreement = UUID.randomUUID().toString();
        ChangeEvents.send(
                "agreements", "agreement.withdrawn", ChangeEvents.example("agreement.withdrawn.v1", agreement), 1);
        var elsewhere = ChangeEvents.example("promise.withdrawn.v1", other);
        elsewhere.putArray("municipalities").add("0125");
        ChangeEvents.send("promises", "promise.withdrawn", elsewhere, 1);
        var promise = ChangeEvents.promisePublished();
        ChangeEvents.send("promises", "promise.withdrawn", ChangeEvents.example("promise.withdrawn.v1", promise), 2);
        // An old notice does not say whose document it was: who might have it must hear of it.
        var old = ChangeEvents.example("promise.withdrawn.v1", UUID.randomUUID().toString());
        old.remove("municipalities");
        ChangeEvents.send("promises", "promise.withdrawn", old, 1);
        assertThat(receiver.await(2))
                .extracting(message -> message.json().getString("data.id"))
                .containsExactlyInAnyOrder(promise, old.get("id").asText());
        assertThat(receiver.messages().getFirst().json().getString("type")).isEqualTo("promise.withdrawn");
    }

    @Test
    void the_changes_of_a_document_come_in_order_whatever_fails_between() {
        var attempts = new AtomicInteger();
        receiver.behaving(
                exchange -> exchange.sendResponseHeaders(attempts.incrementAndGet() % 2 == 1 ? 503 : 200, -1));
        var wanted = subscription(receiver.url());
        wanted.put("kinds", List.of("PROMISE"));
        var id = created(wanted).getString("id");
        var promise = UUID.randomUUID().toString();
        for (int sequence = 1; sequence <= 5; sequence++) {
            ChangeEvents.send(
                    "promises", "promise.published", ChangeEvents.example("promise.published.v1", promise), sequence);
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        deliveries(id).stream().filter(withStatus("DELIVERED")).count() == 5);
        assertThat(receiver.messages())
                .extracting(message -> message.json().getInt("data.sequence"))
                .containsExactly(1, 1, 2, 2, 3, 3, 4, 4, 5, 5);
    }

    @Test
    void an_event_that_is_read_again_is_posted_once() {
        var id = created(subscription(receiver.url())).getString("id");
        var promise = UUID.randomUUID().toString();
        var data = ChangeEvents.example("promise.published.v1", promise);
        var event = ChangeEvents.event("promises", "promise.published", data, 1);
        ChangeEvents.send(event.toRecord());
        ChangeEvents.send(event.toRecord());
        ChangeEvents.send("promises", "promise.published", data, 2);
        receiver.await(2);
        awaitDelivery(id, withStatus("DELIVERED"));
        assertThat(deliveries(id)).hasSize(2);
    }

    @Test
    void a_slow_receiver_delays_no_other() {
        receiver.behaving(exchange -> sleep(3_000));
        var slow = subscription(receiver.url());
        slow.put("kinds", List.of("PROMISE"));
        created(slow);
        try (var quick = new Receiver()) {
            var wanted = subscription(quick.url());
            wanted.put("kinds", List.of("PROMISE"));
            created(wanted);
            for (int i = 0; i < 20; i++) {
                ChangeEvents.promisePublished();
            }
            quick.await(20);
            assertThat(receiver.messages()).hasSizeLessThan(20);
        }
    }

    @Test
    void a_paused_subscription_keeps_its_changes() {
        var paused = subscription(receiver.url());
        paused.put("status", "PAUSED");
        var id = created(paused).getString("id");
        var promise = ChangeEvents.promisePublished();
        awaitDelivery(id, withStatus("PENDING"));
        assertThat(problem(integrator().post(at(id) + "/tests"), 409).getString("detail"))
                .contains("PAUSED");
        assertThat(receiver.messages()).isEmpty();
        paused.put("status", "ACTIVE");
        replace(id, "\"1\"", paused).then().statusCode(200);
        assertThat(receiver.await(1).getFirst().json().getString("data.id")).isEqualTo(promise);
    }

    @Test
    void a_delivery_can_be_asked_for_again() {
        var id = created(subscription(receiver.url())).getString("id");
        test(id);
        var delivery = awaitDelivery(id, withStatus("DELIVERED"));
        var path = at(id) + "/deliveries/" + delivery.get("id");
        integrator().post(path + "/retries").then().statusCode(202);
        var messages = receiver.await(2);
        assertThat(messages.get(1).id()).isEqualTo(messages.get(0).id());
        await().atMost(Duration.ofSeconds(10))
                .until(() ->
                        integrator().get(path).jsonPath().getList("attempts").size() == 2);
        assertThat(read(id).getString("failingSince")).isNull();
    }

    @Test
    void an_unreadable_record_stops_nothing() {
        created(subscription(receiver.url()));
        ChangeEvents.send(
                new org.apache.kafka.clients.producer.ProducerRecord<>("samverkan.promises", "x", "no event"));
        var promise = ChangeEvents.promisePublished();
        assertThat(receiver.await(1).getFirst().json().getString("data.id")).isEqualTo(promise);
    }

    @Test
    void what_waits_is_counted() {
        // Not a number while the query fails.
        await().atMost(Duration.ofSeconds(30))
                .until(() -> metrics.get("samverkan.webhooks.oldest.due.seconds")
                                .gauge()
                                .value()
                        >= 0);
    }

    private static void test(String id) {
        integrator().post(at(id) + "/tests").then().statusCode(202);
    }

    private static void sleep(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void verify(Receiver.Message message, String secret) throws Exception {
        var headers = HttpHeaders.of(
                Map.of(
                        "webhook-id", List.of(message.id()),
                        "webhook-timestamp", List.of(message.timestamp()),
                        "webhook-signature", List.of(message.signature())),
                (name, value) -> true);
        new Webhook(secret).verify(message.body(), headers);
    }
}
