package se.samverkan.faults.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import se.samverkan.faults.check.Expectation;
import se.samverkan.faults.cluster.Cluster;
import se.samverkan.faults.cluster.FaultTarget;
import se.samverkan.faults.cluster.Part;
import se.samverkan.faults.fault.Fault.Repair;

/** Kills, hangs and stops of each part; the suite starts an ended process again, as an orchestrator does. */
final class ProcessFaults {

    private static final int HANG_MILLIS = 20_000;
    private static final int MOST_PAUSE_MILLIS = 2_000;
    private static final int STOP_SECONDS = 60;
    private static final int READY_POLL_MILLIS = 200;

    private ProcessFaults() {}

    static List<Fault> all() {
        var faults = new ArrayList<Fault>();
        for (var part : Part.values()) {
            faults.add(of("kill", part, "kill -9", (target, random) -> {
                target.signal("KILL");
                return startAgain(target, random);
            }));
            faults.add(of("stop", part, "SIGSTOP for 20 s", (target, random) -> {
                target.signalAll("STOP");
                Thread.sleep(HANG_MILLIS);
                return () -> target.signalAll("CONT");
            }));
            faults.add(of("term", part, "the orchestrator's stop", (target, random) -> {
                target.signal(target.stopSignal());
                return startAgain(target, random);
            }));
        }
        faults.add(new Fault(
                "rolling-restart",
                "stop and start of every instance, one after the other, owners before gateways, as an upgrade does",
                Expectation.EVERY_CHANGE,
                (cluster, random) -> rollingRestart(cluster)));
        return faults;
    }

    /** The next instance is stopped when the one before is ready again. */
    private static Repair rollingRestart(Cluster cluster) throws InterruptedException {
        for (var service : Cluster.SERVICES) {
            for (var instance : cluster.replicas(service)) {
                instance.signal(instance.stopSignal());
                awaitEnd(instance);
                instance.startAgain();
                while (!instance.isReady()) {
                    Thread.sleep(READY_POLL_MILLIS);
                }
            }
        }
        return Repair.NONE;
    }

    private static void awaitEnd(FaultTarget target) throws InterruptedException {
        if (!target.awaitEnd(STOP_SECONDS)) {
            throw new IllegalStateException(target.name() + " does not stop");
        }
    }

    private static Fault of(String key, Part part, String description, ProcessFault fault) {
        return new Fault(
                key + "-" + part.key(),
                description + " of " + part.description(),
                Expectation.EVERY_CHANGE,
                (cluster, random) -> fault.inflict(cluster.target(part, random), random));
    }

    /** Waits for the end of the process, and a moment more. */
    private static Repair startAgain(FaultTarget target, RandomGenerator random) throws InterruptedException {
        awaitEnd(target);
        Thread.sleep(random.nextInt(MOST_PAUSE_MILLIS));
        return target::startAgain;
    }

    @FunctionalInterface
    private interface ProcessFault {
        Repair inflict(FaultTarget target, RandomGenerator random) throws InterruptedException;
    }
}
