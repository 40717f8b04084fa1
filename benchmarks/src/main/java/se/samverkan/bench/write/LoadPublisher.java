package se.samverkan.bench.write;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import se.samverkan.bench.data.MarkedPromise;
import se.samverkan.bench.process.BenchFailure;

/** Publishes new versions of given promises, fifty per second, until it is closed. */
final class LoadPublisher implements AutoCloseable {

    static final int PER_SECOND = 50;
    private static final int EDITORS = 16;

    private final OwnerClient owner;
    private final BlockingQueue<Marked> idle = new LinkedBlockingQueue<>();
    private final Map<String, Integer> versions = new ConcurrentHashMap<>();
    private final AtomicLong published = new AtomicLong();
    private final List<Thread> threads = new ArrayList<>();
    private volatile RuntimeException failure;
    private volatile boolean stopped;
    private long begin;

    private record Marked(MarkedPromise promise, OwnerClient.Revision revision, int version) {}

    /** Publishes the first version of each promise. */
    LoadPublisher(OwnerClient owner, List<MarkedPromise> promises) throws IOException {
        this.owner = owner;
        for (var promise : promises) {
            var first = owner.publish(owner.create(promise.request(1)));
            versions.put(first.id(), 1);
            idle.add(new Marked(promise, first, 1));
        }
    }

    void start() {
        begin = System.nanoTime();
        for (int i = 0; i < EDITORS; i++) {
            threads.add(Thread.ofVirtual().start(this::publish));
        }
    }

    /** The newest acknowledged version of each promise, by id. */
    Map<String, Integer> versions() {
        return versions;
    }

    /** The average number of publications per second. */
    double rate() {
        return published.get() / ((System.nanoTime() - begin) / 1e9);
    }

    private void publish() {
        try {
            while (!stopped) {
                // A fixed schedule: a late publication does not delay the next ones.
                long due = begin + published.getAndIncrement() * 1_000_000_000L / PER_SECOND;
                long waitMillis = (due - System.nanoTime()) / 1_000_000;
                if (waitMillis > 0) {
                    Thread.sleep(waitMillis);
                }
                var before = idle.take();
                int version = before.version() + 1;
                var edited = owner.replace(before.revision(), before.promise().request(version));
                var after = new Marked(before.promise(), owner.publish(edited), version);
                versions.put(after.revision().id(), version);
                idle.add(after);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            failure = new BenchFailure("the publications failed: " + e.getMessage(), e);
        }
    }

    /** Stops, and waits for publications in progress. */
    @Override
    public void close() {
        stopped = true;
        try {
            for (var thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (failure != null) {
            throw failure;
        }
    }
}
