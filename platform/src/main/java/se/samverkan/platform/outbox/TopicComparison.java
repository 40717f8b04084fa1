package se.samverkan.platform.outbox;

import io.quarkus.arc.properties.IfBuildProperty;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import se.samverkan.platform.event.CloudEvent;
import se.samverkan.platform.event.TopicOffset;
import se.samverkan.platform.event.TopicScan;
import se.samverkan.platform.event.Topics;

/** Compares the topics of a service with its database: either may have been emptied, or restored to an older state. */
@ApplicationScoped
@IfBuildProperty(name = Outbox.ENABLED, stringValue = "true")
class TopicComparison {
    @Inject
    @Identifier("default-kafka-broker") Map<String, Object> kafka;

    @Inject
    @Any
    Instance<EventSource> sources;

    @ConfigProperty(name = "quarkus.application.name")
    String service;

    @ConfigProperty(name = "samverkan.owned-collections")
    List<String> ownedCollections;

    /**
     * What was found.
     *
     * @param topicIds Kafka's ids of the topics by name
     * @param topicsBehind topics that have lost events
     * @param databaseBehind topics with events of this service that its database does not know
     */
    record Result(Map<String, String> topicIds, Set<String> topicsBehind, Set<String> databaseBehind) {
        static final Result EQUAL = new Result(Map.of(), Set.of(), Set.of());
    }

    List<String> topics() {
        return ownedCollections.stream().map(Topics::of).toList();
    }

    EventSource source(String collection) {
        return sources.stream()
                .filter(source -> source.collections().contains(collection))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No event source has " + collection));
    }

    /** Compares the ends of the topics with what was sent, and reads what the topics hold beyond that. */
    Result compare(Connection connection)
            throws SQLException, InterruptedException, ExecutionException, TimeoutException {
        var positions = new SentPositions(connection);
        var sent = positions.read();
        try (var scan = new TopicScan(kafka)) {
            var ends = scan.ends(topics());
            var topicsBehind = behind(sent, ends);
            var unread = new HashMap<TopicPartition, Long>();
            ends.forEach((partition, end) -> {
                long position =
                        sent.containsKey(partition) ? sent.get(partition).offset() : 0;
                if (position < end.offset() && !topicsBehind.contains(partition.topic())) {
                    unread.put(partition, position);
                }
            });
            var databaseBehind = unknown(scan, unread).stream()
                    .map(CloudEvent::topic)
                    .collect(Collectors.toCollection(TreeSet::new));
            var known = new HashMap<>(ends);
            known.keySet().retainAll(unread.keySet());
            known.keySet().removeIf(partition -> databaseBehind.contains(partition.topic()));
            positions.raise(known);
            return new Result(topicIds(ends), topicsBehind, databaseBehind);
        }
    }

    /** Compares the ends of the topics only; what was found of the database before is still so. */
    Result compareEnds(Connection connection, Result before)
            throws SQLException, InterruptedException, ExecutionException, TimeoutException {
        try (var scan = new TopicScan(kafka)) {
            var ends = scan.ends(topics());
            return new Result(
                    topicIds(ends), behind(new SentPositions(connection).read(), ends), before.databaseBehind());
        }
    }

    private static Set<String> behind(Map<TopicPartition, TopicOffset> sent, Map<TopicPartition, TopicOffset> ends) {
        var behind = new TreeSet<String>();
        sent.forEach((partition, position) -> {
            var end = ends.getOrDefault(partition, position);
            if (position.offset() > end.offset()
                    || (position.offset() > 0 && !position.topicId().equals(end.topicId()))) {
                behind.add(partition.topic());
            }
        });
        return behind;
    }

    private static Map<String, String> topicIds(Map<TopicPartition, TopicOffset> ends) {
        var ids = new HashMap<String, String>();
        ends.forEach((partition, end) -> ids.put(partition.topic(), end.topicId()));
        return ids;
    }

    /** Takes the topics as they are now: what they lost was sent again, or what the database lost is known. */
    void accept(Connection connection, Collection<String> topics)
            throws SQLException, InterruptedException, ExecutionException, TimeoutException {
        try (var scan = new TopicScan(kafka)) {
            var ends = scan.ends(topics());
            ends.keySet().removeIf(partition -> !topics.contains(partition.topic()));
            new SentPositions(connection).accept(ends);
        }
    }

    /** The newest events of subjects of which the topics know more than the database. */
    Collection<CloudEvent> unknown() throws InterruptedException, ExecutionException, TimeoutException {
        try (var scan = new TopicScan(kafka)) {
            var all = new HashMap<TopicPartition, Long>();
            scan.ends(topics()).keySet().forEach(partition -> all.put(partition, 0L));
            return unknown(scan, all);
        }
    }

    private Collection<CloudEvent> unknown(TopicScan scan, Map<TopicPartition, Long> from) {
        var newest = new HashMap<UUID, CloudEvent>();
        scan.read(from, batch -> {
            var own = batch.stream()
                    .filter(event -> event.source().equals(Outbox.source(service)))
                    .collect(Collectors.groupingBy(CloudEvent::collection));
            own.forEach((collection, events) -> {
                var sequences = source(collection).sequences(collection, subjects(events));
                for (var event : events) {
                    var subject = UUID.fromString(event.subject());
                    if (event.sequence() > sequences.getOrDefault(subject, -1L)) {
                        newest.merge(subject, event, (a, b) -> a.sequence() > b.sequence() ? a : b);
                    }
                }
            });
        });
        return newest.values();
    }

    private static Set<UUID> subjects(List<CloudEvent> events) {
        return events.stream().map(event -> UUID.fromString(event.subject())).collect(Collectors.toSet());
    }
}
