package se.samverkan.platform.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;

/** Stored positions are used only for a topic that still has all records before them. */
class TopicPositionsTest {
    private static final Uuid NOTES = Uuid.randomUuid();
    private static final Uuid TASKS = Uuid.randomUuid();
    private static final TopicPartition FIRST_NOTES = new TopicPartition("notes", 0);
    private static final TopicPartition MORE_NOTES = new TopicPartition("notes", 1);
    private static final TopicPartition FIRST_TASKS = new TopicPartition("tasks", 0);

    private final TopicPositions stored = new TopicPositions(
            Instant.now(),
            Map.of("notes", NOTES, "tasks", TASKS),
            Map.of(FIRST_NOTES, 7L, MORE_NOTES, 0L, FIRST_TASKS, 3L));

    @Test
    void unchanged_and_grown_topics_are_read_on() {
        assertThat(stored.valid(
                        Map.of("notes", NOTES, "tasks", TASKS),
                        Map.of(FIRST_NOTES, 7L, MORE_NOTES, 9L, FIRST_TASKS, 4L)))
                .isEqualTo(stored.offsets());
    }

    @Test
    void a_topic_that_was_created_again_is_read_from_its_beginning() {
        assertThat(stored.valid(
                        Map.of("notes", Uuid.randomUuid(), "tasks", TASKS),
                        Map.of(FIRST_NOTES, 7L, MORE_NOTES, 9L, FIRST_TASKS, 4L)))
                .containsExactly(Map.entry(FIRST_TASKS, 3L));
    }

    @Test
    void a_topic_that_ends_before_a_position_is_read_from_its_beginning() {
        assertThat(stored.valid(
                        Map.of("notes", NOTES, "tasks", TASKS),
                        Map.of(FIRST_NOTES, 6L, MORE_NOTES, 9L, FIRST_TASKS, 4L)))
                .containsExactly(Map.entry(FIRST_TASKS, 3L));
    }

    @Test
    void a_partition_that_is_missing_invalidates_its_topic() {
        assertThat(stored.valid(Map.of("notes", NOTES, "tasks", TASKS), Map.of(MORE_NOTES, 9L, FIRST_TASKS, 4L)))
                .containsExactly(Map.entry(FIRST_TASKS, 3L));
    }

    @Test
    void the_beginning_has_no_positions() {
        assertThat(TopicPositions.BEGINNING.valid(Map.of("notes", NOTES), Map.of(FIRST_NOTES, 7L)))
                .isEmpty();
    }
}
