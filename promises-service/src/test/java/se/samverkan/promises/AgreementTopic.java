package se.samverkan.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.StringSerializer;
import se.samverkan.platform.event.CloudEvent;
import se.samverkan.platform.event.Topics;
import se.samverkan.stack.testing.ServiceDatabase;
import se.samverkan.stack.testing.StackResource;

/** Sends events of agreements-service and waits until promises-service has processed them. */
public final class AgreementTopic {
    private static final String NAME = "samverkan.agreements";

    private AgreementTopic() {}

    public static CloudEvent published(String id, long sequence) {
        return event(id, "agreement.published", sequence, "{\"id\":\"" + id + "\",\"title\":\"Överenskommelse\"}");
    }

    public static CloudEvent withdrawn(String id, long sequence) {
        return event(id, "agreement.withdrawn", sequence, "{\"id\":\"" + id + "\",\"explanation\":\"Fel\"}");
    }

    /** An event of this type, such as {@code agreement.published}. */
    public static CloudEvent event(String id, String type, long sequence, String data) {
        return of(NAME, id, type, sequence, data);
    }

    /** An event of any topic of agreements-service. */
    public static CloudEvent of(String topic, String id, String type, long sequence, String data) {
        return new CloudEvent(
                UUID.randomUUID().toString(),
                "/samverkan/agreements-service",
                "se.samverkan." + type + ".v1",
                id,
                Instant.now(),
                "urn:samverkan:event:" + type.replace("agreement.withdrawn", "document.withdrawn") + ".v1",
                sequence,
                topic,
                null,
                data);
    }

    public static void tell(CloudEvent event) throws Exception {
        Map<String, Object> kafka = Map.of("bootstrap.servers", StackResource.bootstrapServers());
        try (var admin = Admin.create(kafka);
                var producer = new KafkaProducer<>(kafka, new StringSerializer(), new StringSerializer())) {
            Topics.ensure(admin, List.of(NAME), Topics.compacted());
            producer.send(event.toRecord()).get(30, TimeUnit.SECONDS);
        }
        await("the agreement to be known")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(known(event.subject()))
                        .containsExactly(
                                List.of(NAME.substring("samverkan.".length()), Long.toString(event.sequence()))));
    }

    /** Collection and sequence of the service's copy of an agreement. */
    private static List<List<String>> known(String id) {
        return ServiceDatabase.rows(
                "select collection, sequence from replicated_document where id = ?", UUID.fromString(id));
    }
}
