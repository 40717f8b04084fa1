package se.samverkan.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import se.samverkan.platform.event.Topics;
import se.samverkan.stack.testing.ServiceDatabase;
import se.samverkan.stack.testing.StackResource;
import se.samverkan.stack.testing.TestTopic;

/** The topics around the service: sends the events of other services and reads those of this one. */
public final class TopicEvents {
    private static final List<String> OF_OTHERS = List.of("agreements", "action-plans", "promises");
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    private TopicEvents() {}

    /** Sends an example event with a new id and waits until the service has stored it. */
    public static String published(String collection, String example) {
        var data = FollowUpRequests.example(example);
        var id = UUID.randomUUID().toString();
        send(collection, "published", data.put("id", id), 1);
        return id;
    }

    /** Sends an event of another service and waits until this one has stored it. */
    public static void send(String collection, String verb, ObjectNode data, long sequence) {
        var noun = collection.replaceFirst("s$", "");
        var id = data.get("id").asText();
        var event = new ProducerRecord<>("samverkan." + collection, id, data.toString());
        var schema = verb.equals("withdrawn") ? "document.withdrawn.v1" : noun + "." + verb + ".v1";
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        UUID.randomUUID().toString(),
                        "ce_source",
                        "/samverkan/a-test",
                        "ce_type",
                        "se.samverkan." + noun + "." + verb + ".v1",
                        "ce_subject",
                        id,
                        "ce_time",
                        "2026-03-02T09:20:00.815Z",
                        "ce_dataschema",
                        "urn:samverkan:event:" + schema,
                        "ce_sequence",
                        Long.toString(sequence),
                        "content-type",
                        "application/json")
                .forEach((name, value) -> event.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        Map<String, Object> kafka = Map.of("bootstrap.servers", StackResource.bootstrapServers());
        try (var admin = Admin.create(kafka);
                var producer = new KafkaProducer<>(kafka, new StringSerializer(), new StringSerializer())) {
            Topics.ensure(admin, OF_OTHERS.stream().map(Topics::of).toList(), Topics.compacted());
            producer.send(event).get();
        } catch (Exception e) {
            throw new AssertionError("Kafka took no event", e);
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> knownSequence(id) >= sequence);
    }

    /** Waits until that many events of a document are on the collection's topic. */
    public static List<ConsumerRecord<String, String>> about(String id, String collection, int count) {
        var found = new AtomicReference<List<ConsumerRecord<String, String>>>(List.of());
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            found.set(TestTopic.records(Topics.of(collection)).stream()
                    .filter(event -> event.key().equals(id))
                    .toList());
            return found.get().size() >= count;
        });
        assertThat(found.get()).hasSize(count);
        return found.get();
    }

    public static String header(ConsumerRecord<String, String> event, String name) {
        var header = event.headers().lastHeader(name);
        assertThat(header).as(name).isNotNull();
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    /** Checks headers and data against the contract of the type. */
    public static void assertValid(ConsumerRecord<String, String> event, String type, String schema, long sequence) {
        assertThat(header(event, "ce_specversion")).isEqualTo("1.0");
        assertThat(header(event, "ce_id")).isNotBlank();
        assertThat(header(event, "ce_source")).isEqualTo("/samverkan/followup-service");
        assertThat(header(event, "ce_type")).isEqualTo("se.samverkan." + type + ".v1");
        assertThat(header(event, "ce_subject")).isEqualTo(event.key());
        assertThat(header(event, "ce_time")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,3})?Z");
        assertThat(header(event, "ce_dataschema")).isEqualTo("urn:samverkan:event:" + schema + ".v1");
        assertThat(header(event, "ce_sequence")).isEqualTo(Long.toString(sequence));
        assertThat(header(event, "content-type")).isEqualTo("application/json");
        var location = SchemaLocation.of("classpath:event-contracts/schemas/" + schema + ".v1.json");
        assertThat(SCHEMAS.getSchema(location).validate(event.value(), InputFormat.JSON))
                .as(event.value())
                .isEmpty();
    }

    /** The service's own copy of another service's document. */
    public static String known(String id) {
        return known(id, "content");
    }

    private static long knownSequence(String id) {
        var sequence = known(id, "sequence");
        return sequence == null ? 0 : Long.parseLong(sequence);
    }

    private static String known(String id, String column) {
        var rows = ServiceDatabase.rows(
                "select " + column + " from replicated_document where id = ?", UUID.fromString(id));
        return rows.isEmpty() ? null : rows.getFirst().getFirst();
    }
}
