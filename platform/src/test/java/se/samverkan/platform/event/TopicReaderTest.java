package se.samverkan.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.api.OpenTelemetry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import se.samverkan.platform.trace.Spans;
import se.samverkan.stack.kafka.Kafka;
import se.samverkan.stack.system.Stack;

class TopicReaderTest {
    private static final String TOPIC = Topics.of("notes");
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Kafka kafka = Stack.chosen().throwawayKafka();
    private final Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrapServers());

    @AfterEach
    void stop() {
        kafka.close();
    }

    @Test
    void a_reader_catches_up_on_a_topic_that_was_emptied_after_it_began() throws Exception {
        createTopic();
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, "key", "not an event")).get();
        }
        var begun = new CountDownLatch(1);
        var isEmptied = new AtomicBoolean();
        var caughtUp = new CountDownLatch(1);
        try (var reader = new TopicReader(
                "test",
                settings,
                new Spans(OpenTelemetry.noop().getTracer("test"), true),
                List.of("notes"),
                (event, at) -> {},
                () -> TopicPositions.BEGINNING,
                positions -> caughtUp.countDown(),
                () -> {
                    begun.countDown();
                    return isEmptied.get();
                })) {
            assertThat(begun.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
            deleteTopic();
            createTopic();
            isEmptied.set(true);

            assertThat(caughtUp.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(reader.health().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
        }
    }

    private void createTopic() throws Exception {
        try (var admin = Admin.create(settings)) {
            admin.createTopics(List.of(new NewTopic(TOPIC, Optional.of(1), Optional.empty())))
                    .all()
                    .get();
        }
    }

    private void deleteTopic() throws Exception {
        try (var admin = Admin.create(settings)) {
            admin.deleteTopics(List.of(TOPIC)).all().get();
            await().atMost(LIMIT).until(() -> !admin.listTopics().names().get().contains(TOPIC));
        }
    }
}
