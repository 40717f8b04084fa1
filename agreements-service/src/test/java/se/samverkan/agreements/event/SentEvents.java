package se.samverkan.agreements.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import se.samverkan.stack.testing.TestTopic;

/** The events that the service sent to Kafka, read as a consumer reads them and checked against the event contracts. */
public final class SentEvents {
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    private SentEvents() {}

    /** Waits until that many events of a document are on the collection's topic. */
    public static List<ConsumerRecord<String, String>> about(String id, String collection, int count) {
        var found = new AtomicReference<List<ConsumerRecord<String, String>>>(List.of());
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            found.set(TestTopic.records("samverkan." + collection).stream()
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

    /** Checks the data against the schema that the event names. */
    public static void assertValid(ConsumerRecord<String, String> event) {
        var schema =
                header(event, "ce_dataschema").replace("urn:samverkan:event:", "classpath:event-contracts/schemas/");
        assertThat(SCHEMAS.getSchema(SchemaLocation.of(schema + ".json")).validate(event.value(), InputFormat.JSON))
                .as(event.value())
                .isEmpty();
    }
}
