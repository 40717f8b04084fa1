package se.samverkan.documents.imports.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;

/** The template is a spreadsheet that the import reads. */
class TableTemplateTest {
    private static final byte[] XLSX = new TableTemplate(NoteTable.TABLE).xlsx();

    @Test
    void it_has_the_swedish_headings_of_the_columns_that_are_read() throws IOException {
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(XLSX))) {
            var rows = workbook.getFirstSheet().read();
            assertThat(rows).hasSize(1);
            assertThat(rows.getFirst().stream().map(cell -> cell.asString()))
                    .containsExactly(
                            "Anteckningens id",
                            "Eget id",
                            "Rubrik",
                            "Gäller från",
                            "Slag",
                            "Radens id",
                            "Text",
                            "Färg");
        }
    }

    @Test
    void its_help_names_each_column_and_the_allowed_values() throws IOException {
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(XLSX))) {
            var help = workbook.findSheet("Hjälp").orElseThrow().read();
            assertThat(help).hasSize(9);
            assertThat(help.getLast().stream().map(cell -> cell.asString()))
                    .containsExactly("Färg", "colour", "färg", "röd", "blå");
        }
    }

    @Test
    void a_column_with_an_enumeration_has_a_drop_down_list_for_every_row() throws IOException {
        assertThat(new String(XlsxEntries.of(XLSX).get("xl/worksheets/sheet1.xml"), StandardCharsets.UTF_8))
                .contains("H2:H10001", "list")
                .contains("pane");
    }

    @Test
    void it_has_the_same_bytes_whenever_it_is_written() throws InterruptedException {
        // Archives state times in steps of two seconds.
        Thread.sleep(2100);
        assertThat(new TableTemplate(NoteTable.TABLE).xlsx()).isEqualTo(XLSX);
    }

    @Test
    void an_empty_template_has_no_documents_and_a_filled_one_is_read() throws IOException {
        assertThat(ImportFile.read(XLSX, ImportFile.XLSX, NoteTable.TABLE).documents())
                .isEmpty();

        var entries = XlsxEntries.of(XLSX);
        var sheet = new String(entries.get("xl/worksheets/sheet1.xml"), StandardCharsets.UTF_8)
                .replace(
                        "</sheetData>",
                        "<row r=\"2\">" + cell("B2", "k1") + cell("C2", "Hej") + cell("E2", "rad") + cell("H2", "blå")
                                + "</row></sheetData>");
        entries.put("xl/worksheets/sheet1.xml", sheet.getBytes(StandardCharsets.UTF_8));
        var file = ImportFile.read(XlsxEntries.archive(entries), ImportFile.XLSX, NoteTable.TABLE);

        assertThat(file.documents().getFirst().content(null).json().toString())
                .isEqualTo("{\"externalId\":\"k1\",\"title\":\"Hej\",\"lines\":[{\"colour\":\"BLUE\"}]}");
    }

    private static String cell(String reference, String text) {
        return "<c r=\"" + reference + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    }
}
