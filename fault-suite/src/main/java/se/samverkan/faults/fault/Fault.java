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

    /** Inflicts a fault and ends it: the system recovers from the return on. */
    @FunctionalInterface
    public interface Injection {
        void inflict(Cluster cluster, RandomGenerator random) throws Exception;
    }
}
