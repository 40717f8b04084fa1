package se.samverkan.platform.metrics;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/** The metrics that a Kafka client itself collects ({@code kafka_consumer_…}, {@code kafka_producer_…}), until it is closed. */
public final class KafkaMetrics implements AutoCloseable {
    private final KafkaClientMetrics bound;

    private KafkaMetrics(KafkaClientMetrics bound) {
        this.bound = bound;
        bound.bindTo(Metrics.globalRegistry);
    }

    /** Of a reader, by its name. */
    public static KafkaMetrics of(Consumer<?, ?> consumer, String name) {
        return new KafkaMetrics(new KafkaClientMetrics(consumer, List.of(Tag.of("client", name))));
    }

    /** Of the producer of a service, by its name. */
    public static KafkaMetrics of(Producer<?, ?> producer, String name) {
        return new KafkaMetrics(new KafkaClientMetrics(producer, List.of(Tag.of("client", name))));
    }

    @Override
    public void close() {
        bound.close();
    }
}
