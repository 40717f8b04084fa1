package se.samverkan.gateway.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.samverkan.platform.event.TopicPositions;

/** A snapshot is written when something has changed, and a failure to write it is counted. */
class IndexSnapshotsTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    private Path directory;

    private final AtomicLong commits = new AtomicLong(1);
    private final AtomicInteger written = new AtomicInteger();

    @Test
    void the_first_commit_and_the_stop_write_a_snapshot_but_not_each_commit_between() {
        var snapshots = snapshots(HOUR);
        snapshots.committed(now());
        commits.incrementAndGet();
        snapshots.committed(now());
        commits.incrementAndGet();

        snapshots.close();

        assertThat(written).hasValue(2);
        assertThat(restored()).isEqualTo("state 3");
        assertThat(snapshots.ageSeconds()).isBetween(0.0, 60.0);
        assertThat(snapshots.bytes()).isEqualTo(path().toFile().length());
    }

    @Test
    void an_unchanged_index_is_not_written_again() {
        var snapshots = snapshots(Duration.ZERO);
        snapshots.committed(now());
        snapshots.close();
        snapshots.committed(now());
        snapshots.close();

        assertThat(written).hasValue(1);
    }

    @Test
    void at_the_stop_an_unchanged_index_is_written_if_it_was_current_later() {
        var snapshots = snapshots(HOUR);
        snapshots.committed(at(Instant.now().minus(HOUR)));
        snapshots.close();
        assertThat(snapshots.ageSeconds()).isCloseTo(3_600, within(60.0));

        snapshots.committed(now());
        snapshots.close();

        assertThat(written).hasValue(2);
        assertThat(snapshots.ageSeconds()).isBetween(0.0, 60.0);
    }

    @Test
    void an_index_that_was_restored_and_never_reached_kafka_keeps_its_snapshot() {
        var first = snapshots(HOUR);
        first.committed(at(Instant.now().minus(HOUR)));
        first.close();

        var second = snapshots(HOUR);
        second.restore(SnapshotInput::text);
        second.close();

        assertThat(written).hasValue(1);
        assertThat(second.ageSeconds()).isCloseTo(3_600, within(60.0));
    }

    @Test
    void a_failure_is_counted_and_the_next_snapshot_is_written() throws Exception {
        Files.writeString(path().getParent(), "a file where the directory should be");
        var snapshots = snapshots(Duration.ZERO);

        snapshots.committed(now());
        snapshots.close();

        // At the commit and at the stop.
        assertThat(snapshots.failures()).isEqualTo(2);
        assertThat(snapshots.ageSeconds()).isNaN();

        Files.delete(path().getParent());
        snapshots.close();
        assertThat(restored()).isEqualTo("state 1");
    }

    @Test
    void an_index_that_cannot_be_captured_is_a_failure_that_reaches_no_commit() {
        var snapshots = new IndexSnapshots(path().getParent(), new TestSnapshotConfig(), "a", commits::get, () -> {
            throw new IllegalStateException("the last commit has failed");
        });

        snapshots.committed(now());

        assertThat(snapshots.failures()).isEqualTo(1);
        assertThat(path()).doesNotExist();
    }

    private IndexSnapshots snapshots(Duration interval) {
        var config = new TestSnapshotConfig(interval, Long.MAX_VALUE);
        return new IndexSnapshots(path().getParent(), config, "a", commits::get, this::capture);
    }

    private Consumer<SnapshotOutput> capture() {
        long captured = commits.get();
        return out -> {
            written.incrementAndGet();
            out.text("state " + captured);
        };
    }

    private String restored() {
        var text = new String[1];
        snapshots(HOUR).restore(in -> text[0] = in.text());
        return text[0];
    }

    private Path path() {
        return directory.resolve("snapshots/index.snapshot");
    }

    private static TopicPositions now() {
        return at(Instant.now());
    }

    private static TopicPositions at(Instant asOf) {
        return new TopicPositions(asOf, Map.of(), Map.of());
    }
}
