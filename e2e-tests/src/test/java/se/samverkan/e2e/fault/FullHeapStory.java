package se.samverkan.e2e.fault;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.samverkan.stack.kafka.KafkaBroker;
import se.samverkan.stack.system.Setup;
import se.samverkan.stack.system.StandaloneGateway;

/** A gateway whose heap has no room for more documents goes on serving those that it has, and is not ready. */
class FullHeapStory {
    private static final int DOCUMENTS = 700;
    private static final int TEXT_BYTES = 100_000;

    private final Random random = new Random(1);
    private KafkaBroker kafka;
    private KafkaProducer<String, String> producer;
    private StandaloneGateway gateway;

    @BeforeEach
    void start() throws Exception {
        kafka = KafkaBroker.throwaway();
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrapServers());
        producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
        try (var admin = Admin.create(settings)) {
            var topics = Stream.of(
                            "agreements", "action-plans", "promises", "follow-ups", "activity-reports", "progress")
                    .map(collection -> new NewTopic("samverkan." + collection, Optional.of(3), Optional.empty()))
                    .toList();
            admin.createTopics(topics).all().get();
        }
        gateway = StandaloneGateway.start(
                Setup.repository(),
                Path.of("target", "gateway-without-room"),
                kafka.bootstrapServers(),
                Map.of("SAMVERKAN_GATEWAY_JAVA_OPTS", "-Xmx96m"));
    }

    @AfterEach
    void stop() {
        gateway.close();
        producer.close();
        kafka.close();
    }

    @Test
    void what_is_indexed_stays_readable_when_no_more_fits() throws Exception {
        var first = UUID.randomUUID();
        publish(first, "Löftet som får plats", "");
        await().atMost(Duration.ofMinutes(2)).until(gateway::isReady);
        assertThat(read(first)).isEqualTo(200);

        for (int i = 0; i < DOCUMENTS; i++) {
            publish(UUID.randomUUID(), "Ett långt löfte " + i, text());
        }

        await().atMost(Duration.ofMinutes(2)).until(() -> health().getString("status"), "DOWN"::equals);
        assertThat(health().getInt("checks.find { it.name == 'reader-gateway' }.data.liveHeapPercent"))
                .isGreaterThanOrEqualTo(70);
        assertThat(read(first)).isEqualTo(200);
        assertThat(ProcessHandle.of(gateway.pid())).get().matches(ProcessHandle::isAlive);
    }

    private int read(UUID id) {
        return given().get(gateway.address() + "/samverkan/v1/promises/" + id).statusCode();
    }

    private JsonPath health() {
        return given().get(gateway.managementAddress() + "/q/health/ready").jsonPath();
    }

    /** Of random letters, which no compression makes smaller than half. */
    private String text() {
        var bytes = new byte[TEXT_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private void publish(UUID id, String title, String summary) throws Exception {
        var data = """
            {"id": "%s", "title": "%s", "summary": "%s", "version": 1, "revision": 2, "municipalities": ["0486"],
             "parties": [{"id": "municipality:0486"}], "publicationStatus": "PUBLISHED",
             "publishedAt": "2026-01-01T00:00:00Z"}\
            """.formatted(id, title, summary);
        producer.send(EventRecord.of("samverkan.promises", "promise", id, data)).get();
    }
}
