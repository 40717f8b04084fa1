package se.samverkan.subscriptions;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import se.samverkan.platform.event.CloudEvent;
import se.samverkan.platform.event.Topics;
import se.samverkan.stack.testing.StackResource;
import se.samverkan.subscriptions.webhook.SubscribedKind;

/** Sends the events of the owners of documents, with the examples of their contracts. */
public final class ChangeEvents {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ChangeEvents() {}

    /** The example of an event's data, about this document. */
    public static ObjectNode example(String name, String id) {
        try (var in = ChangeEvents.class.getResourceAsStream("/event-contracts/examples/" + name + ".json")) {
            return ((ObjectNode) JSON.readTree(in)).put("id", id);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends the publication of a promise of Strängnäs, and returns its id. */
    public static String promisePublished() {
        var id = UUID.randomUUID().toString();
        send("promises", "promise.published", example("promise.published.v1", id), 1);
        return id;
    }

    /** Sends an event of a document, and returns the event's id. */
    public static String send(String collection, String change, ObjectNode data, long sequence) {
        var event = event(collection, change, data, sequence);
        send(event.toRecord());
        return event.id();
    }

    /** An event with a new id. */
    public static CloudEvent event(String collection, String change, ObjectNode data, long sequence) {
        return new CloudEvent(
                UUID.randomUUID().toString(),
                "/samverkan/a-test",
                "se.samverkan." + change + ".v1",
                data.get("id").asText(),
                Instant.now(),
                "urn:samverkan:event:" + change + ".v1",
                sequence,
                Topics.of(collection),
                null,
                data.toString());
    }

    /** Sends any record. */
    public static void send(ProducerRecord<String, String> record) {
        Map<String, Object> kafka = Map.of("bootstrap.servers", StackResource.bootstrapServers());
        try (var admin = Admin.create(kafka);
                var producer = new KafkaProducer<>(kafka, new StringSerializer(), new StringSerializer())) {
            Topics.ensure(admin, topics(), Topics.compacted());
            producer.send(record).get();
        } catch (Exception e) {
            throw new AssertionError("Kafka took no event", e);
        }
    }

    private static List<String> topics() {
        return SubscribedKind.collections().stream().map(Topics::of).toList();
    }
}
