package se.samverkan.e2e.story;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.oneOf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.e2e.system.ApiEditor;
import se.samverkan.e2e.system.FileSender;
import se.samverkan.e2e.system.SystemUnderTest;

/** Files of every form: what is read, and what is refused with a clear answer. */
@ExtendWith(SystemUnderTest.Running.class)
class ImportedFilesStory {
    private final SystemUnderTest system;
    private final FileSender files;

    ImportedFilesStory(SystemUnderTest system) {
        this.system = system;
        this.files = new FileSender(new ApiEditor(system, "2580"));
    }

    @Test
    void a_cell_that_is_wrong_is_named_and_the_other_rows_go_on() {
        var done = files.csv(
                "?dryRun=false",
                files.row("cell-1", "", "Utan rubrik")
                        + files.row("cell-2", "Rätt", "Vi går").replace("COMMITMENT", "Önskan"));

        var refused = files.documents(done);
        assertThat(refused.getList("items.outcome")).containsExactly("REFUSED", "REFUSED");
        assertThat(refused.getList("items.violations.flatten().column")).contains("title", "itemKind");
        assertThat(refused.getList("items.violations.flatten().row")).contains(2, 3);
    }

    @Test
    void swedish_headings_semicolons_and_latin_1_are_read() {
        var table =
                "\"Eget id\";Rubrik;Kommunkoder;Parter;Slag;Text\r\nlatin-1;Löftet på ån;2580;municipality:2580;löfte;Å\r\n";

        var done = files.send("?dryRun=false", FileSender.CSV, table.getBytes(ISO_8859_1));

        assertThat(done.getString("encoding")).isEqualTo("windows-1252");
        String id = files.documents(done).getString("items[0].id");
        assertThat(files.archivist().get("/promises/" + id).jsonPath().getString("title"))
                .isEqualTo("Löftet på ån");
    }

    @Test
    void the_template_is_a_spreadsheet_that_can_be_read_back() {
        var template = files.archivist()
                .get("/imports/template.xlsx")
                .then()
                .statusCode(200)
                .extract();

        assertThat(template.contentType()).startsWith(FileSender.XLSX);
        files.archivist()
                .contentType(FileSender.XLSX)
                .body(template.asByteArray())
                .post("/imports")
                .then()
                .statusCode(400)
                .body("detail", containsString("no documents"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"xl/vbaProject.bin", "xl/media/bomb.bin"})
    void a_spreadsheet_with_macros_or_a_bomb_is_refused(String entry) throws IOException {
        var changed = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(changed)) {
            out.putNextEntry(new ZipEntry(entry));
            var zeros = new byte[1024 * 1024];
            for (int i = 0; i < (entry.contains("bomb") ? 100 : 1); i++) {
                out.write(zeros);
            }
        }

        files.archivist()
                .contentType(FileSender.XLSX)
                .body(changed.toByteArray())
                .post("/imports")
                .then()
                .statusCode(oneOf(400, 413, 415, 422));
        assertThat(system.anyone().get("/promises?limit=1").statusCode()).isEqualTo(200);
    }

    @Test
    void a_file_of_more_than_20_mebibytes_is_a_413_and_a_document_keeps_its_limit() {
        files.archivist()
                .contentType(FileSender.CSV)
                .body(new byte[21 * 1024 * 1024])
                .post("/imports")
                .then()
                .statusCode(413);
        files.archivist()
                .contentType("application/json")
                .body(new byte[2 * 1024 * 1024])
                .post("/promises")
                .then()
                .statusCode(413);
    }

    @Test
    void an_unknown_kind_or_import_and_a_stranger_are_refused() {
        files.archivist()
                .contentType(FileSender.CSV)
                .body(FileSender.HEADINGS)
                .post("/imports?kind=X")
                .then()
                .statusCode(400);
        files.archivist()
                .get("/imports/promise-00000000-0000-7000-8000-000000000000")
                .then()
                .statusCode(404);
        files.archivist().get("/imports/x").then().statusCode(404);
        system.anyone()
                .contentType(FileSender.CSV)
                .body(FileSender.HEADINGS)
                .post("/imports")
                .then()
                .statusCode(401);
        system.anyone().get("/imports/x").then().statusCode(401);
    }
}
