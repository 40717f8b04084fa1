package se.samverkan.gateway.changes;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.groups.UniRepeat;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import se.samverkan.gateway.changelog.ChangeLog;
import se.samverkan.gateway.changelog.ChangeLog.Placed;
import se.samverkan.gateway.index.Index;
import se.samverkan.platform.event.ChangeCursor;
import se.samverkan.platform.problem.ProblemException;

/** Reads the changes behind a cursor, and waits for the next ones without blocking. */
@ApplicationScoped
class ChangeFeed {
    /** A part ends here even if few changes passed the filter, so that no request takes long. */
    private static final int MAX_SCANNED = 20_000;

    private static final int MAX_DOCUMENT_BYTES = 1024 * 1024;

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
        log().release();
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

    private ChangeLog log() {
        return index.changes();
    }

    /** Reads so many changes, or fewer with much text: the documents of one part are bounded too. */
    Part read(ChangeCursor after, ChangeFilter filter, int limit) {
        var changes = log().after(after);
        var found = new ArrayList<Placed>();
        var at = after;
        long bytes = 0;
        for (int scanned = 0;
                scanned < MAX_SCANNED && found.size() < limit && bytes < MAX_DOCUMENT_BYTES && changes.hasNext();
                scanned++) {
            var next = changes.next();
            at = next.behind();
            if (filter.test(next.change())) {
                found.add(next);
                bytes += next.change().documentBytes();
            }
        }
        var upToDate = !changes.hasNext();
        return new Part(found, upToDate ? changes.end() : at, upToDate);
    }

    /** Reads; if nothing is there yet, waits until any document changes, or the time is over, and reads again. */
    Uni<Part> next(ChangeCursor after, ChangeFilter filter, int limit, Duration time) {
        // Registered before the log is read, so that no change comes between.
        var changed = log().await(time);
        var part = read(after, filter, limit);
        if (!part.changes().isEmpty() || !part.upToDate() || time.isZero() || isStopping) {
            changed.complete(false);
            return Uni.createFrom().item(part);
        }
        return Uni.createFrom()
                .completionStage(changed)
                // The thread that commits must not read for those who wait.
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(isChanged -> isChanged ? read(part.next(), filter, limit) : part);
    }

    /** Reads as soon as there is a change that passes the filter, or after the time. */
    Uni<Part> await(ChangeCursor after, ChangeFilter filter, int limit, Duration time) {
        long deadline = System.nanoTime() + time.toNanos();
        return repeated(after, cursor -> next(cursor, filter, limit, left(deadline)))
                .whilst(part -> part.changes().isEmpty()
                        && part.upToDate()
                        && !left(deadline).isZero()
                        && !isStopping)
                .collect()
                .last();
    }

    /** Reads on and on; a part without changes comes whenever there was none for so long. Ends with the gateway or the topics. */
    Multi<Part> follow(ChangeCursor after, ChangeFilter filter, int limit, Duration heartbeat) {
        return repeated(after, cursor -> await(cursor, filter, limit, heartbeat))
                .whilst(part -> !isStopping && log().contains(part.next()));
    }

    private static UniRepeat<Part> repeated(ChangeCursor after, Function<ChangeCursor, Uni<Part>> reading) {
        return Multi.createBy()
                .repeating()
                .uni(
                        () -> new AtomicReference<>(after),
                        place -> reading.apply(place.get()).invoke(part -> place.set(part.next())));
    }

    private static Duration left(long deadline) {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    }
}
