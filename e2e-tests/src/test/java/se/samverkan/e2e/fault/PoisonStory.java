package se.samverkan.e2e.fault;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.samverkan.e2e.system.ApiEditor;
import se.samverkan.e2e.system.SystemUnderTest;
import se.samverkan.stack.service.Service;
import se.samverkan.stack.testing.TestTopic;

/** An invalid record becomes a dead letter, is counted, and does not stop the records after it. */
@ExtendWith(SystemUnderTest.Running.class)
class PoisonStory {
    private static final String DEAD_LETTERS = "samverkan.dead-letters.gateway";

    private final SystemUnderTest system;
    private final ApiEditor editor;

    PoisonStory(SystemUnderTest system) {
        this.system = system;
        this.editor = new ApiEditor(system, "2505");
    }

    @Test
    void invalid_records_become_dead_letters_and_later_documents_are_indexed() throws Exception {
        long before = deadLetters();
        var poison = new LinkedHashMap<UUID, String>();
        for (var data : List.of(
                "no JSON {",
                "[]",
                document("x".repeat(5_000), ""),
                document("Okänt utfall", ", \"assessments\": [{\"itemId\": \"c1\", \"outcome\": \"BROKEN\"}]"),
                document("Utan tid", "").replace("publishedAt", "publishedWhen"))) {
            poison.put(UUID.randomUUID(), data);
        }

        for (var record : poison.entrySet()) {
            put("samverkan.follow-ups", record.getKey(), record.getValue());
        }
        put("samverkan.promises", UUID.randomUUID(), document("y".repeat(5_000), ""));
        var next = editor.publish(editor.draft("promises", editor.agreement("Löftet efter giftet")));

        assertThat(system.read(next.path()).getString("title")).isEqualTo("Löftet efter giftet");
        assertThat(system.read("/promises?municipality=2505&sort=-publishedAt&limit=1")
                        .getString("items[0].id"))
                .isEqualTo(next.id());
        // The dead letter of another topic may arrive later.
        await().atMost(ApiEditor.TIMEOUT).until(() -> deadLetters() == before + poison.size() + 1);
        for (var record : poison.entrySet()) {
            var letter = letter(record.getKey());
            assertThat(letter.value()).isEqualTo(record.getValue());
            assertThat(new String(letter.headers().lastHeader("samverkan_place").value(), StandardCharsets.UTF_8))
                    .matches("samverkan\\.follow-ups-\\d+@\\d+");
            assertThat(letter.headers().lastHeader("ce_sequence")).isNotNull();
            system.anyone().get("/follow-ups/" + record.getKey()).then().statusCode(404);
        }
    }

    @Test
    void a_record_without_data_stops_no_reader() throws Exception {
        put("samverkan.promises", UUID.randomUUID(), null);
        put("samverkan.agreements", UUID.randomUUID(), null);

        var promise = editor.publish(editor.draft("promises", editor.agreement("Löftet efter tomrummet")));

        await().atMost(ApiEditor.TIMEOUT)
                .until(() -> system.anyone().get(promise.path() + "/progress").statusCode() == 200);
        for (var service : List.of(Service.GATEWAY, Service.FOLLOWUP, Service.PROMISES)) {
            given().get(system.processes().managementAddress(service) + "/q/health/ready")
                    .then()
                    .statusCode(200);
        }
    }

    private ConsumerRecord<String, String> letter(UUID id) {
        return TestTopic.records(system.processes().bootstrapServers(), DEAD_LETTERS).stream()
                .filter(letter -> letter.key().equals(id.toString()))
                .findFirst()
                .orElseThrow();
    }

    private long deadLetters() {
        var health = given().get(system.processes().managementAddress(Service.GATEWAY) + "/q/health/ready")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        return health.getLong("checks.find { it.name == 'reader-gateway' }.data.deadLetters");
    }

    private static String document(String title, String more) {
        return """
            {"id": "01900000-0000-7000-8000-00000000dead", "title": "%s", "version": 1, "revision": 2,
             "municipalities": ["2505"], "parties": [{"id": "municipality:2505"}],
             "publicationStatus": "PUBLISHED", "publishedAt": "2026-01-01T00:00:00Z"%s}\
            """.formatted(title, more);
    }

    /** Sends a record with the headers of an event, as a faulty owner would. */
    private void put(String topic, UUID id, String data) throws Exception {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", List.of(system.processes().bootstrapServers()));
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(EventRecord.of(topic, "follow-up", id, data)).get();
        }
    }
}
