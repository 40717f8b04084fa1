package se.samverkan.gateway.changes;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import se.samverkan.gateway.changelog.ChangeCursor;
import se.samverkan.gateway.changelog.ChangeLog;
import se.samverkan.gateway.changelog.ChangeLog.Placed;
import se.samverkan.gateway.index.Index;
import se.samverkan.platform.problem.ProblemException;

/** Reads the changes behind a cursor, and waits for the next ones without blocking. */
@ApplicationScoped
class ChangeFeed {
    /** A page ends here even if few changes passed the filter, so that no request takes long. */
    private static final int MAX_SCANNED = 20_000;

    private final Index index;
    private volatile boolean isStopping;

    ChangeFeed(Index index) {
        this.index = index;
    }

    /**
     * A part of the changes.
     *
     * @param next the cursor behind everything that was read, also what the filter left out
     * @param upToDate whether nothing else was behind the cursor
     */
    record Part(List<Placed> changes, ChangeCursor next, boolean upToDate) {}

    /** Ends what waits: a client continues at another gateway, by its cursor. */
    void stop(@Observes ShutdownDelayInitiatedEvent stopping) {
        isStopping = true;
        log().wake();
    }

    boolean isStopping() {
        return isStopping;
    }

    /** The cursor of a text, the beginning if it is empty or null; throws a 410 for one that does not belong to the topics. */
    ChangeCursor cursor(String text) {
        if (!index.isFilled()) {
            throw ProblemException.unavailable("The changes are being read from the topics: try again");
        }
        return text == null || text.isEmpty()
                ? log().beginning()
                : ChangeCursor.parse(text).filter(log()::contains).orElseThrow(ProblemException::cursorGone);
    }

    ChangeCursor end() {
        return log().end();
    }

    /** Whether a stream can go on; not after the topics were created again. */
    boolean contains(ChangeCursor cursor) {
        return log().contains(cursor);
    }

    private ChangeLog log() {
        return index.changes();
    }

    Part read(ChangeCursor after, ChangeFilter filter, int limit) {
        // Before the changes: those that come meanwhile are read next time.
        var end = log().end();
        var changes = log().after(after);
        var found = new ArrayList<Placed>();
        var at = after;
        for (int scanned = 0; scanned < MAX_SCANNED && found.size() < limit && changes.hasNext(); scanned++) {
            var next = changes.next();
            at = next.behind();
            if (filter.test(next.change())) {
                found.add(next);
            }
        }
        var upToDate = !changes.hasNext();
        return new Part(found, upToDate ? at.max(end) : at, upToDate);
    }

    /** Reads as soon as there is a change that passes the filter, or after the time. */
    Uni<Part> await(ChangeCursor after, ChangeFilter filter, int limit, Duration time) {
        return await(after, filter, limit, System.nanoTime() + time.toNanos());
    }

    private Uni<Part> await(ChangeCursor after, ChangeFilter filter, int limit, long deadline) {
        var left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
        // Registered before the log is read, so that no change comes between.
        var changed = log().await(left);
        var part = read(after, filter, limit);
        if (!part.changes().isEmpty() || !part.upToDate() || left.isZero() || isStopping) {
            changed.complete(false);
            return Uni.createFrom().item(part);
        }
        return Uni.createFrom()
                .completionStage(changed)
                // The thread that commits must not read for those who wait.
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .chain(isChanged -> isChanged
                        ? await(part.next(), filter, limit, deadline)
                        : Uni.createFrom().item(part));
    }
}
