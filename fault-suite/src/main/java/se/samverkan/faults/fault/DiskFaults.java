package se.samverkan.faults.fault;

import java.util.List;
import java.util.stream.Stream;
import se.samverkan.faults.check.Expectation;
import se.samverkan.faults.cluster.FaultTarget;
import se.samverkan.faults.cluster.Part;
import se.samverkan.faults.cluster.Programs;
import se.samverkan.faults.fault.Fault.Repair;

/**
 * A full disk of PostgreSQL and of Kafka: the limit of the file size makes their writes fail with EFBIG, which both treat as they
 * treat ENOSPC. A file system of a fixed size would need root.
 */
final class DiskFaults {

    private static final int FULL_SECONDS = 10;
    private static final int STOP_SECONDS = 30;

    private DiskFaults() {}

    static List<Fault> all() {
        return Stream.of(Part.POSTGRES, Part.KAFKA)
                .map(part -> new Fault(
                        "disk-full-" + part.key(),
                        "writes of " + part.description() + " fail for " + FULL_SECONDS + " s as on a full disk",
                        Expectation.EVERY_CHANGE,
                        (cluster, random) -> fill(cluster.target(part, random))))
                .toList();
    }

    private static Repair fill(FaultTarget target) throws InterruptedException {
        limitFiles(target, "0:unlimited");
        Thread.sleep(FULL_SECONDS * 1_000);
        // Both end when they cannot write their logs; as long as the disk is full, a new start would fail too.
        if (!target.awaitEnd(STOP_SECONDS)) {
            limitFiles(target, "unlimited");
            throw new IllegalStateException(target.name() + " goes on although its disk is full");
        }
        return target::startAgain;
    }

    private static void limitFiles(FaultTarget target, String limit) {
        for (long pid : target.pids()) {
            Programs.run(List.of("prlimit", "--pid", Long.toString(pid), "--fsize=" + limit));
        }
    }
}
