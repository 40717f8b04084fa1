package se.samverkan.bench.write;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import se.samverkan.bench.process.BenchFailure;
import se.samverkan.bench.report.Interval;
import se.samverkan.bench.report.Percentiles;

/** So many clients at once, each doing the same thing over and over for some time. */
record ConcurrentClients(int count) {

    /** What one client does: the number tells the clients apart. */
    @FunctionalInterface
    interface Act {
        void once(int client) throws Exception;
    }

    Interval run(int seconds, Act act) {
        var millis = new ConcurrentLinkedQueue<Double>();
        long begin = System.nanoTime();
        long end = begin + Duration.ofSeconds(seconds).toNanos();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Void>> clients = IntStream.range(0, count)
                    .mapToObj(client -> threads.<Void>submit(() -> {
                        while (System.nanoTime() < end) {
                            long start = System.nanoTime();
                            act.once(client);
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
        return Interval.of(millis.size(), time, percentiles.at(50), percentiles.at(99), Duration.ZERO, 0);
    }
}
