package se.samverkan.platform.event;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.jboss.logging.Logger;
import se.samverkan.platform.trace.Spans;

/**
 * Reads whole topics from their beginning at every start, unless the handler has stored its state and the positions, and then
 * follows them.
 *
 * <p>No offsets are committed: an event is applied only if its sequence is higher, so that repeats are harmless and a reader
 * whose database was restored recovers by itself.
 */
public final class TopicReader implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(TopicReader.class);
    private static final Duration POLL = Duration.ofMillis(500);

    private final String name;
    private final Map<String, Object> kafka;
    private final List<String> topics;
    private final ReaderLoop loop;
    private final Supplier<TopicPositions> start;
    private final Consumer<TopicPositions> upToDate;
    private final BooleanSupplier hasRoom;
    private volatile boolean caughtUp;
    private volatile Instant currentAsOf;

    /** The handler throws Unreadable or UncheckedIOException for an unreadable event, which is not retried. */
    public TopicReader(
            String name,
            Map<String, Object> kafka,
            Spans spans,
            List<String> collections,
            Consumer<CloudEvent> handler) {
        this(
                name,
                kafka,
                spans,
                collections,
                (event, at) -> handler.accept(event),
                () -> TopicPositions.BEGINNING,
                positions -> {},
                () -> true);
    }

    /**
     * The same for a handler that collects events, and where they are.
     *
     * @param start restores the state of the handler, if it is stored, and returns the positions to read on from
     * @param upToDate runs when the handler has all events of the topics up to the positions
     * @param hasRoom whether the handler has room for more; without room no records are read
     */
    public TopicReader(
            String name,
            Map<String, Object> kafka,
            Spans spans,
            List<String> collections,
            BiConsumer<CloudEvent, RecordPosition> handler,
            Supplier<TopicPositions> start,
            Consumer<TopicPositions> upToDate,
            BooleanSupplier hasRoom) {
        this.name = name;
        this.kafka = kafka;
        this.topics = collections.stream().map(Topics::of).toList();
        this.loop = new ReaderLoop(name, kafka, spans, handler);
        this.start = start;
        this.upToDate = upToDate;
        this.hasRoom = hasRoom;
        loop.start(this::read);
    }

    /**
     * Up once the state is restored, or all events that were on the topics at the start are handled, unless the reader is stuck;
     * Kafka may be away later.
     */
    public HealthCheckResponse health() {
        return HealthCheckResponse.named("reader-" + name)
                .status((caughtUp || currentAsOf != null) && !loop.records().isStuck())
                .withData("deadLetters", loop.records().deadLetters())
                .withData("currentAsOf", String.valueOf(currentAsOf))
                .build();
    }

    /** When the reader last had all events of the topics; null before the first time. */
    public Instant currentAsOf() {
        return currentAsOf;
    }

    /** Measures the reader for as long as the service runs. */
    public TopicReader measuredBy(MeterRegistry registry) {
        loop.measure(registry);
        return this;
    }

    @Override
    public void close() {
        loop.close();
    }

    private void read() {
        var stored = start.get();
        currentAsOf = stored.asOf();
        // On a topic that was created again the position is not there: then it reads from the beginning again.
        loop.repeat(() -> Topics.consumer(kafka, "none"), consumer -> follow(consumer, stored));
    }

    private void follow(KafkaConsumer<String, String> consumer, TopicPositions stored) {
        var partitions = partitions(consumer);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        var begun = Instant.now();
        var ends = consumer.endOffsets(partitions);
        var topicIds = Topics.ids(kafka, topics);
        stored.valid(topicIds, ends).forEach(consumer::seek);
        var answers = answers(consumer);
        long read = 0;
        while (!loop.isStopped()) {
            if (!hasRoom.getAsBoolean()) {
                loop.records().pause();
                continue;
            }
            var answersBefore = answers.metricValue();
            var polled = consumer.poll(POLL);
            for (var incoming : polled) {
                loop.records().handle(incoming, caughtUp);
            }
            read += polled.count();
            loop.updateLag(consumer);
            if (!caughtUp && polled.isEmpty() && !answers.metricValue().equals(answersBefore)) {
                ends = endsNow(consumer, ends);
            }
            if (!caughtUp && !hasReached(consumer, ends)) {
                continue;
            }
            // The first time, everything up to the ends of the beginning is there, whichever poll has fetched it.
            var before = currentAsOf == null ? begun : currentAsOf;
            var asOf = answers.metricValue().equals(answersBefore) ? before : Instant.now();
            upToDate.accept(positions(consumer, asOf, topicIds));
            loop.records().succeeded();
            currentAsOf = asOf;
            if (!caughtUp) {
                caughtUp = true;
                var took = Duration.between(begun, Instant.now());
                LOG.infof("Reader %s has caught up: %d events in %d ms", name, read, took.toMillis());
            }
        }
    }

    /** The ends as they are now: the records may be gone, since the topics were emptied meanwhile. */
    private static Map<TopicPartition, Long> endsNow(
            KafkaConsumer<String, String> consumer, Map<TopicPartition, Long> before) {
        Map<TopicPartition, Long> now;
        try {
            now = consumer.endOffsets(before.keySet());
        } catch (TimeoutException e) {
            LOG.debugf(e, "A broker does not tell the ends of its partitions");
            return before;
        }
        now.forEach((partition, end) -> {
            if (consumer.position(partition) > end) {
                throw new KafkaException(partition.topic() + " was created again while it was read");
            }
        });
        return now;
    }

    private static boolean hasReached(KafkaConsumer<String, String> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private static TopicPositions positions(
            KafkaConsumer<String, String> consumer, Instant asOf, Map<String, Uuid> topicIds) {
        var offsets = consumer.assignment().stream().collect(Collectors.toMap(part -> part, consumer::position));
        return new TopicPositions(asOf, topicIds, offsets);
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
            loop.records().pause();
            if (loop.isStopped()) {
                throw new WakeupException();
            }
        }
    }
}
