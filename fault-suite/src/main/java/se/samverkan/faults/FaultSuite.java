package se.samverkan.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import se.samverkan.faults.check.CheckerProof;
import se.samverkan.faults.cluster.Cluster;
import se.samverkan.faults.fault.Fault;
import se.samverkan.faults.fault.Faults;
import se.samverkan.faults.load.Workload;
import se.samverkan.faults.report.FaultTable;
import se.samverkan.faults.report.RoundResult;

/** Proves the checker in a round without a fault, and then runs the rounds of the chosen faults. */
final class FaultSuite {

    private static final int WARM_UP_CHANGES = 60;

    private final Cluster cluster;
    private final Consumer<String> progress;

    FaultSuite(Cluster cluster, Consumer<String> progress) {
        this.cluster = cluster;
        this.progress = progress;
    }

    FaultTable run(List<Fault> faults, int rounds, long seed) throws Exception {
        var random = new SplittableRandom(seed);
        var results = new ArrayList<RoundResult>();
        warmUp(random);
        results.add(proveChecker(random.nextLong()));
        for (int i = 0; i < rounds; i++) {
            for (var fault : faults) {
                results.add(report(new Round(cluster, fault).run(random.nextLong())));
            }
        }
        return new FaultTable(results);
    }

    /** A JVM's first responses may take longer than a reader waits. */
    private void warmUp(SplittableRandom random) throws InterruptedException {
        var workload = Workload.start(cluster, random.split());
        workload.awaitAcknowledged(WARM_UP_CHANGES);
        workload.stop();
    }

    private RoundResult proveChecker(long seed) throws Exception {
        var round = new Round(cluster, Faults.NONE);
        var result = report(round.run(seed));
        if (!result.findings().isEmpty()) {
            throw new SuiteFailure("the round without a fault has findings, so that faults could not be told apart");
        }
        var missed = CheckerProof.missed(round.observations());
        if (!missed.isEmpty()) {
            throw new SuiteFailure("the checker misses planted faults: " + String.join(", ", missed));
        }
        progress.accept("the checker finds every planted fault");
        return result;
    }

    private RoundResult report(RoundResult result) {
        progress.accept(String.format(
                Locale.ROOT,
                "%-22s %5d acknowledged, %d findings, recovery %.1f s, complete %.1f s",
                result.fault(),
                result.acknowledged(),
                result.findings().size(),
                result.recovery().toMillis() / 1_000.0,
                result.complete().toMillis() / 1_000.0));
        result.findings().stream().limit(10).forEach(finding -> progress.accept("  " + finding));
        return result;
    }
}
