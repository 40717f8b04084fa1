package se.samverkan.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvDialectTest {

    @Test
    void a_cell_that_a_spreadsheet_would_read_as_a_formula_begins_with_an_apostrophe() {
        for (var sign : List.of("=", "+", "-", "@", "\t", "＝", "＋", "－", "＠")) {
            assertThat(CsvDialect.text(sign + "1")).isEqualTo("'" + sign + "1");
        }
        assertThat(CsvDialect.text("1")).isEqualTo("1");
        assertThat(CsvDialect.text(null)).isNull();
    }
}
