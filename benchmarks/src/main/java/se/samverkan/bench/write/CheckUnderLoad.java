package se.samverkan.bench.write;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import se.samverkan.bench.data.MarkedPromise;
import se.samverkan.bench.data.NationalData;
import se.samverkan.bench.data.PromiseText;
import se.samverkan.bench.process.BenchFailure;
import se.samverkan.bench.report.BenchRun;
import se.samverkan.bench.report.FigureFormat;
import se.samverkan.bench.report.Row;

/** Compares ten thousand random public responses with their owner, during fifty publications per second. */
record CheckUnderLoad(BenchRun run, OwnerClient owner, URI gateway, NationalData data) {

    private static final int RESPONSES = 10_000;
    private static final int READERS = 8;
    private static final int RESPONSES_PER_SECOND = 400;
    private static final int MUNICIPALITIES = 10;
    private static final int PROMISES_EACH = 10;
    private static final Duration CONVERGENCE_TIMEOUT = Duration.ofSeconds(10);

    Row check() throws IOException {
        var seeds = IntStream.range(0, MUNICIPALITIES * PROMISES_EACH)
                .mapToObj(i -> data.promiseSeed(i / PROMISES_EACH).in(NationalData.FIRST_YEAR + i % PROMISES_EACH))
                .toList();
        var promises = seeds.stream()
                .map(seed -> new MarkedPromise(new PromiseText(seed)))
                .toList();
        var publisher = new LoadPublisher(owner, promises);
        var municipalities = seeds.stream()
                .map(seed -> seed.municipality().code())
                .distinct()
                .toList();
        var checker =
                new ConsistencyChecker(owner, gateway, publisher.versions().keySet(), municipalities);
        try {
            checker.checkConvergence(publisher.versions(), CONVERGENCE_TIMEOUT);
            double rate;
            try (publisher) {
                publisher.start();
                checkResponses(checker);
                rate = publisher.rate();
            }
            checker.checkConvergence(publisher.versions(), CONVERGENCE_TIMEOUT);
            return row(checker, rate);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted", e);
        }
    }

    private Row row(ConsistencyChecker checker, double rate) {
        var mismatches = checker.mismatches();
        mismatches.stream().limit(10).forEach(mismatch -> run.log("mismatch: " + mismatch));
        var result = FigureFormat.count(RESPONSES) + " responses with " + FigureFormat.count(checker.documents())
                + " documents, " + mismatches.size() + " mismatches";
        run.log("check: " + result);
        return Row.check(
                "public responses against their owner, under load",
                result,
                mismatches.isEmpty(),
                FigureFormat.number(rate) + " publications per second during the check, target "
                        + LoadPublisher.PER_SECOND);
    }

    /** Checks responses at a fixed rate, so that many publications happen between them. */
    private void checkResponses(ConsistencyChecker checker) throws InterruptedException {
        var counter = new AtomicLong();
        long begin = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var readers = IntStream.range(0, READERS)
                    .mapToObj(reader -> threads.<Void>submit(() -> {
                        var random = new SplittableRandom(run.seed() + reader);
                        for (long turn = counter.getAndIncrement();
                                turn < RESPONSES;
                                turn = counter.getAndIncrement()) {
                            long due = begin + turn * 1_000_000_000L / RESPONSES_PER_SECOND;
                            Thread.sleep(Math.max(0, (due - System.nanoTime()) / 1_000_000));
                            checker.checkOne(random);
                        }
                        return null;
                    }))
                    .toList();
            for (var reader : readers) {
                reader.get();
            }
        } catch (ExecutionException e) {
            throw new BenchFailure("the check failed: " + e.getCause().getMessage(), e);
        }
    }
}
