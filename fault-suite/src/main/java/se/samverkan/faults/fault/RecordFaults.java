package se.samverkan.faults.fault;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import se.samverkan.faults.check.Expectation;
import se.samverkan.faults.cluster.Cluster;
import se.samverkan.faults.fault.Fault.Repair;
import se.samverkan.stack.testing.TestTopic;

/** Records on the topics that no owner sent: unreadable ones, empty ones, and old events again. */
final class RecordFaults {

    private static final List<String> TOPICS =
            List.of("samverkan.agreements", "samverkan.promises", "samverkan.follow-ups");

    private static final int MOST_REPLAYED = 500;

    private RecordFaults() {}

    static List<Fault> all() {
        return List.of(
                new Fault(
                        "poison",
                        "records without headers, without data and without JSON on every topic",
                        Expectation.EVERY_CHANGE,
                        (cluster, random) -> send(cluster, poison(random))),
                new Fault(
                        "replay",
                        "old events are sent again",
                        Expectation.EVERY_CHANGE,
                        (cluster, random) -> send(cluster, old(cluster, random))));
    }

    private static List<ProducerRecord<String, String>> poison(RandomGenerator random) {
        var records = new ArrayList<ProducerRecord<String, String>>();
        for (var topic : TOPICS) {
            for (var data : Stream.of("no JSON {", "[]", "{}", null, "x".repeat(random.nextInt(1, 50_000)))
                    .toList()) {
                records.add(new ProducerRecord<>(topic, "no id", data));
                records.add(withHeaders(topic, UUID.randomUUID().toString(), data));
            }
        }
        return records;
    }

    /** The headers of an event, with data that are none. */
    private static ProducerRecord<String, String> withHeaders(String topic, String id, String data) {
        var noun = topic.substring(topic.indexOf('.') + 1, topic.length() - 1);
        var record = new ProducerRecord<>(topic, id, data);
        Map.of(
                        "specversion",
                        "1.0",
                        "id",
                        id,
                        "source",
                        "/samverkan/nobody",
                        "type",
                        "se.samverkan." + noun + ".published.v1",
                        "subject",
                        id,
                        "time",
                        "2026-01-01T00:00:00Z",
                        "dataschema",
                        "urn:samverkan:event:" + noun + ".published.v1",
                        "sequence",
                        "1")
                .forEach((name, value) -> record.headers().add("ce_" + name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    /** Events from a random place on, some of which are older than the newest of their document. */
    private static List<ProducerRecord<String, String>> old(Cluster cluster, RandomGenerator random) {
        return TOPICS.stream()
                .flatMap(topic -> {
                    var records = TestTopic.records(cluster.bootstrapServers(), topic);
                    return records.stream()
                            .skip(random.nextInt(records.size() + 1))
                            .limit(MOST_REPLAYED);
                })
                .map(record -> new ProducerRecord<>(
                        record.topic(), record.partition(), record.key(), record.value(), record.headers()))
                .toList();
    }

    private static Repair send(Cluster cluster, List<ProducerRecord<String, String>> records) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", cluster.bootstrapServers(), "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (var sent : records.stream().map(producer::send).toList()) {
                sent.get();
            }
        }
        return Repair.NONE;
    }
}
