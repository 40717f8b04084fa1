package se.samverkan.domain.table;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverkan.domain.table.PromiseTableRows.JSON;
import static se.samverkan.domain.table.PromiseTableRows.TABLE;
import static se.samverkan.domain.table.PromiseTableRows.promise;
import static se.samverkan.domain.table.PromiseTableRows.rows;
import static se.samverkan.domain.table.PromiseTableRows.with;
import static se.samverkan.domain.table.PromiseTableRows.without;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A promise becomes rows, and rows change only what they state differently. */
class PromiseTableTest {
    static Stream<Path> samples() throws IOException {
        try (var files = Files.walk(Path.of(System.getProperty("samverkan.home"), "sample-data"))) {
            return files.filter(file -> file.getParent().endsWith("promises")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void the_rows_of_a_sample_promise_change_nothing_of_it(Path file) throws IOException {
        var promise = (ObjectNode) JSON.readTree(Files.readAllBytes(file));

        var content = TABLE.content(rows(promise), promise);

        assertThat(content.violations()).isEmpty();
        assertThat(content.json()).isEqualTo(promise);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void the_rows_of_a_sample_promise_give_a_new_one_with_the_same_rows(Path file) throws IOException {
        var promise = (ObjectNode) JSON.readTree(Files.readAllBytes(file));

        var content = TABLE.content(rows(promise), null);

        assertThat(content.violations())
                .allSatisfy(violation -> assertThat(violation.text()).contains("has no value: begin with a number"));
        if (content.violations().isEmpty()) {
            assertThat(TABLE.rows(content.json())).isEqualTo(TABLE.rows(promise));
        }
    }

    @Test
    void what_the_table_cannot_show_is_kept_when_a_cell_changes() {
        var promise = promise();
        var rows = rows(promise);

        var content = TABLE.content(List.of(with(rows.getFirst(), "text", "Ny text."), rows.getLast()), promise);

        ((ObjectNode) promise.at("/commitments/0")).put("text", "Ny text.");
        assertThat(content.json()).isEqualTo(promise);
    }

    @Test
    void an_empty_cell_removes_its_member_and_a_missing_column_keeps_it() {
        var row = without(with(rows(promise()).getFirst(), "theme", ""), "title");

        var content = TABLE.content(List.of(row), promise()).json();

        assertThat(content.has("theme")).isFalse();
        assertThat(content.path("title").asText()).isEqualTo("Löfte");
    }

    @Test
    void an_object_without_members_is_removed_too() {
        var rows = rows(promise()).stream()
                .map(row -> with(with(row, "validFrom", ""), "validTo", ""))
                .toList();

        assertThat(TABLE.content(rows, promise()).json().has("validity")).isFalse();
    }

    @Test
    void an_emptied_source_keeps_its_place_before_others() throws IOException {
        var promise = promise();
        promise.set("sources", JSON.readTree("[{\"title\":\"Ett\"},{\"title\":\"Två\"}]"));
        var rows =
                rows(promise).stream().map(row -> with(row, "sourceTitle", "")).toList();

        var content = TABLE.content(rows, promise).json();

        assertThat(content.path("sources").toString()).isEqualTo("[{},{\"title\":\"Två\"}]");
        assertThat(TABLE.content(rows, content).json()).isEqualTo(content);
    }

    @Test
    void a_sorted_file_changes_nothing() {
        var rows = rows(promise()).reversed();

        assertThat(TABLE.content(rows, promise()).json()).isEqualTo(promise());
    }

    @Test
    void an_item_without_a_row_is_removed_and_one_with_an_unknown_id_is_new() {
        var rows = rows(promise());

        var content = TABLE.content(List.of(with(rows.getFirst(), "itemId", "c9"), rows.getLast()), promise());

        assertThat(content.json().path("commitments")).hasSize(1);
        assertThat(content.json().at("/commitments/0/id").asText()).isEqualTo("c9");
        assertThat(content.json().at("/commitments/0/places").isMissingNode()).isTrue();
        assertThat(content.json().path("activities")).isEqualTo(promise().path("activities"));
    }

    @Test
    void a_row_without_an_id_is_the_item_with_the_same_cells_so_that_a_file_can_be_imported_again() {
        var rows = rows(promise()).stream()
                .map(row -> with(with(with(row, "itemId", ""), "frequency", "Regelbundet"), "targets", "4 möten"))
                .toList();
        var first = TABLE.content(rows, null).json();
        assertThat(first.at("/commitments/0/id").isMissingNode()).isTrue();
        ((ObjectNode) first.at("/commitments/0")).put("id", "c1");
        ((ObjectNode) first.at("/activities/0")).put("id", "a1");

        assertThat(TABLE.content(rows, first).json()).isEqualTo(first);
    }

    @Test
    void a_row_of_the_document_alone_is_a_promise_without_items() {
        var row = new TableRow(2, Map.of("title", "Löfte", "itemKind", "", "text", ""));

        assertThat(TABLE.content(List.of(row), null).json().toString()).isEqualTo("{\"title\":\"Löfte\"}");
        assertThat(TABLE.content(List.of(row), promise()).json().has("commitments"))
                .isFalse();
    }

    @Test
    void a_file_without_columns_of_items_keeps_the_items() {
        var row = new TableRow(2, Map.of("title", "Annat"));

        assertThat(TABLE.content(List.of(row), promise()).json().path("commitments"))
                .isEqualTo(promise().path("commitments"));
    }

    @ParameterizedTest
    @CsvSource({"Aktivitet,activities", "ACTIVITY,activities", "löfte,commitments", "Åtagande,commitments"})
    void a_kind_is_read_by_its_constant_or_a_swedish_word(String kind, String list) {
        var row = new TableRow(2, Map.of("title", "Löfte", "itemKind", kind, "text", "Vi går."));

        assertThat(TABLE.content(List.of(row), null)
                        .json()
                        .at("/" + list + "/0/text")
                        .asText())
                .isEqualTo("Vi går.");
    }

    @Test
    void the_place_of_a_member_is_found_from_a_pointer_around_or_below_it() {
        var content = TABLE.content(rows(promise()), promise());

        assertThat(content.cell("/activities/0/targets/0/value")).isEqualTo(new CellReference(3, "targets"));
        assertThat(content.cell("/commitments/0/places/0/name")).isEqualTo(new CellReference(2, null));
        assertThat(content.cell("/validity")).isEqualTo(new CellReference(2, "validFrom"));
        assertThat(content.cell("/language")).isEqualTo(new CellReference(2, null));
        assertThat(content.cell("")).isEqualTo(new CellReference(2, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=HYPERLINK(1)", "'=1", "''+1", "'ord", "＝1", "- punkt"})
    void an_escaped_formula_is_read_as_it_was(String text) {
        assertThat(FormulaText.unescape(FormulaText.escape(text))).isEqualTo(text);
    }

    @Test
    void headings_and_names_are_unique_without_regard_to_case() {
        var seen = new HashSet<String>();
        for (var column : TABLE.columns()) {
            var name = column.name().toLowerCase(Locale.ROOT);
            var heading = column.heading().toLowerCase(Locale.ROOT);
            assertThat(seen.add(name)).as(name).isTrue();
            assertThat(heading.equals(name) || seen.add(heading)).as(heading).isTrue();
            assertThat(column.hint()).isNotBlank();
            assertThat(column.choices())
                    .allSatisfy(choice -> assertThat(choice.label()).isNotBlank());
        }
    }
}
