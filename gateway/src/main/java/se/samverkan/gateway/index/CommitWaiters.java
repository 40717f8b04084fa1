package se.samverkan.gateway.index;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import se.samverkan.gateway.index.PublicStore.DocumentKey;

/** Futures of requests that wait until the index has committed an event of a document. */
final class CommitWaiters {
    private final Map<DocumentKey, List<Waiter>> waiters = new ConcurrentHashMap<>();

    private record Waiter(long sequence, CompletableFuture<Boolean> future) {}

    /** Completes with true at the commit of this event or a newer one, with false after the timeout. */
    CompletableFuture<Boolean> await(DocumentKey key, long sequence, Duration timeout) {
        var waiter = new Waiter(sequence, new CompletableFuture<>());
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
    void complete(DocumentKey key, long sequence) {
        waiters.getOrDefault(key, List.of()).stream()
                .filter(waiter -> waiter.sequence() <= sequence)
                .forEach(waiter -> waiter.future().complete(true));
    }

    int size() {
        return waiters.size();
    }

    private void remove(DocumentKey key, Waiter waiter) {
        waiters.computeIfPresent(key, (same, all) -> all.remove(waiter) && all.isEmpty() ? null : all);
    }
}
