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

/** Ten thousand random public answers, held against their owner while fifty publications a second go on. */
record CheckUnderLoad(BenchRun run, OwnerClient owner, URI gateway, NationalData data) {

    private static final int ANSWERS = 10_000;
    private static final int READERS = 8;
    private static final int ANSWERS_PER_SECOND = 400;
    private static final int MUNICIPALITIES = 10;
    private static final int PROMISES_EACH = 10;
    private static final Duration END = Duration.ofSeconds(10);

    Row check() throws IOException {
        var slots = IntStream.range(0, MUNICIPALITIES * PROMISES_EACH)
                .mapToObj(i -> data.slot(i / PROMISES_EACH).in(NationalData.FIRST_YEAR + i % PROMISES_EACH))
                .toList();
        var promises = slots.stream()
                .map(slot -> new MarkedPromise(new PromiseText(slot)))
                .toList();
        var publisher = new LoadPublisher(owner, promises);
        var municipalities = slots.stream()
                .map(slot -> slot.municipality().code())
                .distinct()
                .toList();
        var checker = new Checker(owner, gateway, publisher.versions().keySet(), municipalities);
        try {
            checker.checkEnd(publisher.versions(), END);
            double rate;
            try (publisher) {
                publisher.start();
                ask(checker);
                rate = publisher.rate();
            }
            checker.checkEnd(publisher.versions(), END);
            return row(checker, rate);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted", e);
        }
    }

    private Row row(Checker checker, double rate) {
        var mismatches = checker.mismatches();
        mismatches.stream().limit(10).forEach(mismatch -> run.say("mismatch: " + mismatch));
        var result = FigureFormat.count(ANSWERS) + " answers with " + FigureFormat.count(checker.documents())
                + " documents, " + mismatches.size() + " mismatches";
        run.say("check: " + result);
        return Row.check(
                "public answers against their owner, under load",
                result,
                mismatches.isEmpty(),
                FigureFormat.number(rate) + " publications a second meanwhile, of " + LoadPublisher.PER_SECOND
                        + " asked for");
    }

    /** Spread over time, so that many publications fall between them. */
    private void ask(Checker checker) throws InterruptedException {
        var asked = new AtomicLong();
        long begin = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var readers = IntStream.range(0, READERS)
                    .mapToObj(reader -> threads.<Void>submit(() -> {
                        var random = new SplittableRandom(run.seed() + reader);
                        for (long turn = asked.getAndIncrement(); turn < ANSWERS; turn = asked.getAndIncrement()) {
                            long due = begin + turn * 1_000_000_000L / ANSWERS_PER_SECOND;
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
            throw new BenchFailure("the check ended: " + e.getCause().getMessage(), e);
        }
    }
}
