package se.samverkan.platform.outbox;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import se.samverkan.platform.event.CloudEvent;
import se.samverkan.platform.event.Topics;
import se.samverkan.platform.metrics.KafkaMetrics;
import se.samverkan.platform.trace.Spans;
import se.samverkan.platform.trace.Traceparent;

/** The transactional producer of the relay: one of a service at a time, within time limits. */
final class EventProducer implements AutoCloseable {
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final KafkaProducer<String, String> producer;
    private final KafkaMetrics metrics;
    private final Spans spans;

    EventProducer(Map<String, Object> kafka, String service, Spans spans) {
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
        this.producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
        this.metrics = KafkaMetrics.of(producer, service);
        this.spans = spans;
    }

    /** Fences a former leader. */
    void fence() {
        producer.initTransactions();
    }

    /** Sends all events or none, and returns where the topics hold them. */
    List<RecordMetadata> send(List<CloudEvent> events) throws InterruptedException, ExecutionException {
        var sending = events.stream().map(this::span).toList();
        try {
            producer.beginTransaction();
            var acknowledgements = events.stream()
                    .map(event -> producer.send(event.toRecord()))
                    .toList();
            producer.commitTransaction();
            var sent = new ArrayList<RecordMetadata>(events.size());
            for (var acknowledgement : acknowledgements) {
                sent.add(acknowledgement.get());
            }
            return sent;
        } finally {
            sending.forEach(Span::end);
        }
    }

    private Span span(CloudEvent event) {
        return spans.begin("send " + event.topic(), SpanKind.PRODUCER, Traceparent.parse(event.traceparent()));
    }

    /** Bounded, since the lease is held meanwhile: another instance may reach a broker that this one cannot. */
    @Override
    public void close() {
        metrics.close();
        producer.close(CLOSING);
    }
}
