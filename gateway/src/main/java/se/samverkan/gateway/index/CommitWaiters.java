package se.samverkan.gateway.index;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import se.samverkan.gateway.index.PublicStore.DocumentKey;
import se.samverkan.platform.event.EventNumber;

/** Futures of requests that wait until the index has committed an event of a document. */
final class CommitWaiters {
    private final Map<DocumentKey, List<Waiter>> waiters = new ConcurrentHashMap<>();

    private record Waiter(EventNumber number, CompletableFuture<Boolean> future) {}

    /** Completes with true at the commit of this event or a newer one, with false after the timeout. */
    CompletableFuture<Boolean> await(DocumentKey key, EventNumber number, Duration timeout) {
        var waiter = new Waiter(number, new CompletableFuture<>());
        waiters.compute(key, (same, others) -> {
            var all = others == null ? new CopyOnWriteArrayList<Waiter>() : others;
            all.add(waiter);
            return all;
        });
        return waiter.future()
                .completeOnTimeout(false, timeout.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((isCommitted, failure) -> remove(key, waiter));
    }

    /** Completes the futures that wait for this event of a document or an older one. */
    void complete(DocumentKey key, EventNumber committed) {
        waiters.getOrDefault(key, List.of()).stream()
                .filter(waiter -> committed.covers(waiter.number()))
                .forEach(waiter -> waiter.future().complete(true));
    }

    int size() {
        return waiters.size();
    }

    private void remove(DocumentKey key, Waiter waiter) {
        waiters.computeIfPresent(key, (same, all) -> all.remove(waiter) && all.isEmpty() ? null : all);
    }
}
