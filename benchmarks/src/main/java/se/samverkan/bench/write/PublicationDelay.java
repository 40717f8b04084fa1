package se.samverkan.bench.write;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import se.samverkan.bench.data.PromiseText;
import se.samverkan.bench.process.BenchFailure;
import se.samverkan.bench.process.PublicReader;
import se.samverkan.bench.report.BenchRun;
import se.samverkan.bench.report.FigureFormat;
import se.samverkan.bench.report.FigureGoal;
import se.samverkan.bench.report.Percentiles;
import se.samverkan.bench.report.Row;

/** Measures the time from a publication request to its owner until the gateway returns the document, ten times per second. */
record PublicationDelay(BenchRun run, OwnerClient owner, URI gateway, Supplier<PromiseText> promises) {

    private static final int PUBLICATIONS = 300;
    private static final Duration INTERVAL = Duration.ofMillis(100);
    private static final Duration VISIBILITY_TIMEOUT = Duration.ofSeconds(10);
    private static final PublicReader READER = new PublicReader();

    List<Row> measure() throws IOException {
        var millis = new ArrayList<Double>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var pending = new ArrayList<Future<Double>>();
            long begin = System.nanoTime();
            for (int i = 0; i < PUBLICATIONS; i++) {
                var draft = owner.create(promises.get().request());
                long left = begin + i * INTERVAL.toNanos() - System.nanoTime();
                if (left > 0) {
                    Thread.sleep(Duration.ofNanos(left));
                }
                pending.add(threads.submit(() -> untilVisible(draft)));
            }
            for (var delay : pending) {
                millis.add(delay.get());
            }
        } catch (ExecutionException e) {
            throw new BenchFailure("a publication did not become visible: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted", e);
        }
        // The first quarter is a warm-up.
        var percentiles = Percentiles.of(millis.subList(PUBLICATIONS / 4, PUBLICATIONS));
        double p50 = percentiles.at(50);
        double p99 = percentiles.at(99);
        run.log("published to visible: p50 " + FigureFormat.number(p50) + " ms, p99 " + FigureFormat.number(p99)
                + " ms");
        return List.of(
                Row.of("published to visible at 10/s, p50", p50, "ms", FigureGoal.atMost(25, "ms"), ""),
                Row.of("published to visible at 10/s, p99", p99, "ms", FigureGoal.atMost(100, "ms"), ""));
    }

    private double untilVisible(OwnerClient.Revision draft)
            throws IOException, InterruptedException, ExecutionException {
        var address = URI.create(gateway + "/promises/" + draft.id());
        try (var sender = Executors.newVirtualThreadPerTaskExecutor()) {
            long begin = System.nanoTime();
            var publication = sender.submit(() -> owner.publish(draft));
            while (READER.get(address).statusCode() != 200) {
                if (System.nanoTime() - begin > VISIBILITY_TIMEOUT.toNanos()) {
                    publication.get();
                    throw new BenchFailure(
                            draft.id() + " is not visible after " + VISIBILITY_TIMEOUT.toSeconds() + " s");
                }
                Thread.sleep(1);
            }
            double millis = (System.nanoTime() - begin) / 1e6;
            publication.get();
            return millis;
        }
    }
}
