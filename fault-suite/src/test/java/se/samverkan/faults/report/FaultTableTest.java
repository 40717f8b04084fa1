package se.samverkan.faults.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import se.samverkan.faults.check.Finding;

class FaultTableTest {
    private static final FaultTable TABLE = new FaultTable(List.of(
            round("kill-kafka", 10, 1_240),
            new RoundResult(
                    "stop-gateway", 7, List.of(), Optional.empty(), Duration.ofMillis(300), Duration.ofMillis(400)),
            round(
                    "kill-kafka",
                    30,
                    5_000,
                    new Finding(Finding.Kind.LOST, "one"),
                    new Finding(Finding.Kind.LOST, "another"),
                    new Finding(Finding.Kind.READ_ERROR, "a read")),
            round("kill-kafka", 2, 2_000)));

    private static RoundResult round(String fault, int acknowledged, int millis, Finding... findings) {
        return new RoundResult(
                fault,
                acknowledged,
                List.of(findings),
                Optional.of(Duration.ofMillis(millis + 3_000)),
                Duration.ofMillis(millis),
                Duration.ofMillis(millis + 1_000));
    }

    @Test
    void the_rounds_of_a_fault_are_one_line() {
        assertThat(TABLE.markdown().lines().toList())
                .containsExactly(
                        "| Fault | Rounds | Acknowledged | Lost | Out of order | Doubled | Leaked | Read errors"
                                + " | Visible, longest | Recovery, median | Recovery, longest"
                                + " | Complete, median | Complete, longest |",
                        "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
                        "| kill-kafka | 3 | 42 | 2 | 0 | 0 | 0 | 1 | 8.0 s | 2.0 s | 5.0 s | 3.0 s | 6.0 s |",
                        "| stop-gateway | 1 | 7 | 0 | 0 | 0 | 0 | 0 | – | 0.3 s | 0.3 s | 0.4 s | 0.4 s |");
    }

    @Test
    void the_columns_of_the_text_are_aligned() {
        assertThat(TABLE.text().lines().map(String::length).distinct()).hasSize(1);
        assertThat(TABLE.text()).contains("kill-kafka         3            42     2");
    }

    @Test
    void a_table_with_a_finding_is_not_clean() {
        assertThat(TABLE.isClean()).isFalse();
        assertThat(new FaultTable(TABLE.results().subList(0, 2)).isClean()).isTrue();
    }
}
