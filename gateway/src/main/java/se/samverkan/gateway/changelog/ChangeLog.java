package se.samverkan.gateway.changelog;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import se.samverkan.platform.event.TopicPositions;
import se.samverkan.platform.event.Topics;

/**
 * The newest change of every document by its place on the topics: what a compacted topic holds. One thread writes, any number read.
 */
public final class ChangeLog {
    private static final Comparator<TopicPartition> BY_TOPIC =
            Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition);

    private final Set<String> topics;
    private final Map<TopicPartition, ConcurrentNavigableMap<Long, LoggedChange>> newest = new ConcurrentHashMap<>();
    private final Set<Waiter> waiting = ConcurrentHashMap.newKeySet();
    private Map<String, Uuid> ids = Map.of();
    private volatile End end = new End(List.of(), new ChangeCursor(0, new long[0]), 0);

    /** Up to where the topics were read. */
    private record End(List<TopicPartition> partitions, ChangeCursor cursor, int identified) {}

    private record Waiter(CompletableFuture<Boolean> next) {}

    /** A change, and the cursor with which a reader goes on behind it. */
    public record Placed(LoggedChange change, ChangeCursor behind) {}

    public ChangeLog(Collection<String> collections) {
        this.topics = collections.stream().map(Topics::of).collect(Collectors.toSet());
    }

    /** Begins a commit: the changes of a topic that was created again are no longer on it. */
    public void begin(TopicPositions positions) {
        ids.forEach((topic, id) -> {
            if (!id.equals(positions.topicIds().getOrDefault(topic, id))) {
                newest.keySet().removeIf(partition -> partition.topic().equals(topic));
            }
        });
        ids = Map.copyOf(positions.topicIds());
    }

    /** Replaces the change of a document; the former one may be null. */
    public void replace(LoggedChange before, LoggedChange after) {
        if (before != null) {
            newest.getOrDefault(before.at().partition(), new ConcurrentSkipListMap<>())
                    .remove(before.at().offset(), before);
        }
        newest.computeIfAbsent(after.at().partition(), partition -> new ConcurrentSkipListMap<>())
                .put(after.at().offset(), after);
    }

    /** Ends a commit: a cursor at the end is only given out when everything before it can be read. */
    public void end(TopicPositions positions) {
        var partitions = positions.offsets().keySet().stream()
                .filter(partition -> topics.contains(partition.topic()))
                .sorted(BY_TOPIC)
                .toList();
        int identified = partitions.stream()
                .map(partition -> partition + " " + ids.get(partition.topic()))
                .toList()
                .hashCode();
        var offsets = partitions.stream().mapToLong(positions.offsets()::get).toArray();
        end = new End(partitions, new ChangeCursor(identified, offsets), identified);
    }

    /** Whether a cursor is one of these topics; one of topics that were created again is not. */
    public boolean contains(ChangeCursor cursor) {
        var current = end;
        return cursor.isOf(current.identified(), current.partitions().size());
    }

    /** The cursor before all changes. */
    public ChangeCursor beginning() {
        var current = end;
        return new ChangeCursor(
                current.identified(), new long[current.partitions().size()]);
    }

    /** The cursor behind all changes. */
    public ChangeCursor end() {
        return end.cursor();
    }

    /** The changes behind a cursor of these topics: those of a partition in its order, otherwise the oldest first. */
    public Iterator<Placed> after(ChangeCursor cursor) {
        return new Merge(end.partitions(), cursor);
    }

    /** Completes with true at the next change, or with false after the time; who waits no longer completes it. */
    public CompletableFuture<Boolean> await(Duration time) {
        var waiter = new Waiter(new CompletableFuture<>());
        waiting.add(waiter);
        var _ = waiter.next()
                .completeOnTimeout(false, time.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((changed, failure) -> waiting.remove(waiter));
        return waiter.next();
    }

    /** Tells those who wait that there are changes. */
    public void wake() {
        waiting.forEach(waiter -> waiter.next().complete(true));
    }

    /** Merges the partitions by time. */
    private final class Merge implements Iterator<Placed> {
        private final PriorityQueue<Source> sources =
                new PriorityQueue<>(Comparator.comparing((Source source) -> source.head.time())
                        .thenComparing(source -> source.head.at().partition(), BY_TOPIC));
        private ChangeCursor cursor;

        Merge(List<TopicPartition> partitions, ChangeCursor after) {
            this.cursor = after;
            for (int i = 0; i < partitions.size(); i++) {
                NavigableMap<Long, LoggedChange> changes = newest.get(partitions.get(i));
                if (changes != null) {
                    offer(new Source(
                            i, changes.tailMap(after.offset(i), true).values().iterator()));
                }
            }
        }

        private void offer(Source source) {
            if (source.rest.hasNext()) {
                source.head = source.rest.next();
                sources.add(source);
            }
        }

        @Override
        public boolean hasNext() {
            return !sources.isEmpty();
        }

        @Override
        public Placed next() {
            var source = sources.remove();
            var change = source.head;
            cursor = cursor.behind(source.partition, change.at().offset());
            offer(source);
            return new Placed(change, cursor);
        }
    }

    /** The changes of a partition that are not merged yet. */
    private static final class Source {
        private final int partition;
        private final Iterator<LoggedChange> rest;
        private LoggedChange head;

        Source(int partition, Iterator<LoggedChange> rest) {
            this.partition = partition;
            this.rest = rest;
        }
    }
}
