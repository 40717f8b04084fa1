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
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import se.samverkan.platform.event.ChangeCursor;
import se.samverkan.platform.event.RecordPosition;
import se.samverkan.platform.event.TopicPositions;
import se.samverkan.platform.event.Topics;

/**
 * The newest change of every document by its place on the topics: what a compacted topic holds. One thread writes, any number read.
 */
public final class ChangeLog {
    private final Set<String> topics;
    private final Map<TopicPartition, ConcurrentNavigableMap<Long, LoggedChange>> newest = new ConcurrentHashMap<>();
    private final Set<Waiter> waiting = ConcurrentHashMap.newKeySet();
    private Map<String, Uuid> ids = Map.of();
    private volatile End end = new End(List.of(), new ChangeCursor(0, new long[0]));

    /** Up to where the topics were read. */
    private record End(List<TopicPartition> partitions, ChangeCursor cursor) {}

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
            on(before.at().partition()).remove(before.at().offset(), before);
        }
        on(after.at().partition()).put(after.at().offset(), after);
    }

    private ConcurrentNavigableMap<Long, LoggedChange> on(TopicPartition partition) {
        return newest.computeIfAbsent(partition, same -> new ConcurrentSkipListMap<>());
    }

    /** Whether the change is on its topic and not before this place: one that is read again does not move back. */
    public boolean isAtOrAfter(LoggedChange change, RecordPosition place) {
        return change.equals(on(change.at().partition()).get(change.at().offset()))
                && place.partition().equals(change.at().partition())
                && place.offset() <= change.at().offset();
    }

    /** Ends a commit: only now its changes can be read, so that no reader sees a part of them and goes on behind the rest. */
    public void end(TopicPositions positions) {
        var offsets = positions.offsets().entrySet().stream()
                .filter(offset -> topics.contains(offset.getKey().topic()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        var partitions = offsets.keySet().stream().sorted(ChangeCursor.BY_TOPIC).toList();
        var before = end.cursor();
        // A reader that begins again is behind for a while.
        var now = ChangeCursor.of(offsets, ids).max(before);
        end = new End(partitions, now);
        if (!now.equals(before)) {
            waiting.forEach(waiter -> waiter.next().complete(true));
        }
    }

    /** Whether a cursor is one of these topics; one of topics that were created again is not. */
    public boolean contains(ChangeCursor cursor) {
        return cursor.hasTopicsOf(end.cursor());
    }

    /** The cursor before all changes. */
    public ChangeCursor beginning() {
        return end.cursor().beginning();
    }

    /** The cursor behind all changes. */
    public ChangeCursor end() {
        return end.cursor();
    }

    /** The changes behind a cursor up to now: those of a partition in its order, otherwise the oldest first. */
    public Changes after(ChangeCursor cursor) {
        return new Changes(end, cursor);
    }

    /** The first changes in an order among those that pass the filter; of the place on the topics nothing depends. */
    public List<LoggedChange> first(int limit, Predicate<LoggedChange> filter, Comparator<LoggedChange> order) {
        var until = end;
        var first = new PriorityQueue<>(order.reversed());
        for (int i = 0; i < until.partitions().size(); i++) {
            NavigableMap<Long, LoggedChange> changes =
                    newest.get(until.partitions().get(i));
            if (changes == null) {
                continue;
            }
            for (var change : changes.headMap(until.cursor().offset(i), false).values()) {
                if (filter.test(change)) {
                    first.add(change);
                }
                if (first.size() > limit) {
                    first.remove();
                }
            }
        }
        return first.stream().sorted(order).toList();
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

    /** Ends the waiting of all, since the gateway stops. */
    public void release() {
        waiting.forEach(waiter -> waiter.next().complete(false));
    }

    /** The number of those who wait. */
    public int waiting() {
        return waiting.size();
    }

    /** The changes between two cursors, merged by time. */
    public final class Changes implements Iterator<Placed> {
        private final PriorityQueue<Source> sources =
                new PriorityQueue<>(Comparator.comparing((Source source) -> source.head.time())
                        .thenComparing(source -> source.head.at().partition(), ChangeCursor.BY_TOPIC));
        private final ChangeCursor end;
        private ChangeCursor cursor;

        private Changes(End until, ChangeCursor after) {
            this.cursor = after;
            if (!after.hasTopicsOf(until.cursor())) {
                // The topics were created again meanwhile.
                this.end = after;
                return;
            }
            this.end = until.cursor().max(after);
            for (int i = 0; i < until.partitions().size(); i++) {
                NavigableMap<Long, LoggedChange> changes =
                        newest.get(until.partitions().get(i));
                if (changes != null) {
                    var between = changes.subMap(after.offset(i), true, end.offset(i), false);
                    offer(new Source(i, between.values().iterator()));
                }
            }
        }

        /** The cursor behind all of them, and behind what compaction left out. */
        public ChangeCursor end() {
            return end;
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
