package se.samverkan.platform.event;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Names and settings of the compacted topics, one for each collection. */
public final class Topics {
    private static final String PREFIX = "samverkan.";
    private static final int PARTITIONS = 3;
    /** Well above the largest accepted body, since an event holds the body and more. */
    public static final int MAX_EVENT_BYTES = 4 * 1024 * 1024;

    private static final long SEVEN_DAYS_MS = TimeUnit.DAYS.toMillis(7);

    private Topics() {}

    public static String of(String collection) {
        return PREFIX + collection;
    }

    /** The topic for the unreadable records of a reader. */
    public static String deadLettersOf(String reader) {
        return PREFIX + "dead-letters." + reader;
    }

    /** Creates absent topics; the replication factor is the broker's default, so that the cluster decides it. */
    public static void ensure(Admin admin, List<String> topics, Map<String, String> settings)
            throws InterruptedException, ExecutionException, TimeoutException {
        Set<String> there = admin.listTopics().names().get(10, TimeUnit.SECONDS);
        for (var topic : topics) {
            if (!there.contains(topic)) {
                create(admin, new NewTopic(topic, Optional.of(PARTITIONS), Optional.empty()).configs(settings));
            }
        }
    }

    /** Kafka's ids of the topics; throws KafkaException where it does not answer. */
    static Map<String, Uuid> ids(Map<String, Object> kafka, List<String> topics) {
        try (var admin = Admin.create(kafka)) {
            return admin.describeTopics(topics).allTopicNames().get(10, TimeUnit.SECONDS).entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, topic -> topic.getValue().topicId()));
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("The topics cannot be described", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted while the topics are described", e);
        }
    }

    /** Settings that keep the newest event of every key for ever, and every event for a reader that is a week behind. */
    public static Map<String, String> compacted() {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_COMPACT,
                TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG,
                Long.toString(SEVEN_DAYS_MS),
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                Integer.toString(MAX_EVENT_BYTES));
    }

    /**
     * A consumer of committed records that belongs to no group.
     *
     * @param unlessThere where it goes on if its position is not on the topic: {@code earliest}, or {@code none} to fail
     */
    static KafkaConsumer<String, String> consumer(Map<String, Object> kafka, String unlessThere) {
        return new KafkaConsumer<>(settings(kafka, unlessThere), new StringDeserializer(), new StringDeserializer());
    }

    private static Map<String, Object> settings(Map<String, Object> kafka, String unlessThere) {
        var settings = new HashMap<>(kafka);
        settings.putAll(Map.of(
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                unlessThere,
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
        // Quarkus adds a group to the settings.
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        return settings;
    }

    /** A consumer of committed records that shares the partitions with the others of its group; its reader commits. */
    static KafkaConsumer<String, String> consumerInGroup(Map<String, Object> kafka, String group) {
        var settings = settings(kafka, "earliest");
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        // Fewer records at once, so that a slow handler stays in the group; topics that are created later are found
        // soon.
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 100);
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 10_000);
        // The others take over the partitions of an instance that was killed after this time.
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
    }

    private static void create(Admin admin, NewTopic topic)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            admin.createTopics(List.of(topic)).all().get(10, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            // Another instance has created it meanwhile.
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }
}
