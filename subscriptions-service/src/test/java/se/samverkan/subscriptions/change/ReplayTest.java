package se.samverkan.subscriptions.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static se.samverkan.stack.testing.ServiceRequests.pointers;
import static se.samverkan.stack.testing.ServiceRequests.problem;
import static se.samverkan.subscriptions.SubscriptionRequests.at;
import static se.samverkan.subscriptions.SubscriptionRequests.created;
import static se.samverkan.subscriptions.SubscriptionRequests.integrator;
import static se.samverkan.subscriptions.SubscriptionRequests.subscription;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.platform.event.ChangeCursor;
import se.samverkan.stack.testing.ServiceTest;
import se.samverkan.subscriptions.ChangeEvents;
import se.samverkan.subscriptions.LocalWebhooks;
import se.samverkan.subscriptions.Receiver;

@QuarkusTest
@ServiceTest(database = "subscriptions")
@QuarkusTestResource(LocalWebhooks.class)
class ReplayTest {
    /** A municipality of no other test, so that the topics' other events pass by. */
    private static final String SALA = "1981";

    private final Receiver receiver = new Receiver();

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void everything_is_posted_once_more_and_of_each_document_the_newest() {
        var promise = UUID.randomUUID().toString();
        for (int sequence = 1; sequence <= 3; sequence++) {
            publish(promise, sequence);
        }
        var id = subscribed();
        var done = awaitDone(replay(id, Map.of("after", "")));
        assertThat(done.getInt("deliveries")).isPositive();
        var messages = receiver.await(done.getInt("deliveries"));
        assertThat(messages)
                .filteredOn(message -> message.json().getString("data.id").equals(promise))
                .extracting(message -> message.json().getInt("data.sequence"))
                .containsExactly(3);
    }

    @Test
    void a_time_leaves_out_what_was_sent_before() {
        publish(UUID.randomUUID().toString(), 1);
        var id = subscribed();
        await().pollDelay(Duration.ofMillis(50)).until(() -> true);
        var since = Instant.now();
        var promise = UUID.randomUUID().toString();
        publish(promise, 1);
        var done = awaitDone(replay(id, Map.of("since", since.toString())));
        assertThat(done.getInt("deliveries")).isEqualTo(1);
        // Once as it happened, and once by the replay.
        await().atMost(Duration.ofSeconds(30))
                .until(() -> receiver.messages().stream()
                                .filter(message -> message.body().contains(promise))
                                .count()
                        == 2);
    }

    @Test
    void a_cursor_of_other_topics_fails_and_says_what_to_do() {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        offsets.put(new TopicPartition("samverkan.promises", 0), 1L);
        var foreign = ChangeCursor.of(offsets, Map.of("samverkan.promises", Uuid.randomUuid()));
        var failed = awaitDone(replay(subscribed(), Map.of("after", foreign.toString())));
        assertThat(failed.getString("status")).isEqualTo("FAILED");
        assertThat(failed.getString("problem")).contains("empty after");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "AQ", "!!", "AQAAAAAPAAAAAAAAAAAAAAAAAAAA====="})
    void a_cursor_of_garbage_is_gone(String after) {
        problem(integrator().body(Map.of("after", after)).post(at(subscribed()) + "/replays"), 410);
    }

    @Test
    void one_place_is_named() {
        var path = at(subscribed()) + "/replays";
        assertThat(pointers(integrator().body(Map.of()).post(path), 422)).containsExactly("");
        var both = Map.of("after", "", "since", "2026-03-02T09:20:00Z");
        assertThat(pointers(integrator().body(both).post(path), 422)).containsExactly("");
        assertThat(pointers(integrator().body(Map.of("since", "yesterday")).post(path), 400))
                .containsExactly("/since");
        assertThat(pointers(
                        integrator()
                                .body(Map.of("since", 99_999_999_999_999_999L))
                                .post(path),
                        400))
                .isNotEmpty();
        assertThat(pointers(
                        integrator()
                                .body(Map.of("since", "1960-01-01T00:00:00Z"))
                                .post(path),
                        400))
                .containsExactly("/since");
        assertThat(pointers(
                        integrator()
                                .body(Map.of("since", "2026-02-31T00:00:00Z"))
                                .post(path),
                        422))
                .containsExactly("/since");
    }

    private String subscribed() {
        var wanted = subscription(receiver.url());
        wanted.put("municipalities", List.of(SALA));
        return created(wanted).getString("id");
    }

    private static void publish(String promise, int sequence) {
        var data = ChangeEvents.example("promise.published.v1", promise);
        data.putArray("municipalities").add(SALA);
        ChangeEvents.send("promises", "promise.published", data, sequence);
    }

    private static String replay(String subscription, Map<String, String> from) {
        var response = integrator().body(from).post(at(subscription) + "/replays");
        response.then().statusCode(202);
        return at(subscription) + "/replays/" + response.jsonPath().getString("id");
    }

    private static JsonPath awaitDone(String path) {
        var found = new AtomicReference<JsonPath>();
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            found.set(integrator().get(path).jsonPath());
            return !found.get().getString("status").equals("PENDING");
        });
        return found.get();
    }
}
