package se.samverkan.promises;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import se.samverkan.stack.StackResource;

/** The topic that the service tells its changes on, as any reader sees it. */
final class PromiseTopic {
    static final String NAME = "samverkan.promises";

    private PromiseTopic() {}

    /** The events of one promise, once the outbox has sent all that it held. */
    static List<ConsumerRecord<String, String>> eventsOf(String id) {
        await("the outbox to be empty")
                .atMost(Duration.ofSeconds(30))
                .until(() -> PromisesDatabase.number("select count(*) from outbox") == 0);
        return all().stream().filter(event -> event.key().equals(id)).toList();
    }

    static Map<String, String> headers(ConsumerRecord<String, String> event) {
        var headers = new HashMap<String, String>();
        event.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return headers;
    }

    private static List<ConsumerRecord<String, String>> all() {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", StackResource.bootstrapServers(), "isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partitions = consumer.partitionsFor(NAME).stream()
                    .map(partition -> new TopicPartition(NAME, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var events = new ArrayList<ConsumerRecord<String, String>>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200)).forEach(events::add);
            }
            return events;
        }
    }
}
