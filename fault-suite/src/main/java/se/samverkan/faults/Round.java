package se.samverkan.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import se.samverkan.faults.check.Checker;
import se.samverkan.faults.check.Expectation;
import se.samverkan.faults.check.Finding;
import se.samverkan.faults.check.Observations;
import se.samverkan.faults.cluster.Cluster;
import se.samverkan.faults.fault.Fault;
import se.samverkan.faults.load.Workload;
import se.samverkan.faults.report.RoundResult;

/** One round: load, a fault at a random moment, recovery, and the check of everything that was acknowledged. */
final class Round {

    /** Before the fault and after the recovery, so that a round is not idle on a slow machine. */
    private static final int LEAST_CHANGES = 20;

    private static final int MOST_LOAD_MILLIS = 3_000;
    /** A gateway other than the one that took the last change may show it later. */
    private static final Duration CONVERGENCE = Duration.ofSeconds(20);

    private final Cluster cluster;
    private final Fault fault;
    private Observations observations;

    Round(Cluster cluster, Fault fault) {
        this.cluster = cluster;
        this.fault = fault;
    }

    /** Runs the round; the same seed inflicts the fault at the same moment on the same instance. */
    RoundResult run(long seed) throws Exception {
        var random = new SplittableRandom(seed);
        var workload = Workload.start(cluster, random.split());
        var findings = new ArrayList<Finding>();
        Recovery recovery;
        try {
            workload.awaitAcknowledged(LEAST_CHANGES);
            Thread.sleep(random.nextInt(MOST_LOAD_MILLIS));
            long end = inflict(random, findings);
            recovery = Recovery.await(cluster, end);
            workload.awaitAcknowledged(workload.ledger().acknowledged() + LEAST_CHANGES);
        } finally {
            workload.stop();
        }
        if (!recovery.isComplete()) {
            findings.add(new Finding(Finding.Kind.LOST, "the system does not recover"));
        }
        findings.addAll(check(workload));
        return new RoundResult(
                fault.key(),
                workload.ledger().acknowledged(),
                findings,
                untilVisible(workload),
                recovery.works(),
                recovery.complete());
    }

    /** Empty if the fault loses publications, which then never become visible. */
    private Optional<Duration> untilVisible(Workload workload) {
        return fault.expectation() == Expectation.OWNER_STATE
                ? Optional.empty()
                : Optional.of(workload.longestUntilVisible());
    }

    /**
     * Returns when the repair began. A part that the suite cannot start again, or a command that the operator cannot give, is a
     * finding.
     */
    private long inflict(SplittableRandom random, List<Finding> findings) throws InterruptedException {
        long end = System.nanoTime();
        try {
            var repair = fault.injection().inflict(cluster, random);
            end = System.nanoTime();
            repair.run();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            findings.add(new Finding(Finding.Kind.LOST, "the system cannot be repaired: " + e));
        }
        return end;
    }

    /** What the round left behind. */
    Observations observations() {
        return observations;
    }

    private List<Finding> check(Workload workload) throws Exception {
        var observer = new Observer(cluster, workload.ledger(), fault.expectation());
        long deadline = System.nanoTime() + CONVERGENCE.toNanos();
        while (true) {
            observations = observer.observe();
            var findings = Checker.check(observations, fault.expectation());
            if (findings.isEmpty() || System.nanoTime() > deadline) {
                return findings;
            }
            Thread.sleep(500);
        }
    }
}
