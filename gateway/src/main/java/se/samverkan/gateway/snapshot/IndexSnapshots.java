package se.samverkan.gateway.snapshot;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import se.samverkan.platform.event.TopicPositions;

/** The snapshots of an index: restored at the start, written at an interval if something changed, and at the stop. */
public final class IndexSnapshots {
    private static final Logger LOG = Logger.getLogger(IndexSnapshots.class);
    /** At the stop, an unchanged index is written again if its snapshot is older. */
    private static final Duration SMALL_AGE = Duration.ofMinutes(1);

    private static final Duration WRITE_TIMEOUT = Duration.ofSeconds(10);

    private final SnapshotFile file;
    private final Duration interval;
    private final LongSupplier commits;
    private final Supplier<Consumer<SnapshotOutput>> capture;
    private final AtomicLong failures = new AtomicLong();
    private volatile TopicPositions newest = TopicPositions.BEGINNING;
    private volatile Instant asOf;
    private volatile long writtenCommits = -1;
    private Instant due = Instant.EPOCH;
    private volatile Thread writer;

    /**
     * Creates the snapshots of an index in a directory.
     *
     * @param fingerprint a snapshot with another fingerprint is not used
     * @param commits the number of commits of the index
     * @param capture captures the committed index without delay; another thread runs the returned function
     */
    public IndexSnapshots(
            Path directory,
            SnapshotConfig config,
            String fingerprint,
            LongSupplier commits,
            Supplier<Consumer<SnapshotOutput>> capture) {
        this.file = new SnapshotFile(directory, fingerprint, config.maxSize().asLongValue());
        this.interval = config.interval();
        this.commits = commits;
        this.capture = capture;
    }

    /** Fills the index from the snapshot and returns its positions; the beginning where no snapshot can be used. */
    public TopicPositions restore(Consumer<SnapshotInput> index) {
        var begin = Instant.now();
        var positions = file.read(index);
        if (positions.asOf() != null) {
            asOf = positions.asOf();
            writtenCommits = commits.getAsLong();
            LOG.infof(
                    "The index of %s was restored in %d ms",
                    asOf, Duration.between(begin, Instant.now()).toMillis());
        }
        return positions;
    }

    /** Writes a snapshot in another thread if one is due; called after a commit, when the index has all events. */
    public void committed(TopicPositions positions) {
        newest = positions;
        if (commits.getAsLong() != writtenCommits && Instant.now().isAfter(due) && !isWriting()) {
            due = Instant.now().plus(interval);
            write(task -> writer = Thread.ofPlatform().name("snapshot").daemon().start(task));
        }
    }

    /** Writes the last snapshot; called when no more commits come. */
    public void close() {
        awaitWriter();
        if (commits.getAsLong() != writtenCommits || age(newest.asOf()) < age(asOf) - SMALL_AGE.toSeconds()) {
            write(Runnable::run);
        }
    }

    private boolean isWriting() {
        return writer != null && writer.isAlive();
    }

    private void awaitWriter() {
        try {
            if (isWriting() && !writer.join(WRITE_TIMEOUT)) {
                LOG.warn("The snapshot under way takes too long");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(Executor executor) {
        var positions = newest;
        if (positions.asOf() == null) {
            return;
        }
        try {
            var captured = capture.get();
            long capturedCommits = commits.getAsLong();
            executor.execute(() -> write(positions, captured, capturedCommits));
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    private void write(TopicPositions positions, Consumer<SnapshotOutput> captured, long capturedCommits) {
        try {
            file.write(positions, captured);
            asOf = positions.asOf();
            writtenCommits = capturedCommits;
        } catch (IOException | RuntimeException e) {
            failed(e);
        }
    }

    private void failed(Exception e) {
        failures.incrementAndGet();
        LOG.warnf("No snapshot was written: %s", e);
    }

    /** Seconds since the index of the newest snapshot was as new as the topics; NaN without one. */
    public double ageSeconds() {
        return age(asOf);
    }

    /** The size of the newest snapshot; 0 without one. */
    public long bytes() {
        return file.size();
    }

    /** The number of snapshots that could not be written since the start. */
    public long failures() {
        return failures.get();
    }

    private static double age(Instant asOf) {
        return asOf == null ? Double.NaN : Duration.between(asOf, Instant.now()).toMillis() / 1_000.0;
    }
}
