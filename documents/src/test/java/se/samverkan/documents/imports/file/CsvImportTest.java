package se.samverkan.documents.imports.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.domain.table.CellReference;
import se.samverkan.domain.table.CellViolation;
import se.samverkan.platform.problem.ProblemException;

/** CSV files as people save them. */
class CsvImportTest {
    private static final String ID = "019cada1-0000-7000-8000-000000000001";

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void the_delimiter_is_that_of_the_header(String delimiter) {
        var file = read("title,itemKind,text\r\nHej,LINE,\"a%sb\"\r\n"
                .formatted(delimiter)
                .replace(",", delimiter));

        assertThat(content(file, 0))
                .isEqualTo("{\"title\":\"Hej\",\"lines\":[{\"text\":\"a" + delimiter.replace("\t", "\\t") + "b\"}]}");
    }

    @ParameterizedTest
    @CsvSource({"UTF-8,UTF-8", "windows-1252,windows-1252", "ISO-8859-1,windows-1252", "UTF-16,UTF-16"})
    void the_encoding_is_found_and_stated(String written, String found) {
        var file = ImportFile.read("Rubrik\nÅäö".getBytes(Charset.forName(written)), "text/csv", NoteTable.TABLE);

        assertThat(file.encoding()).isEqualTo(found);
        assertThat(content(file, 0)).isEqualTo("{\"title\":\"Åäö\"}");
    }

    @Test
    void a_stated_encoding_is_used_or_the_file_is_refused() {
        var bytes = "title\nÅäö".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(ImportFile.read(bytes, "text/csv; charset=ISO-8859-1", NoteTable.TABLE)
                        .encoding())
                .isEqualTo("ISO-8859-1");
        assertThatThrownBy(() -> ImportFile.read(bytes, "text/csv;charset=utf-8", NoteTable.TABLE))
                .hasMessageContaining("is not valid UTF-8");
        assertStatus(415, () -> ImportFile.read(bytes, "text/csv;charset=nonsense", NoteTable.TABLE));
    }

    @Test
    void a_byte_order_mark_quotes_and_line_breaks_are_read() {
        var file = read("\uFEFFtitle;text;itemKind\r\n\"Ett \"\"ord\"\"\";\"två\r\nrader\";LINE\r\n");

        assertThat(content(file, 0)).isEqualTo("""
                {"title":"Ett \\"ord\\"","lines":[{"text":"två\\r\\nrader"}]}""");
    }

    @Test
    void swedish_headings_are_read_in_any_case_and_unknown_ones_are_listed() {
        var file = read(" RUBRIK ,Anmärkning,färg,slag\nHej,x,Blå,Rad\n");

        assertThat(file.ignoredColumns()).containsExactly("Anmärkning");
        assertThat(content(file, 0)).isEqualTo("{\"title\":\"Hej\",\"lines\":[{\"colour\":\"BLUE\"}]}");
    }

    @Test
    void an_unclosed_quote_is_refused_with_its_line() {
        assertThatThrownBy(() -> read("title,text\na,b\nc,\"d\ne,f\n"))
                .hasMessageContaining("quote that is not closed")
                .hasMessageContaining("line 3");
    }

    @ParameterizedTest
    @CsvSource({"'title,Rubrik',twice", "'x,title,X',twice", "'text,itemKind',no column that says"})
    void a_header_that_cannot_be_used_is_refused(String header, String text) {
        assertThatThrownBy(() -> read(header + "\na,b,c\n")).hasMessageContaining(text);
    }

    @Test
    void a_file_without_a_header_is_refused() {
        assertThatThrownBy(() -> read("\n \n")).hasMessageContaining("is empty");
    }

    @Test
    void more_than_100_columns_are_refused() {
        var header = IntStream.range(0, 100).mapToObj(i -> "x" + i).collect(Collectors.joining(","));

        assertThat(read("title," + header.substring(3) + "\n").ignoredColumns()).hasSize(99);
        assertStatus(400, () -> read("title," + header + "\n"));
    }

    @Test
    void a_row_with_a_cell_without_a_heading_is_refused_and_an_empty_one_is_not() {
        var file = read("title\na,b\nc,\n");

        assertThat(file.documents().getFirst().violations())
                .extracting(CellViolation::cell, CellViolation::text)
                .satisfiesExactly(each -> assertThat(each.toList()).first().isEqualTo(new CellReference(2, null)));
        assertThat(file.documents().getLast().violations()).isEmpty();
    }

    @Test
    void rows_belong_together_by_key_then_by_id_then_as_equal_neighbours() {
        var file = read("""
                externalId,noteId,title,itemKind,text
                k1,,A,LINE,1
                ,%s,B,LINE,2
                k1,,A,LINE,3
                ,,C,LINE,4
                ,,C,LINE,5

                ,,D,LINE,6
                ,,C,LINE,7
                ,%s,B,LINE,8
                """.formatted(ID, ID));

        assertThat(file.documents())
                .extracting(
                        FileDocument::row,
                        FileDocument::externalId,
                        each -> each.rows().size())
                .containsExactly(
                        tuple(2, "k1", 2), tuple(3, null, 2), tuple(5, null, 2), tuple(8, null, 1), tuple(9, null, 1));
        assertThat(file.documents().get(1).id()).hasToString(ID);
    }

    @Test
    void an_id_that_is_none_refuses_its_document_and_an_id_under_two_keys_the_second() {
        var file = read("noteId,externalId,title\nnej,,A\n%s,k1,B\n%s,k2,C\n".formatted(ID, ID));

        assertThat(file.documents())
                .extracting(FileDocument::doubleOf, each -> each.violations().size())
                .containsExactly(tuple(null, 1), tuple(null, 0), tuple(3, 1));
        assertThat(file.documents()
                        .getFirst()
                        .content(null)
                        .violations()
                        .getFirst()
                        .cell())
                .isEqualTo(new CellReference(2, "noteId"));
    }

    @Test
    void ten_thousand_rows_are_read_and_one_more_is_refused() {
        var rows = "a\n".repeat(ImportFile.MOST_ROWS);

        assertThat(read("title\n" + rows).documents().getFirst().rows()).hasSize(ImportFile.MOST_ROWS);
        assertStatus(422, () -> read("title\n" + rows + "a\n"));
    }

    @Test
    void a_kind_without_a_table_is_told_to_send_json_lines() {
        assertStatus(415, () -> ImportFile.read(new byte[0], "text/csv", null));
        assertStatus(415, () -> ImportFile.read(new byte[0], "application/pdf", NoteTable.TABLE));
        assertStatus(415, () -> ImportFile.read(new byte[0], "nonsense", NoteTable.TABLE));
    }

    private static void assertStatus(int status, Runnable reading) {
        assertThatThrownBy(reading::run)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.status()).isEqualTo(status));
    }

    private static ImportFile read(String csv) {
        return ImportFile.read(csv.getBytes(StandardCharsets.UTF_8), "text/csv", NoteTable.TABLE);
    }

    private static String content(ImportFile file, int index) {
        var content = file.documents().get(index).content(null);
        assertThat(content.violations()).isEmpty();
        return content.json().toString();
    }
}
