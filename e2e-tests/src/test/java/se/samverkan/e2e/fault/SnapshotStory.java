package se.samverkan.e2e.fault;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.Response;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.samverkan.stack.kafka.KafkaBroker;
import se.samverkan.stack.process.Ports;
import se.samverkan.stack.system.Setup;
import se.samverkan.stack.system.StandaloneGateway;

/** A gateway starts from its snapshot, also while Kafka is away, and reads the topics where it cannot use the snapshot. */
class SnapshotStory {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final List<String> TOPICS = Stream.of(
                    "agreements", "action-plans", "promises", "follow-ups", "activity-reports", "progress")
            .map(collection -> "samverkan." + collection)
            .toList();
    private static final Pattern AGE = Pattern.compile("(?m)^samverkan_index_age_seconds (\\S+)$");

    @TempDir
    private Path directory;

    private final int port = Ports.oneFree();
    private final int controllerPort = Ports.oneFree();
    private final UUID first = UUID.randomUUID();
    private KafkaBroker kafka;
    private StandaloneGateway gateway;

    @BeforeEach
    void a_gateway_has_written_a_snapshot() throws Exception {
        startKafka();
        createTopics();
        publish(first, "Det första löftet");
        startGateway("https://samverkan.example");
        assertThat(title(first)).isEqualTo("Det första löftet");
        gateway.close();
        assertThat(snapshot()).exists();
    }

    @AfterEach
    void stop() {
        gateway.close();
        kafka.close();
    }

    @Test
    void without_kafka_it_serves_its_snapshot_with_the_true_age_and_then_reads_on() throws Exception {
        var stopped = Instant.now();
        kafka.close();

        startGateway("https://samverkan.example");

        assertThat(title(first)).isEqualTo("Det första löftet");
        assertThat(get("/promises").jsonPath().getList("items.id")).containsExactly(first.toString());
        var atLeast = Duration.between(stopped, Instant.now()).toSeconds();
        assertThat(ageSeconds()).isGreaterThanOrEqualTo(atLeast);

        startKafka();
        var second = UUID.randomUUID();
        publish(second, "Det andra löftet");
        await().atMost(TIMEOUT).until(() -> status(second) == 200);
        assertThat(title(first)).isEqualTo("Det första löftet");
        assertThat(ageSeconds())
                .isLessThan(Duration.between(stopped, Instant.now()).toSeconds());
        // The record before the position was not read again.
        assertThat(log()).contains("Reader gateway has caught up: 1 events");
    }

    @Test
    void a_damaged_snapshot_is_put_aside_and_the_topics_are_read() throws Exception {
        var bytes = Files.readAllBytes(snapshot());
        bytes[bytes.length / 2] ^= 1;
        Files.write(snapshot(), bytes);

        startGateway("https://samverkan.example");

        assertThat(title(first)).isEqualTo("Det första löftet");
        assertThat(snapshot().resolveSibling("index.snapshot.damaged")).hasBinaryContent(bytes);
        assertThat(log().lines().filter(line -> line.contains("is damaged"))).hasSize(1);
    }

    @Test
    void a_snapshot_of_another_configuration_is_not_used() throws Exception {
        startGateway("https://other.example");

        get("/promises/" + first)
                .then()
                .statusCode(200)
                .body("title", equalTo("Det första löftet"))
                .body("_links.self.href", startsWith("https://other.example/"));
        assertThat(log()).contains("is of another build or configuration").doesNotContain("is damaged");
        assertThat(snapshot().resolveSibling("index.snapshot.damaged")).doesNotExist();
    }

    @Test
    void a_topic_that_was_created_again_is_read_from_its_beginning() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.deleteTopics(TOPICS).all().get();
            await().atMost(TIMEOUT)
                    .until(() -> admin.listTopics().names().get().stream().noneMatch(TOPICS::contains));
        }
        createTopics();
        var second = UUID.randomUUID();
        // As many records as before, so that the positions alone do not show it.
        publish(second, "Löftet på det nya ämnet");

        startGateway("https://samverkan.example");

        await().atMost(TIMEOUT).until(() -> status(second) == 200);
        assertThat(title(first)).isEqualTo("Det första löftet");
    }

    private void startKafka() {
        kafka = KafkaBroker.durable(directory.resolve("kafka"), port, controllerPort);
    }

    /** With one partition, so that offsets are known. */
    private void createTopics() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(TOPICS.stream()
                            .map(topic -> new NewTopic(topic, Optional.of(1), Optional.empty()))
                            .toList())
                    .all()
                    .get();
        }
    }

    private void startGateway(String publicAddress) {
        gateway = StandaloneGateway.start(
                Setup.repository(),
                directory.resolve("gateway"),
                "127.0.0.1:" + port,
                Map.of(
                        "SAMVERKAN_PUBLIC_ADDRESS",
                        publicAddress,
                        "SAMVERKAN_SNAPSHOT_DIRECTORY",
                        snapshot().getParent().toString()));
        await().atMost(TIMEOUT).until(gateway::isReady);
    }

    private Path snapshot() {
        return directory.resolve("snapshots/index.snapshot").toAbsolutePath();
    }

    private String title(UUID id) {
        return get("/promises/" + id).then().statusCode(200).extract().path("title");
    }

    private int status(UUID id) {
        return get("/promises/" + id).statusCode();
    }

    private Response get(String path) {
        return given().get(gateway.address() + "/samverkan/v1" + path);
    }

    private long ageSeconds() {
        var metrics = given().get(gateway.managementAddress() + "/q/metrics").asString();
        return AGE.matcher(metrics)
                .results()
                .mapToLong(found -> (long) Double.parseDouble(found.group(1)))
                .findFirst()
                .orElseThrow();
    }

    private String log() throws Exception {
        return Files.readString(gateway.log());
    }

    private void publish(UUID id, String title) throws Exception {
        var data = """
            {"id": "%s", "title": "%s", "version": 1, "revision": 2, "municipalities": ["0486"],
             "parties": [{"id": "municipality:0486"}], "publicationStatus": "PUBLISHED",
             "publishedAt": "2026-01-01T00:00:00Z"}\
            """.formatted(id, title);
        Map<String, Object> settings = new HashMap<>(Map.of("bootstrap.servers", kafka.bootstrapServers()));
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(EventRecord.of("samverkan.promises", "promise", id, data))
                    .get();
        }
    }
}
