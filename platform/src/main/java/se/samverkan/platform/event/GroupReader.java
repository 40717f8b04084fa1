package se.samverkan.platform.event;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.eclipse.microprofile.health.HealthCheckResponse;
import se.samverkan.platform.trace.Spans;

/**
 * Reads topics as one instance of a service: the instances share the partitions, and each record's position is committed after it was
 * handled. A record is handled again where that commit was lost, so that the handler must recognise what it has handled.
 */
public final class GroupReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(500);

    private final String group;
    private final Map<String, Object> kafka;
    private final List<String> topics;
    private final ReaderLoop loop;

    /** The handler throws Unreadable or UncheckedIOException for an unreadable event, which is not retried. */
    public GroupReader(
            String group,
            Map<String, Object> kafka,
            Spans spans,
            List<String> collections,
            Consumer<CloudEvent> handler) {
        this.group = group;
        this.kafka = kafka;
        this.topics = collections.stream().map(Topics::of).toList();
        this.loop = new ReaderLoop(group, kafka, spans, (event, at) -> handler.accept(event));
        loop.start(this::read);
    }

    /** Up unless the reader is stuck; Kafka may be away. */
    public HealthCheckResponse health() {
        return HealthCheckResponse.named("reader-" + group)
                .status(!loop.records().isStuck())
                .withData("deadLetters", loop.records().deadLetters())
                .withData("lag", loop.lag())
                .build();
    }

    /** Measures the reader for as long as the service runs. */
    public GroupReader measuredBy(MeterRegistry registry) {
        loop.measure(registry);
        return this;
    }

    @Override
    public void close() {
        loop.close();
    }

    private void read() {
        loop.repeat(() -> Topics.consumerInGroup(kafka, group), this::follow);
    }

    private void follow(KafkaConsumer<String, String> consumer) {
        consumer.subscribe(topics);
        while (!loop.isStopped()) {
            var polled = consumer.poll(POLL);
            for (var incoming : polled) {
                loop.records().handle(incoming, true);
            }
            if (loop.isStopped()) {
                // The handling of the last record may have been interrupted: it comes again.
                return;
            }
            if (!polled.isEmpty()) {
                consumer.commitSync();
                loop.records().succeeded();
            }
            loop.updateLag(consumer);
        }
    }
}
