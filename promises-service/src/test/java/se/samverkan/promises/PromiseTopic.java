package se.samverkan.promises;

import static org.awaitility.Awaitility.await;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import se.samverkan.stack.testing.ServiceDatabase;
import se.samverkan.stack.testing.TestTopic;

/** The topic of the promises, as its readers see it. */
public final class PromiseTopic {
    public static final String NAME = "samverkan.promises";

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    private PromiseTopic() {}

    /** The events of one promise, after the outbox has sent all that it held. */
    public static List<ConsumerRecord<String, String>> eventsOf(String id) {
        await("the outbox to be empty")
                .atMost(Duration.ofSeconds(30))
                .until(() -> ServiceDatabase.number("select count(*) from outbox") == 0);
        return TestTopic.records(NAME).stream()
                .filter(event -> event.key().equals(id))
                .toList();
    }

    public static Map<String, String> headers(ConsumerRecord<String, String> event) {
        var headers = new HashMap<String, String>();
        event.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return headers;
    }

    /** The violations of the schema that the event names. */
    public static List<Error> violations(ConsumerRecord<String, String> event) {
        var schema = headers(event)
                .get("ce_dataschema")
                .replace("urn:samverkan:event:", "classpath:event-contracts/schemas/");
        return SCHEMAS.getSchema(SchemaLocation.of(schema + ".json")).validate(event.value(), InputFormat.JSON);
    }
}
