import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The latest state of a promise: a copy needs the sequence and the members that its owner shows. */
record Promise(long sequence, String title) {}

/** Keeps every promise in memory and prints each change; docs/events.md shows how to start it. */
void main(String[] arguments) throws IOException {
    var json = new ObjectMapper();
    var promises = new HashMap<String, Promise>();
    Map<String, Object> settings = Map.of(
            "bootstrap.servers", arguments[0], "isolation.level", "read_committed", "auto.offset.reset", "earliest");
    try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
        var partitions = consumer.partitionsFor("samverkan.promises").stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions); // The topic holds the latest state of each promise: no offset is stored.
        while (true) {
            for (var event : consumer.poll(Duration.ofSeconds(1))) {
                if (event.value() == null || event.headers().lastHeader("ce_sequence") == null) {
                    continue; // No event: one such record must not stop the others.
                }
                var sequence = Long.parseLong(header(event, "ce_sequence"));
                if (promises.containsKey(event.key()) && promises.get(event.key()).sequence() >= sequence) {
                    continue; // A duplicate.
                }
                JsonNode data = json.readTree(event.value()); // Unknown members are ignored.
                switch (header(event, "ce_type")) {
                    case "se.samverkan.promise.published.v1", "se.samverkan.promise.redacted.v1" ->
                        promises.put(event.key(), new Promise(sequence, data.get("title").asText()));
                    case "se.samverkan.promise.withdrawn.v1" ->
                        promises.put(event.key(), new Promise(sequence, "withdrawn: " + data.get("explanation").asText()));
                    default -> { continue; } // A type that was added later.
                }
                IO.println(event.key() + " " + sequence + " " + promises.get(event.key()).title());
            }
        }
    }
}

String header(ConsumerRecord<?, ?> event, String name) {
    return new String(event.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
}
