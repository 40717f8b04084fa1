package se.samverkan.gateway.changelog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;
import se.samverkan.platform.event.ChangeCursor;
import se.samverkan.platform.event.RecordPosition;
import se.samverkan.platform.event.TopicPositions;

/** The log holds the newest change of each document, and gives out those behind a cursor: each partition in its order. */
class ChangeLogTest {
    private static final TopicPartition PROMISES = new TopicPartition("samverkan.promises", 0);
    private static final TopicPartition PLANS = new TopicPartition("samverkan.action-plans", 0);
    private static final TopicPartition PROGRESS = new TopicPartition("samverkan.progress", 0);

    private final ChangeLog log = new ChangeLog(List.of("promises", "action-plans"));
    private final Map<String, Uuid> topicIds = new HashMap<>(Map.of(
            PROMISES.topic(), Uuid.randomUuid(), PLANS.topic(), Uuid.randomUuid(), PROGRESS.topic(), Uuid.ZERO_UUID));
    private final Map<TopicPartition, Long> offsets = new HashMap<>(Map.of(PROMISES, 0L, PLANS, 0L, PROGRESS, 0L));

    private static LoggedChange change(TopicPartition partition, long offset, UUID id, int second) {
        return new LoggedChange(
                new RecordPosition(partition, offset),
                partition.topic().substring("samverkan.".length()),
                id,
                "document.withdrawn",
                offset,
                Instant.ofEpochSecond(second),
                null,
                JsonNodeFactory.instance.objectNode());
    }

    private static LoggedChange change(TopicPartition partition, long offset, int second) {
        return change(partition, offset, UUID.randomUUID(), second);
    }

    private void commit(LoggedChange... changes) {
        var positions = positions();
        log.begin(positions);
        Stream.of(changes).forEach(change -> {
            log.replace(null, change);
            offsets.merge(change.at().partition(), change.at().offset() + 1, Math::max);
        });
        log.end(positions());
    }

    private void replace(LoggedChange before, LoggedChange after) {
        log.begin(positions());
        log.replace(before, after);
        offsets.merge(after.at().partition(), after.at().offset() + 1, Math::max);
        log.end(positions());
    }

    private TopicPositions positions() {
        return new TopicPositions(Instant.EPOCH, Map.copyOf(topicIds), Map.copyOf(offsets));
    }

    private List<LoggedChange> after(ChangeCursor cursor) {
        var changes = new ArrayList<LoggedChange>();
        log.after(cursor).forEachRemaining(placed -> changes.add(placed.change()));
        return changes;
    }

    @Test
    void topics_are_merged_by_time_and_a_partition_keeps_its_order() {
        var first = change(PROMISES, 0, 10);
        // The clock of another instance was behind.
        var second = change(PROMISES, 1, 5);
        var plan = change(PLANS, 0, 7);
        commit(second, plan, first);

        assertThat(after(log.beginning())).containsExactly(plan, first, second);
    }

    @Test
    void a_reader_that_goes_on_behind_any_change_gets_exactly_the_rest() {
        commit(change(PROMISES, 0, 1), change(PLANS, 0, 2), change(PROMISES, 3, 3), change(PLANS, 9, 4));
        var all = after(log.beginning());

        var changes = log.after(log.beginning());
        for (int read = 1; changes.hasNext(); read++) {
            assertThat(after(changes.next().behind())).isEqualTo(all.subList(read, all.size()));
        }
        assertThat(after(log.end())).isEmpty();
    }

    @Test
    void a_newer_change_takes_the_place_of_the_former_one() {
        var id = UUID.randomUUID();
        var former = change(PROMISES, 0, id, 1);
        var other = change(PROMISES, 1, 2);
        commit(former, other);
        var cursor = log.after(log.beginning()).next().behind();

        var newer = change(PROMISES, 2, id, 3);
        replace(former, newer);

        assertThat(after(log.beginning())).containsExactly(other, newer);
        assertThat(after(cursor)).containsExactly(other, newer);
    }

    @Test
    void a_cursor_holds_at_every_gateway_that_reads_the_same_topics_and_at_no_other() {
        commit(change(PROMISES, 0, 1));
        var cursor = ChangeCursor.parse(log.end().toString()).orElseThrow();
        var otherGateway = new ChangeLog(List.of("action-plans", "promises"));
        otherGateway.begin(positions());
        otherGateway.end(positions());

        assertThat(otherGateway.contains(cursor)).isTrue();

        topicIds.put(PLANS.topic(), Uuid.randomUuid());
        commit();
        assertThat(log.contains(cursor)).isFalse();
    }

    @Test
    void the_changes_of_a_topic_that_was_created_again_are_gone_until_they_are_sent_again() {
        var id = UUID.randomUUID();
        var plan = change(PLANS, 4, id, 1);
        var promise = change(PROMISES, 4, 2);
        commit(plan, promise);
        topicIds.put(PLANS.topic(), Uuid.randomUuid());
        offsets.put(PLANS, 0L);

        commit();
        assertThat(after(log.beginning())).containsExactly(promise);

        var again = change(PLANS, 0, id, 1);
        replace(plan, again);
        assertThat(after(log.beginning())).containsExactly(again, promise);
    }

    @Test
    void nobody_sees_a_part_of_a_commit() {
        commit(change(PROMISES, 0, 1));
        var cursor = log.end();
        var first = change(PROMISES, 1, 2);
        var second = change(PROMISES, 2, 3);
        log.begin(positions());
        log.replace(null, second);

        assertThat(after(cursor)).isEmpty();
        assertThat(log.after(cursor).end()).isEqualTo(cursor);

        log.replace(null, first);
        offsets.put(PROMISES, 3L);
        log.end(positions());
        assertThat(after(cursor)).containsExactly(first, second);
    }

    @Test
    void what_is_read_again_does_not_move_back_unless_its_topic_was_created_again() {
        var promise = change(PROMISES, 7, 1);
        commit(promise);

        assertThat(log.isAtOrAfter(promise, new RecordPosition(PROMISES, 3))).isTrue();
        assertThat(log.isAtOrAfter(promise, new RecordPosition(PROMISES, 9))).isFalse();

        topicIds.put(PROMISES.topic(), Uuid.randomUuid());
        log.begin(positions());
        assertThat(log.isAtOrAfter(promise, new RecordPosition(PROMISES, 3))).isFalse();
    }

    @Test
    void a_reader_that_begins_again_takes_nothing_back() {
        commit(change(PROMISES, 7, 1));
        var before = log.end();
        offsets.put(PROMISES, 2L);

        log.begin(positions());
        log.end(positions());

        assertThat(log.end()).isEqualTo(before);
    }

    @Test
    void the_progress_topic_is_no_part_of_a_cursor() {
        commit(change(PROMISES, 0, 1));
        var before = log.end();
        offsets.put(PROGRESS, 17L);
        commit();

        assertThat(log.end()).isEqualTo(before);
    }

    @Test
    void who_waits_is_told_of_the_next_change_or_of_the_end_of_the_time() {
        var patient = log.await(Duration.ofMinutes(1));
        var none = log.await(Duration.ZERO);

        commit(change(PROMISES, 0, 1));

        assertThat(patient).isCompletedWithValue(true);
        assertThat(none).succeedsWithin(Duration.ofSeconds(5));
    }
}
