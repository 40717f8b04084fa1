package se.samverkan.platform.event;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** Reads topics once, up to their present ends; what is no event of ours is left out. */
public final class TopicScan implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration API = Duration.ofSeconds(10);

    private final Map<String, Object> kafka;
    private final Admin admin;

    public TopicScan(Map<String, Object> kafka) {
        this.kafka = kafka;
        this.admin = Admin.create(kafka);
    }

    /** The ends of all partitions, of committed records; fails where a topic is missing. */
    public Map<TopicPartition, TopicOffset> ends(List<String> topics)
            throws InterruptedException, ExecutionException, TimeoutException {
        var descriptions = admin.describeTopics(topics).allTopicNames().get(API.toSeconds(), TimeUnit.SECONDS);
        var asked = new HashMap<TopicPartition, OffsetSpec>();
        descriptions
                .values()
                .forEach(topic -> topic.partitions()
                        .forEach(partition -> asked.put(
                                new TopicPartition(topic.name(), partition.partition()), OffsetSpec.latest())));
        var offsets = admin.listOffsets(asked, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .get(API.toSeconds(), TimeUnit.SECONDS);
        var ends = new HashMap<TopicPartition, TopicOffset>();
        offsets.forEach((partition, offset) -> ends.put(
                partition,
                new TopicOffset(descriptions.get(partition.topic()).topicId().toString(), offset.offset())));
        return ends;
    }

    /** The offsets of the first records that were sent at a time or later; the ends where there are none. */
    public Map<TopicPartition, Long> since(Instant time, Map<TopicPartition, TopicOffset> ends)
            throws InterruptedException, ExecutionException, TimeoutException {
        var asked = ends.keySet().stream()
                .collect(Collectors.toMap(
                        partition -> partition, partition -> OffsetSpec.forTimestamp(time.toEpochMilli())));
        var found = admin.listOffsets(asked).all().get(API.toSeconds(), TimeUnit.SECONDS);
        return ends.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        end -> found.get(end.getKey()).offset() < 0
                                ? end.getValue().offset()
                                : found.get(end.getKey()).offset()));
    }

    /** Passes the committed events from these offsets on, in batches and in order; an offset that is gone begins at the first left. */
    public void read(Map<TopicPartition, Long> from, Consumer<List<CloudEvent>> batches) {
        if (from.isEmpty()) {
            return;
        }
        try (var consumer = Topics.consumer(kafka, "earliest")) {
            consumer.assign(from.keySet());
            from.forEach(consumer::seek);
            var ends = consumer.endOffsets(from.keySet());
            while (isBefore(consumer, ends)) {
                var events = new ArrayList<CloudEvent>();
                for (var read : consumer.poll(POLL)) {
                    CloudEvent.read(read).ifPresent(events::add);
                }
                batches.accept(events);
            }
        }
    }

    private static boolean isBefore(KafkaConsumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
    }

    @Override
    public void close() {
        admin.close(API);
    }
}
