package se.samverkan.platform.event;

/**
 * An offset in a partition: that after the last record.
 *
 * @param topicId Kafka's id of the topic, which another topic of the same name does not have
 */
public record TopicOffset(String topicId, long offset) {}
