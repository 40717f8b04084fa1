package se.samverkan.faults.report;

import java.time.Duration;
import java.util.List;
import se.samverkan.faults.check.Finding;

/**
 * The outcome of one round.
 *
 * @param fault the key of the fault
 * @param acknowledged the number of acknowledged changes
 * @param recovery from the end of the fault until a publication was visible at every gateway and everything was ready
 */
public record RoundResult(String fault, int acknowledged, List<Finding> findings, Duration recovery) {

    public long count(Finding.Kind kind) {
        return findings.stream().filter(finding -> finding.kind() == kind).count();
    }
}
