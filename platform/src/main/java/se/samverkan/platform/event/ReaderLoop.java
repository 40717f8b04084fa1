package se.samverkan.platform.event;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import se.samverkan.platform.log.ThrottledLog;
import se.samverkan.platform.metrics.KafkaMetrics;
import se.samverkan.platform.trace.Spans;

/** The thread of a reader: it opens a consumer, and another one after each failure, until the reader is closed. */
final class ReaderLoop implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ReaderLoop.class);

    private final String name;
    private final RecordHandler records;
    private final ThrottledLog restarts = new ThrottledLog(LOG);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile Thread thread;
    private volatile long lag;
    private volatile KafkaConsumer<String, String> current;

    ReaderLoop(String name, Map<String, Object> kafka, Spans spans, BiConsumer<CloudEvent, RecordPosition> handler) {
        this.name = name;
        this.records = new RecordHandler(name, kafka, spans, handler, stopped);
    }

    /** Begins the work of the reader, which calls {@link #repeat}. */
    void start(Runnable reading) {
        thread = Thread.ofPlatform().name("reader-" + name).daemon().start(reading);
    }

    /** Follows the topics with a consumer, and with another one after a failure. */
    void repeat(Supplier<KafkaConsumer<String, String>> open, Consumer<KafkaConsumer<String, String>> follow) {
        while (!isStopped()) {
            try (var consumer = open.get();
                    var _ = KafkaMetrics.of(consumer, name)) {
                current = consumer;
                follow.accept(consumer);
            } catch (WakeupException e) {
                return;
            } catch (KafkaException e) {
                restarts.warn("Reader " + name + " restarts: " + e.getMessage());
                records.pause();
            } catch (RuntimeException | StackOverflowError e) {
                records.failed();
                LOG.errorf(e, "Reader %s restarts", name);
                records.pause();
            }
        }
    }

    RecordHandler records() {
        return records;
    }

    boolean isStopped() {
        return stopped.getCount() == 0;
    }

    /** Records on the topics that the consumer has not read. */
    long lag() {
        return lag;
    }

    void updateLag(KafkaConsumer<String, String> consumer) {
        lag = consumer.assignment().stream()
                .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                .sum();
    }

    /** Measures the reader for as long as the service runs. */
    void measure(MeterRegistry registry) {
        Gauge.builder("samverkan.reader.lag", () -> lag)
                .description("Records on the topics that the reader has not read")
                .tag("reader", name)
                .register(registry);
        records.measure(registry);
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
}
