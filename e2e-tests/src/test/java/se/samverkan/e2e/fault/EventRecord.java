package se.samverkan.e2e.fault;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A record with the headers of an event of a published document, whatever its data. */
final class EventRecord {
    private EventRecord() {}

    static ProducerRecord<String, String> of(String topic, String noun, UUID id, String data) {
        var record = new ProducerRecord<>(topic, id.toString(), data);
        Map.of(
                        "specversion",
                        "1.0",
                        "id",
                        id.toString(),
                        "source",
                        "/samverkan/test",
                        "type",
                        "se.samverkan." + noun + ".published.v1",
                        "subject",
                        id.toString(),
                        "time",
                        "2026-01-01T00:00:00Z",
                        "dataschema",
                        "urn:samverkan:event:" + noun + ".published.v1",
                        "sequence",
                        "1")
                .forEach((name, value) -> record.headers().add("ce_" + name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }
}
