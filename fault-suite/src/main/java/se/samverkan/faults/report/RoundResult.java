package se.samverkan.faults.report;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import se.samverkan.faults.check.Finding;

/**
 * The outcome of one round.
 *
 * @param fault the key of the fault
 * @param acknowledged the number of acknowledged changes
 * @param untilVisible the longest time from the acknowledgement of a publication until a gateway had it; empty if the fault loses
 *     publications
 * @param recovery from the end of the fault until a client could publish, and read what it published
 * @param complete from the end of the fault until every gateway had that publication and every instance was ready
 */
public record RoundResult(
        String fault,
        int acknowledged,
        List<Finding> findings,
        Optional<Duration> untilVisible,
        Duration recovery,
        Duration complete) {

    public long count(Finding.Kind kind) {
        return findings.stream().filter(finding -> finding.kind() == kind).count();
    }
}
