package se.samverkan.platform.event;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Where a record is on its topic. */
public record RecordPosition(TopicPartition partition, long offset) {
    static RecordPosition of(ConsumerRecord<?, ?> incoming) {
        return new RecordPosition(new TopicPartition(incoming.topic(), incoming.partition()), incoming.offset());
    }
}
