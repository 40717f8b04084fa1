package se.samverkan.documents.imports.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.domain.table.CellReference;
import se.samverkan.domain.table.CellViolation;
import se.samverkan.platform.problem.ProblemException;

/** Spreadsheets, and archives that only look like one. */
class XlsxImportTest {
    private static final String SHEET_XML = "xl/worksheets/sheet1.xml";

    @Test
    void texts_numbers_and_dates_are_read_as_they_are_shown() throws IOException {
        var document = document(sheet -> {
            row(sheet, 0, "Rubrik", "Gäller från", "Slag", "Text");
            sheet.value(1, 0, 2020);
            sheet.value(1, 1, LocalDate.of(2020, 4, 1));
            sheet.style(1, 1).format("yyyy-mm-dd").set();
            sheet.value(1, 2, "rad");
            sheet.value(1, 3, 2.5);
        });

        assertThat(document.content(null).violations()).isEmpty();
        assertThat(document.content(null).json().toString())
                .isEqualTo("{\"title\":\"2020\",\"validFrom\":\"2020-04-01\",\"lines\":[{\"text\":\"2.5\"}]}");
    }

    @Test
    void a_formula_and_a_truth_value_are_refused_with_their_cells() throws IOException {
        var document = document(sheet -> {
            row(sheet, 0, "title", "validFrom");
            sheet.formula(1, 0, "1+1");
            sheet.value(1, 1, true);
        });

        assertThat(document.violations())
                .extracting(CellViolation::cell)
                .containsExactly(new CellReference(2, "title"), new CellReference(2, "validFrom"));
        assertThat(document.violations().getFirst().text()).isEqualTo("is a formula: paste its value");
    }

    @Test
    void rows_keep_their_numbers_behind_empty_ones() throws IOException {
        var document = document(sheet -> {
            row(sheet, 0, "title");
            row(sheet, 5, "A");
        });

        assertThat(document.row()).isEqualTo(6);
    }

    @Test
    void ten_thousand_rows_are_read_and_one_more_is_refused() throws IOException {
        assertThat(read(rows(ImportFile.MOST_ROWS)).documents()).hasSize(1);
        assertRefused(rows(ImportFile.MOST_ROWS + 1), "split the file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "title\nA", "PK\u0003\u0004nonsense"})
    void other_bytes_are_no_spreadsheet(String text) {
        assertThatThrownBy(() -> read(text.getBytes(StandardCharsets.ISO_8859_1)))
                .hasMessageContaining(".xlsx");
    }

    @Test
    void an_encrypted_file_is_refused() {
        var ole = new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1};

        assertRefused(ole, "without a password");
    }

    @Test
    void macros_are_refused_by_their_entry_and_by_their_content_type() throws IOException {
        assertRefused(changed(entries -> entries.put("xl/vbaProject.bin", new byte[1])), "has macros");
        assertRefused(
                changed(entries -> entries.put("[Content_Types].xml", utf8("<a t=\"x.macroEnabled.main+xml\"/>"))),
                "has macros");
    }

    @Test
    void a_bomb_is_refused_while_it_is_inflated() throws IOException {
        assertRefused(changed(entries -> entries.put("xl/media/a.png", new byte[65 * 1024 * 1024])), "unpacks to more");
        assertRefused(
                changed(entries -> {
                    for (int i = 0; i < 1000; i++) {
                        entries.put("x" + i, new byte[0]);
                    }
                }),
                "more than 1000 parts");
    }

    @ParameterizedTest
    @CsvSource({
        "<!DOCTYPE a [<!ENTITY b 'c'>]><worksheet/>,document type",
        "<worksheet><row r='1'><c r='FXSHRXW1'/></row></worksheet>,beyond the last column",
        "<worksheet><row r='1'><c r='&#65;AAAAA1'/></row></worksheet>,beyond the last column",
        "no XML,cannot be read as a spreadsheet"
    })
    void hostile_xml_is_refused(String xml, String text) throws IOException {
        assertRefused(changed(entries -> entries.put(SHEET_XML, utf8(xml.replace('\'', '"')))), text);
    }

    @Test
    void an_array_formula_over_the_whole_sheet_is_a_formula_like_others() throws IOException {
        var xml = """
                <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
                <row r="1"><c r="A1" t="inlineStr"><is><t>title</t></is></c></row>
                <row r="2"><c r="A2"><f t="array" ref="A2:XFD1048576">1</f><v>1</v></c></row></sheetData></worksheet>""";

        assertThat(read(changed(entries -> entries.put(SHEET_XML, utf8(xml))))
                        .documents()
                        .getFirst()
                        .violations())
                .extracting(CellViolation::text)
                .containsExactly("is a formula: paste its value");
    }

    @Test
    void a_truncated_file_is_refused() throws IOException {
        var whole = rows(100);

        for (int length = 8; length < whole.length; length += 97) {
            var part = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> read(part)).isInstanceOf(ProblemException.class);
        }
    }

    private static void assertRefused(byte[] xlsx, String text) {
        assertThatThrownBy(() -> read(xlsx))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(text);
    }

    private static byte[] rows(int count) throws IOException {
        return xlsx(sheet -> {
            row(sheet, 0, "title");
            for (int i = 1; i <= count; i++) {
                row(sheet, i, "A");
            }
        });
    }

    /** A good spreadsheet with other entries. */
    private static byte[] changed(Consumer<Map<String, byte[]>> change) throws IOException {
        var entries = XlsxEntries.of(rows(1));
        change.accept(entries);
        return XlsxEntries.archive(entries);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static FileDocument document(Consumer<Worksheet> content) throws IOException {
        return read(xlsx(content)).documents().getFirst();
    }

    private static byte[] xlsx(Consumer<Worksheet> content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "Test", "1.0")) {
            content.accept(workbook.newWorksheet("Blad1"));
        }
        return bytes.toByteArray();
    }

    private static void row(Worksheet sheet, int number, String... cells) {
        for (int i = 0; i < cells.length; i++) {
            sheet.value(number, i, cells[i]);
        }
    }

    private static ImportFile read(byte[] xlsx) {
        return ImportFile.read(xlsx, ImportFile.XLSX, NoteTable.TABLE);
    }
}
