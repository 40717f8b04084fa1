package se.samverkan.bench.write;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import se.samverkan.bench.process.BenchFailure;
import se.samverkan.bench.report.Measurement;
import se.samverkan.bench.report.Percentiles;

/** Concurrent clients that repeat an action for a given time. */
record ConcurrentClients(int count) {

    /** An action of a client, identified by its number. */
    @FunctionalInterface
    interface Action {
        void run(int client) throws Exception;
    }

    Measurement run(int seconds, Action action) {
        var millis = new ConcurrentLinkedQueue<Double>();
        long begin = System.nanoTime();
        long end = begin + Duration.ofSeconds(seconds).toNanos();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Void>> clients = IntStream.range(0, count)
                    .mapToObj(client -> threads.<Void>submit(() -> {
                        while (System.nanoTime() < end) {
                            long start = System.nanoTime();
                            action.run(client);
                            millis.add((System.nanoTime() - start) / 1e6);
                        }
                        return null;
                    }))
                    .toList();
            for (var client : clients) {
                client.get();
            }
        } catch (ExecutionException e) {
            throw new BenchFailure("a client failed: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted", e);
        }
        var time = Duration.ofNanos(System.nanoTime() - begin);
        var percentiles = Percentiles.of(millis);
        return Measurement.of(millis.size(), time, percentiles.at(50), percentiles.at(99), Duration.ZERO, 0);
    }
}
