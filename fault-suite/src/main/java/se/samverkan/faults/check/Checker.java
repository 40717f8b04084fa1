package se.samverkan.faults.check;

import java.util.List;
import java.util.stream.Stream;

/** Compares what the writers know with the topics, the owners and the gateways. */
public final class Checker {

    private Checker() {}

    /** All violations, those noticed during the round too; empty for a correct system. */
    public static List<Finding> check(Observations seen, Expectation expectation) {
        return Stream.of(
                        seen.duringRound(),
                        new OwnerCheck(seen, expectation).findings(),
                        new TopicCheck(seen, expectation).findings(),
                        new GatewayCheck(seen, expectation).findings())
                .flatMap(List::stream)
                .toList();
    }
}
