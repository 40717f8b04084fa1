package se.samverkan.documents.imports.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.domain.table.CellReference;
import se.samverkan.domain.table.CellViolation;

/** Documents one per line. */
class JsonLinesImportTest {
    private static final String ID = "019cada1-0000-7000-8000-000000000001";

    @Test
    void a_line_is_a_document_without_the_members_of_the_service() {
        var file = read("""
                {"id":"%s","version":2,"title":"A","progress":{},"_links":{},"temporalStatus":"IN_FORCE",\
                "validity":{"from":"2020","earliest":"2020-01-01","latest":"2020-12-31"},"externalId":"k1"}
                """.formatted(ID));

        var document = file.documents().getFirst();
        assertThat(document.id()).hasToString(ID);
        assertThat(document.externalId()).isEqualTo("k1");
        assertThat(document.content(null).json().toString())
                .isEqualTo("{\"title\":\"A\",\"validity\":{\"from\":\"2020\"},\"externalId\":\"k1\"}");
        assertThat(document.content(null).cell("/title")).isEqualTo(new CellReference(1, null));
    }

    @Test
    void an_empty_line_is_skipped_and_counted() {
        assertThat(read("\uFEFF{}\r\n\r\n  \n{}").documents())
                .extracting(FileDocument::row)
                .containsExactly(1, 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1,\"a\":2}", "{\"a\":", "[]", "1", "{} {}", "\"x\"", "{\"a\":NaN}"})
    void a_broken_line_is_refused_alone(String line) {
        var file = read("{\"title\":\"A\"}\n" + line + "\n{\"title\":\"B\"}\n");

        assertThat(file.documents())
                .extracting(each -> each.content(null).violations().size())
                .containsExactly(0, 1, 0);
        assertThat(file.documents().get(1).violations())
                .extracting(CellViolation::cell)
                .containsExactly(new CellReference(2, null));
    }

    @Test
    void a_fault_is_told_with_its_column() {
        assertThat(read("{\"a\":x}")
                        .documents()
                        .getFirst()
                        .violations()
                        .getFirst()
                        .text())
                .contains("column 6");
    }

    @Test
    void a_line_nested_too_deeply_or_not_in_utf8_is_refused_alone() {
        var deep = "{\"a\":" + "[".repeat(2000) + "]".repeat(2000) + "}\n";
        assertThat(read(deep).documents().getFirst().violations()).hasSize(1);

        var latin = "{\"a\":\"å\"}\n{}".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(ImportFile.read(latin, "application/x-ndjson", null).documents())
                .extracting(each -> each.violations().size())
                .containsExactly(1, 0);
        assertThatThrownBy(() -> ImportFile.read(latin, "application/jsonl;charset=ISO-8859-1", null))
                .hasMessageContaining("UTF-8");
    }

    @Test
    void a_second_line_with_a_key_or_an_id_is_a_double_of_the_first() {
        var file = read(
                "{\"externalId\":\"k\"}\n{\"id\":\"%s\"}\n{\"externalId\":\"k\"}\n{\"id\":\"%s\"}\n".formatted(ID, ID));

        assertThat(file.documents()).extracting(FileDocument::doubleOf).containsExactly(null, null, 1, 2);
        assertThat(file.documents().getLast().violations().getFirst().text()).contains("line 2");
    }

    @Test
    void an_id_that_is_no_uuid_refuses_its_line() {
        assertThat(read("{\"id\":7}\n{\"id\":\"x\"}").documents())
                .extracting(each -> each.violations().getFirst().pointer())
                .containsExactly("/id", "/id");
    }

    @Test
    void a_line_of_an_export_keeps_the_names_that_exports_omit() throws IOException {
        var existing = (ObjectNode) new ObjectMapper().readTree("""
                {"title":"A","signatures":[{"partyId":"x","name":"Kim"},{"partyId":"y","name":"Alex"}],
                 "goals":[{"responsible":{"roleTitle":"chef","name":"Robin","partyAffiliation":"X"}}]}""");
        var members = """
                "title":"B","signatures":[{"partyId":"x"},{"partyId":"z"}],"goals":[{"responsible":{"roleTitle":"chef"}}]""";

        var exported = read("{\"_links\":{}," + members + "}")
                .documents()
                .getFirst()
                .content(existing)
                .json();
        assertThat(exported.path("signatures").toString())
                .isEqualTo("[{\"partyId\":\"x\",\"name\":\"Kim\"},{\"partyId\":\"z\"}]");
        assertThat(exported.path("goals")).isEqualTo(existing.path("goals"));

        var written = read("{" + members + "}")
                .documents()
                .getFirst()
                .content(existing)
                .json();
        assertThat(written.findValues("name")).isEmpty();
    }

    private static ImportFile read(String lines) {
        return ImportFile.read(lines.getBytes(StandardCharsets.UTF_8), ImportFile.JSON_LINES, null);
    }
}
