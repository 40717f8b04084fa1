package se.samverkan.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
    private static final Table TABLE = new Table(List.of(
            Row.of("document by id, against nginx", 0.934, "", FigureGoal.atLeast(0.9), "31,000/s"),
            Row.of("list, CPU per request", 41.27, "µs", FigureGoal.atMost(40, "µs"), ""),
            Row.of("filter with sort", 12_345.6, "/s", FigureGoal.NONE, ""),
            Row.notMeasured("search", FigureGoal.atLeast(0.15), "not found"),
            Row.check("responses under load", "10,000 compared, 0 mismatches", true, "")));

    @Test
    void the_text_has_aligned_columns() {
        assertThat(TABLE.text()).isEqualTo("""
                Case                           Result                         Goal         Met  Details
                document by id, against nginx  0.93                           ≥ 0.9        yes  31,000/s
                list, CPU per request          41.3 µs                        ≤ 40 µs      no
                filter with sort               12,346 /s
                search                         not found                      ≥ 0.15
                responses under load           10,000 compared, 0 mismatches  no mismatch  yes
                """);
    }

    @Test
    void the_page_has_a_markdown_table() {
        assertThat(TABLE.markdown()).startsWith("""
                | Case | Result | Goal | Met | Details |
                |---|---|---|---|---|
                | document by id, against nginx | 0.93 | ≥ 0.9 | yes | 31,000/s |
                | list, CPU per request | 41.3 µs | ≤ 40 µs | no |  |
                """);
    }

    @Test
    void a_missed_goal_is_no_mismatch() {
        assertThat(TABLE.rows()).noneMatch(Row::hasMismatch);
        assertThat(Row.check("responses under load", "1 mismatch", false, "").hasMismatch())
                .isTrue();
    }

    @Test
    void figures_have_three_significant_digits() {
        assertThat(FigureFormat.number(0.05)).isEqualTo("0.05");
        assertThat(FigureFormat.number(300)).isEqualTo("300");
        assertThat(FigureFormat.number(2)).isEqualTo("2");
        assertThat(FigureFormat.number(1_234_567)).isEqualTo("1,234,567");
        assertThat(FigureFormat.number(Double.NaN)).isEqualTo("–");
    }
}
