package se.samverkan.promises;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.samverkan.documents.imports.file.FileDocument;
import se.samverkan.documents.imports.file.ImportFile;
import se.samverkan.documents.imports.file.TableTemplate;
import se.samverkan.domain.table.Column;
import se.samverkan.domain.table.DocumentTable;
import se.samverkan.domain.table.FormulaText;
import se.samverkan.domain.table.PromiseTable;

/** A promise that is exported and imported again is unchanged, in every form of a file. */
class PromiseImportFileTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DocumentTable TABLE = PromiseTable.table();
    private static final String ID = "019cada1-0000-7000-8000-000000000001";

    static Stream<ObjectNode> samples() throws IOException {
        var home = Path.of(System.getProperty("samverkan.home"));
        try (var files = Files.walk(home.resolve("sample-data"))) {
            return Stream.concat(
                    files.filter(file -> file.getParent().endsWith("promises")),
                    Stream.of(home.resolve("event-contracts/examples/promise.published.v1.every-member.json")))
                    .map(PromiseImportFileTest::parse)
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void as_csv(ObjectNode promise) throws IOException {
        assertUnchanged(promise, ImportFile.read(csv(promise), ImportFile.CSV, TABLE));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void as_a_spreadsheet(ObjectNode promise) throws IOException {
        assertUnchanged(promise, ImportFile.read(xlsx(promise), ImportFile.XLSX, TABLE));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void as_a_line_of_json(ObjectNode promise) throws IOException {
        var file = ImportFile.read(JSON.writeValueAsBytes(promise), ImportFile.JSON_LINES, TABLE);

        var stated = promise.deepCopy();
        stated.remove(
                List.of("id", "version", "revision", "publicationStatus", "publishedAt", "updatedAt", "changeNote"));
        // As texts: a number has several node types.
        assertThat(file.documents().getFirst().content(null).json().toString())
                .isEqualTo(withoutDays(stated).toString());
    }

    @Test
    void a_row_with_swedish_words_is_a_new_promise() {
        var file = ImportFile.read("""
                Rubrik;Kommunkoder;Parter;Slag;Text;Hur ofta;Mål;Genomförande;Eget id
                Löfte 2026;486;municipality:0486;Aktivitet;Vi går.;Regelbundet;4 vandringar;Planerad;L-1
                """.getBytes(StandardCharsets.UTF_8), ImportFile.CSV, TABLE);

        assertThat(file.documents().getFirst().content(null).json().toString()).isEqualTo("""
                {"title":"Löfte 2026","municipalities":["0486"],\
                "parties":[{"id":"municipality:0486","name":"Strängnäs kommun"}],"externalId":"L-1",\
                "activities":[{"text":"Vi går.","frequency":"REGULAR",\
                "targets":[{"value":4,"unit":"vandringar","asPublished":"4 vandringar"}],"deliveryStatus":"PLANNED"}]}""");
    }

    @Test
    void the_template_has_no_promise() {
        var file = ImportFile.read(new TableTemplate(TABLE).xlsx(), ImportFile.XLSX, TABLE);

        assertThat(file.documents()).isEmpty();
        assertThat(file.ignoredColumns()).isEmpty();
    }

    private static void assertUnchanged(ObjectNode promise, ImportFile file) {
        assertThat(file.documents()).singleElement().satisfies(document -> {
            assertThat(document.id()).hasToString(promise.path("id").asText());
            assertThat(violations(document, promise)).isEmpty();
            assertThat(document.content(promise).json()).isEqualTo(promise);
        });
    }

    private static List<String> violations(FileDocument document, ObjectNode existing) {
        return document.content(existing).violations().stream()
                .map(violation -> violation.cell() + " " + violation.text())
                .toList();
    }

    private static byte[] csv(ObjectNode promise) throws IOException {
        var text = new StringBuilder();
        try (var printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            for (var row : rows(promise)) {
                printer.printRecord(row);
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] xlsx(ObjectNode promise) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "Test", "1.0")) {
            var sheet = workbook.newWorksheet("Blad1");
            var rows = rows(promise);
            for (int row = 0; row < rows.size(); row++) {
                for (int cell = 0; cell < rows.get(row).size(); cell++) {
                    sheet.value(row, cell, rows.get(row).get(cell));
                }
            }
        }
        return bytes.toByteArray();
    }

    /** The header and the rows, as an export has them. */
    private static List<List<String>> rows(ObjectNode promise) {
        return Stream.concat(
                        Stream.of(TABLE.columns().stream().map(Column::name).toList()),
                        TABLE.rows(promise).stream()
                                .map(row ->
                                        row.stream().map(FormulaText::escape).toList()))
                .toList();
    }

    private static ObjectNode parse(Path file) {
        try {
            var promise = (ObjectNode) JSON.readTree(Files.readAllBytes(file));
            return promise.has("id") ? promise : promise.put("id", ID);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The example of an event has the days that the service computes. */
    private static ObjectNode withoutDays(ObjectNode promise) {
        promise.findParents("earliest").forEach(period -> ((ObjectNode) period).remove(List.of("earliest", "latest")));
        promise.findParents("latest").forEach(period -> ((ObjectNode) period).remove("latest"));
        return promise;
    }
}
