package se.samverkan.platform.event;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.jboss.logging.Logger;
import se.samverkan.platform.trace.CurrentTrace;

/**
 * Reads whole topics from their beginning at every start, and then follows them.
 *
 * <p>No offsets are committed: an event is applied only if its sequence is higher, so that repeats are harmless and a reader
 * whose database was restored recovers by itself. A failing handler is retried in place, since skipping would lose the
 * order; only an unreadable record is sent to the reader's dead-letter topic.
 */
public final class TopicReader implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(TopicReader.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final long RETRY_MS = 500;

    private final String name;
    private final Map<String, Object> kafka;
    private final List<String> topics;
    private final Consumer<CloudEvent> handler;
    private final Runnable upToDate;
    private final AtomicLong deadLetters = new AtomicLong();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean caughtUp;
    private volatile Instant currentAsOf;
    private volatile KafkaConsumer<String, String> current;

    /** The handler throws Unreadable or UncheckedIOException for an unreadable event; any other exception is retried. */
    public TopicReader(String name, Map<String, Object> kafka, List<String> collections, Consumer<CloudEvent> handler) {
        this(name, kafka, collections, handler, () -> {});
    }

    /** The same for a handler that collects events; {@code upToDate} runs when it has all events of the topics. */
    public TopicReader(
            String name,
            Map<String, Object> kafka,
            List<String> collections,
            Consumer<CloudEvent> handler,
            Runnable upToDate) {
        this.name = name;
        this.kafka = kafka;
        this.topics = collections.stream().map(Topics::of).toList();
        this.handler = handler;
        this.upToDate = upToDate;
        this.thread = Thread.ofPlatform().name("reader-" + name).daemon().start(this::read);
    }

    /** Up once all events that were on the topics at the start are handled; Kafka errors after start-up are retried. */
    public HealthCheckResponse health() {
        return HealthCheckResponse.named("reader-" + name)
                .status(caughtUp)
                .withData("deadLetters", deadLetters.get())
                .withData("currentAsOf", String.valueOf(currentAsOf))
                .build();
    }

    /** When the reader last had all events of the topics; null before the first time. */
    public Instant currentAsOf() {
        return currentAsOf;
    }

    /** The number of dead letters since the start. */
    public long deadLetters() {
        return deadLetters.get();
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
            try (var consumer = consumer()) {
                current = consumer;
                follow(consumer);
            } catch (WakeupException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warnf("Reader %s restarts: %s", name, e.getMessage());
                pause();
            }
        }
    }

    private void follow(KafkaConsumer<String, String> consumer) {
        var partitions = partitions(consumer);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        var ends = consumer.endOffsets(partitions);
        var begun = Instant.now();
        var answers = answers(consumer);
        long read = 0;
        while (!isStopped()) {
            var answersBefore = answers.metricValue();
            var polled = consumer.poll(POLL);
            for (var incoming : polled) {
                CurrentTrace.continued(CloudEvent.traceparent(incoming), () -> handle(incoming));
            }
            read += polled.count();
            if (!caughtUp
                    && ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                continue;
            }
            upToDate.run();
            if (!answers.metricValue().equals(answersBefore)) {
                currentAsOf = Instant.now();
            }
            if (!caughtUp) {
                caughtUp = true;
                var took = Duration.between(begun, Instant.now());
                LOG.infof("Reader %s has caught up: %d events in %d ms", name, read, took.toMillis());
            }
        }
    }

    /** Counts the responses of brokers: an empty poll alone does not show whether any broker answered. */
    private static Metric answers(KafkaConsumer<String, String> consumer) {
        return consumer.metrics().values().stream()
                .filter(metric -> metric.metricName().name().equals("fetch-total")
                        && !metric.metricName().tags().containsKey("topic"))
                .findFirst()
                .orElseThrow();
    }

    /** Waits until the owners have created every topic. */
    private List<TopicPartition> partitions(KafkaConsumer<String, String> consumer) {
        while (true) {
            var known = consumer.listTopics();
            if (known.keySet().containsAll(topics)) {
                return topics.stream()
                        .flatMap(topic -> known.get(topic).stream())
                        .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                        .toList();
            }
            pause();
            if (isStopped()) {
                throw new WakeupException();
            }
        }
    }

    private void handle(ConsumerRecord<String, String> incoming) {
        while (!isStopped()) {
            try {
                handler.accept(CloudEvent.of(incoming));
                return;
            } catch (CloudEvent.Unreadable | UncheckedIOException e) {
                LOG.errorf(
                        e,
                        "%s sends %s-%d@%d to its dead letters",
                        name,
                        incoming.topic(),
                        incoming.partition(),
                        incoming.offset());
                DeadLetters.put(kafka, name, incoming);
                deadLetters.incrementAndGet();
                return;
            } catch (RuntimeException e) {
                LOG.warnf(e, "Reader %s retries %s@%d", name, incoming.topic(), incoming.offset());
                pause();
            }
        }
    }

    private KafkaConsumer<String, String> consumer() {
        var settings = new HashMap<>(kafka);
        settings.putAll(Map.of(
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                10_000,
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                500,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                1_000));
        // Quarkus adds a group to the settings; this consumer belongs to none.
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    private void pause() {
        try {
            if (stopped.await(RETRY_MS, TimeUnit.MILLISECONDS)) {
                LOG.debugf("Reader %s stops", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped.countDown();
        }
    }
}
