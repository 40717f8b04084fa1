package se.samverkan.domain.table.cell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cells with several values: parties, targets and municipalities. */
class CellFormatTest {
    private final List<String> refusals = new ArrayList<>();

    @Test
    void a_party_is_an_id_with_the_name_of_a_municipality_or_the_name_of_a_category() {
        assertThat(read(PartyCells.PARTIES, "municipality:0486; police:polismyndigheten ;näringslivet"))
                .isEqualTo("""
                        [{"id":"municipality:0486","name":"Strängnäs kommun"},{"id":"police:polismyndigheten"},\
                        {"category":true,"name":"näringslivet"}]""");
    }

    @Test
    void an_id_of_an_unknown_kind_is_no_category() {
        assertThat(read(PartyCells.PARTIES, "polis:nacka")).isNull();
        assertThat(refusals).singleElement().asString().startsWith("polis:nacka must be a kind and a name");
    }

    @Test
    void a_known_party_is_kept_whole_beside_a_new_one() throws IOException {
        var known = "[{\"id\":\"police:x\",\"role\":\"LEAD\"},{\"category\":true,\"name\":\"kyrkor; moskéer\"}]";

        assertThat(read(PartyCells.PARTIES, "kyrkor; moskéer;police:x;skolan", new ObjectMapper().readTree(known)))
                .isEqualTo("[{\"category\":true,\"name\":\"kyrkor; moskéer\"},{\"id\":\"police:x\",\"role\":\"LEAD\"},"
                        + "{\"category\":true,\"name\":\"skolan\"}]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4 trygghetsvandringar|{'value':4,'unit':'trygghetsvandringar','asPublished':'4 trygghetsvandringar'}",
                "2,5 timmar|{'value':2.5,'unit':'timmar','asPublished':'2,5 timmar'}",
                "1 000 besök|{'value':1000,'unit':'besök','asPublished':'1 000 besök'}",
                "12|{'value':12,'asPublished':'12'}",
                "minst fyra|{'value':4,'comparator':'AT_LEAST','asPublished':'minst fyra'}",
                "Högst 2 timmar|{'value':2,'comparator':'AT_MOST','unit':'timmar','asPublished':'Högst 2 timmar'}",
                "en vandring|{'value':1,'unit':'vandring','asPublished':'en vandring'}",
                "alla elever i årskurs 7|{'scope':'ALL','unit':'elever i årskurs 7','asPublished':'alla elever i årskurs 7'}"
            })
    void a_target_begins_with_a_number_or_with_all(String cell, String target) {
        assertThat(read(TargetCells.TARGETS, cell)).isEqualTo("[" + target.replace('\'', '"') + "]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"några vandringar", "15-tal besök", "minst", "alla", "4.5.2020"})
    void a_target_without_a_number_is_refused(String cell) {
        assertThat(read(TargetCells.TARGETS, "4 möten;" + cell)).isNull();
        assertThat(refusals).singleElement().asString().contains("begin with a number");
    }

    @Test
    void a_code_gets_the_zero_back_that_a_spreadsheet_removed_and_an_unknown_one_is_refused() {
        assertThat(read(MunicipalityCells.CODES, "486;0114;")).isEqualTo("[\"0486\",\"0114\"]");
        assertThat(read(MunicipalityCells.CODES, "9999;Strängnäs")).isNull();
        assertThat(refusals).hasSize(2);
    }

    @Test
    void a_cell_with_very_many_values_is_refused_at_once() {
        assertThat(read(PartyCells.PARTIES, ";".repeat(5_000_000))).isEqualTo("[]");
        assertThat(read(PartyCells.PARTIES, "a;".repeat(1_000_000))).isNull();
        assertThat(read(PartyCells.PARTIES, "a:".repeat(1_000_000) + " b")).isNotNull();
        assertThat(read(TargetCells.TARGETS, "4" + " ".repeat(1_000_000) + "a\nb"))
                .isNotNull();
        assertThat(refusals).containsExactly("has 1000000 values: a cell has at most 1000");
    }

    private String read(CellFormat format, String cell) {
        return read(format, cell, MissingNode.getInstance());
    }

    private String read(CellFormat format, String cell, JsonNode existing) {
        var value = format.reader().read(cell, existing, refusals::add);
        return value == null ? null : value.toString();
    }
}
