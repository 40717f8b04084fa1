package se.samverkan.faults.fault;

import java.util.random.RandomGenerator;
import se.samverkan.faults.check.Expectation;
import se.samverkan.faults.cluster.Cluster;

/**
 * A fault of the suite.
 *
 * @param key the name in options and in the report
 * @param description one line for --list and the report
 */
public record Fault(String key, String description, Expectation expectation, Injection injection) {

    /** Inflicts a fault for its time, and returns what ends it. */
    @FunctionalInterface
    public interface Injection {
        Repair inflict(Cluster cluster, RandomGenerator random) throws Exception;
    }

    /** Ends a fault, such as by starting a process again: the recovery begins with it. */
    @FunctionalInterface
    public interface Repair {
        /** For a fault that ends by itself. */
        Repair NONE = () -> {};

        void run() throws Exception;
    }
}
