package se.samverkan.platform.outbox;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringSerializer;
import se.samverkan.platform.event.Topics;

/** The transactional producer of the relay: one of a service at a time, within time limits. */
final class EventProducer {
    private EventProducer() {}

    static KafkaProducer<String, String> create(Map<String, Object> kafka, String service) {
        var settings = new HashMap<>(kafka);
        settings.putAll(Map.of(
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                service,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                10_000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                30_000,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                10_000,
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                Topics.MAX_EVENT_BYTES,
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                16L * 1024 * 1024));
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }
}
