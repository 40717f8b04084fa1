package se.samverkan.faults.fault;

import java.util.List;
import java.util.stream.Stream;
import se.samverkan.faults.check.Expectation;

/** The faults of the suite. */
public final class Faults {

    /** A round without a fault, whose observations prove the checker. */
    public static final Fault NONE =
            new Fault("none", "no fault", Expectation.EVERY_CHANGE, (cluster, random) -> Fault.Repair.NONE);

    public static final List<Fault> ALL = Stream.of(
                    ProcessFaults.all(), NetworkFaults.all(), DiskFaults.all(), RecordFaults.all(), DataFaults.all())
            .flatMap(List::stream)
            .toList();

    /** The faults of the short form in ./verify. */
    public static final List<Fault> SHORT = Stream.of(
                    "kill-gateway",
                    "kill-promises",
                    "kill-kafka",
                    "kill-postgres",
                    "stop-followup",
                    "poison",
                    "cut-owner")
            .map(Faults::of)
            .toList();

    private Faults() {}

    private static Fault of(String key) {
        return ALL.stream().filter(fault -> fault.key().equals(key)).findFirst().orElseThrow();
    }
}
