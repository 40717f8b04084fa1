package se.samverkan.domain.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static se.samverkan.domain.table.PromiseTableRows.TABLE;
import static se.samverkan.domain.table.PromiseTableRows.promise;
import static se.samverkan.domain.table.PromiseTableRows.rows;
import static se.samverkan.domain.table.PromiseTableRows.with;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that are no promise are refused with the cell, and with what would be right. */
class RefusedRowsTest {

    @Test
    void rows_that_contradict_each_other_are_refused_with_both_numbers() {
        var rows = rows(promise());

        var content = TABLE.content(List.of(rows.getFirst(), with(rows.getLast(), "title", "Annat")), promise());

        assertThat(content.violations())
                .extracting(CellViolation::pointer, CellViolation::cell)
                .containsExactly(tuple("/title", new CellReference(3, "title")));
        // The cells are not quoted: an outcome is kept when a text was redacted.
        assertThat(content.violations().getFirst().text()).contains("row 2").doesNotContain("Annat");
    }

    @Test
    void two_rows_of_one_item_are_refused() {
        var row = rows(promise()).getFirst();
        var again = new TableRow(7, row.cells());

        assertThat(TABLE.content(List.of(row, again), promise()).violations())
                .extracting(CellViolation::cell)
                .containsExactly(new CellReference(7, "itemId"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "punkt"})
    void an_item_without_a_known_kind_is_refused(String kind) {
        var row = new TableRow(2, Map.of("title", "Löfte", "itemKind", kind, "text", "Vi går."));

        var violation = TABLE.content(List.of(row), null).violations().getFirst();

        assertThat(violation.cell()).isEqualTo(new CellReference(2, "itemKind"));
        assertThat(violation.text()).contains("COMMITMENT (löfte)", "ACTIVITY (aktivitet)");
    }

    @Test
    void an_enumeration_is_read_by_its_swedish_label_and_another_value_is_refused_with_all() {
        var row = with(rows(promise()).getFirst(), "frequency", "vid BEHOV");
        assertThat(TABLE.content(List.of(row), null)
                        .json()
                        .at("/commitments/0/frequency")
                        .asText())
                .isEqualTo("AS_NEEDED");

        var violation = TABLE.content(List.of(with(row, "frequency", "ibland")), null)
                .violations()
                .getFirst();
        assertThat(violation.pointer()).isEqualTo("/commitments/0/frequency");
        assertThat(violation.text()).contains("ONCE (en gång), REGULAR (regelbundet)");
    }
}
