package se.samverkan.platform.event;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/**
 * The positions up to which a reader has handled its topics.
 *
 * @param asOf when the reader had all events of the topics; null for the beginning
 * @param topicIds Kafka's ids of the topics: a topic that is created again has another one
 * @param offsets the next offset of each partition
 */
public record TopicPositions(Instant asOf, Map<String, Uuid> topicIds, Map<TopicPartition, Long> offsets) {

    public static final TopicPositions BEGINNING = new TopicPositions(null, Map.of(), Map.of());

    /** The offsets to read on from; a topic that was created again or has lost records has none and is read from its beginning. */
    Map<TopicPartition, Long> valid(Map<String, Uuid> currentIds, Map<TopicPartition, Long> ends) {
        var changed = offsets.keySet().stream()
                .filter(partition -> !topicIds.get(partition.topic()).equals(currentIds.get(partition.topic()))
                        || offsets.get(partition) > ends.getOrDefault(partition, 0L))
                .map(TopicPartition::topic)
                .collect(Collectors.toSet());
        return offsets.entrySet().stream()
                .filter(offset -> !changed.contains(offset.getKey().topic()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
