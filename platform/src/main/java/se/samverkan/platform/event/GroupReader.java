package se.samverkan.platform.event;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.jboss.logging.Logger;
import se.samverkan.platform.log.ThrottledLog;
import se.samverkan.platform.metrics.KafkaMetrics;
import se.samverkan.platform.trace.Spans;

/**
 * Reads topics as one instance of a service: the instances share the partitions, and each record's position is committed after it was
 * handled. A record is handled again where that commit was lost, so that the handler must recognise what it has handled.
 */
public final class GroupReader implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(GroupReader.class);
    private static final Duration POLL = Duration.ofMillis(500);

    private final String group;
    private final Map<String, Object> kafka;
    private final List<String> topics;
    private final RecordHandler records;
    private final ThrottledLog restarts = new ThrottledLog(LOG);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;
    private volatile long lag;
    private volatile KafkaConsumer<String, String> current;

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
        this.records = new RecordHandler(group, kafka, spans, (event, at) -> handler.accept(event), stopped);
        this.thread = Thread.ofPlatform().name("reader-" + group).daemon().start(this::read);
    }

    /** Up unless the reader is stuck; Kafka may be away. */
    public HealthCheckResponse health() {
        return HealthCheckResponse.named("reader-" + group)
                .status(!records.isStuck())
                .withData("deadLetters", records.deadLetters())
                .withData("lag", lag)
                .build();
    }

    /** Measures the reader for as long as the service runs. */
    public GroupReader measuredBy(MeterRegistry registry) {
        Gauge.builder("samverkan.reader.lag", () -> lag)
                .description("Records on the topics that the reader has not read")
                .tag("reader", group)
                .register(registry);
        records.measure(registry);
        return this;
    }

    @Override
    public void close() {
        stopped.countDown();
        var consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
        try {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        while (!isStopped()) {
            try (var consumer = Topics.consumerInGroup(kafka, group);
                    var _ = KafkaMetrics.of(consumer, group)) {
                current = consumer;
                follow(consumer);
            } catch (WakeupException e) {
                return;
            } catch (KafkaException e) {
                restarts.warn("Reader " + group + " restarts: " + e.getMessage());
                records.pause();
            } catch (RuntimeException | StackOverflowError e) {
                records.failed();
                LOG.errorf(e, "Reader %s restarts", group);
                records.pause();
            }
        }
    }

    private void follow(KafkaConsumer<String, String> consumer) {
        consumer.subscribe(topics);
        while (!isStopped()) {
            var polled = consumer.poll(POLL);
            for (var incoming : polled) {
                records.handle(incoming, true);
            }
            if (isStopped()) {
                // The handling of the last record may have been interrupted: it comes again.
                return;
            }
            if (!polled.isEmpty()) {
                consumer.commitSync();
                records.succeeded();
            }
            lag = consumer.assignment().stream()
                    .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                    .sum();
        }
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }
}
