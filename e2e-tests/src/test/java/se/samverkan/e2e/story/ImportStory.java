package se.samverkan.e2e.story;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.oneOf;

import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.e2e.system.ApiEditor;
import se.samverkan.e2e.system.SystemUnderTest;
import se.samverkan.stack.service.Service;
import se.samverkan.stack.system.Setup;

/** A municipality brings its promises in by files, through the gateway. */
@ExtendWith(SystemUnderTest.Running.class)
class ImportStory {
    private static final String LULEA = "2580";
    private static final String CSV = "text/csv";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String HEADINGS = "externalId,title,municipalities,parties,validFrom,itemKind,itemId,text,"
            + "sourcePublisher,sourceTitle\r\n";

    private final SystemUnderTest system;
    private final ApiEditor editor;

    @TempDir
    private Path directory;

    ImportStory(SystemUnderTest system) {
        this.system = system;
        this.editor = new ApiEditor(system, LULEA);
    }

    private RequestSpecification archivist() {
        // A file has the charset that its sender states, or none.
        return editor.as("archivist")
                .config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)));
    }

    private static String row(String key, String title, String text) {
        return "%s,%s,%s,municipality:%s,2019,COMMITMENT,c1,%s,Kommunen,Sidan\r\n"
                .formatted(key, title, LULEA, LULEA, text);
    }

    private JsonPath send(String query, String mediaType, byte[] file) {
        String id = archivist()
                .contentType(mediaType)
                .body(file)
                .post("/imports" + query)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        return await().atMost(ApiEditor.TIMEOUT)
                .until(
                        () -> archivist().get("/imports/" + id).jsonPath(),
                        read -> read.getString("status").equals("DONE"));
    }

    private JsonPath csv(String query, String rows) {
        return send(query, CSV, (HEADINGS + rows).getBytes(UTF_8));
    }

    private JsonPath documents(JsonPath done) {
        return archivist()
                .get("/imports/" + done.getString("id") + "/documents?limit=100")
                .jsonPath();
    }

    @Test
    void a_table_is_tried_imported_published_and_repeated() {
        var rows = row("berattelse-1", "Löftet från filen", "Vi vandrar");

        assertThat(csv("", rows).getInt("counts.created")).isEqualTo(1);
        var done = csv("?dryRun=false&basis=ARCHIVE", rows);
        String id = documents(done).getString("items[0].id");

        await().atMost(ApiEditor.TIMEOUT)
                .until(() -> system.anyone().get("/promises/" + id).statusCode() == 200);
        var promise = system.read("/promises/" + id);
        assertThat(promise.getString("title")).isEqualTo("Löftet från filen");
        assertThat(promise.getString("externalId")).isEqualTo("berattelse-1");
        assertThat(csv("?dryRun=false&basis=ARCHIVE", rows).getInt("counts.unchanged"))
                .isEqualTo(1);
        archivist()
                .post("/imports/" + done.getString("id") + "/reversals")
                .then()
                .statusCode(202);
        await().atMost(ApiEditor.TIMEOUT)
                .until(() -> system.anyone().get("/promises/" + id).statusCode() == 410);
    }

    @Test
    void the_export_is_imported_and_exported_as_the_same_bytes() {
        csv("?dryRun=false&basis=ARCHIVE", row("runt-1", "=Löftet; runt", "\"Vi går\r\noch \"\"talar\"\"\""));
        await().atMost(ApiEditor.TIMEOUT).until(() -> ours().contains("runt-1"));
        var exported = ours();

        for (int format = 0; format < 2; format++) {
            var table = system.anyone().get("/exports/promises.csv" + (format == 0 ? "" : "?dialect=excel"));
            var all = send("?dryRun=false", CSV, table.asByteArray());
            assertThat(documents(all).getList("items.outcome"))
                    .as("documents of others are refused, ours unchanged")
                    .contains("UNCHANGED")
                    .doesNotContain("CREATED", "CHANGED");
        }
        var lines = system.anyone()
                .get("/exports/promises.jsonl")
                .asString()
                .lines()
                .filter(line -> line.contains("\"municipality:" + LULEA + "\""))
                .collect(Collectors.joining("\n"));
        assertThat(send("?dryRun=false", "application/jsonl", lines.getBytes(UTF_8))
                        .getInt("counts.changed"))
                .isZero();
        assertThat(ours()).isEqualTo(exported);
    }

    private String ours() {
        return system.anyone()
                .get("/exports/promises.csv")
                .asString()
                .lines()
                .filter(line -> line.contains("municipality:" + LULEA))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void a_cell_that_is_wrong_is_named_and_the_other_rows_go_on() {
        var done = csv(
                "?dryRun=false",
                row("cell-1", "", "Utan rubrik")
                        + row("cell-2", "Rätt", "Vi går").replace("COMMITMENT", "Önskan"));

        var refused = documents(done);
        assertThat(refused.getList("items.outcome")).containsExactly("REFUSED", "REFUSED");
        assertThat(refused.getList("items.violations.flatten().column")).contains("title", "itemKind");
        assertThat(refused.getList("items.violations.flatten().row")).contains(2, 3);
    }

    @Test
    void swedish_headings_semicolons_and_latin_1_are_read() {
        var table =
                "\"Eget id\";Rubrik;Kommunkoder;Parter;Slag;Text\r\nlatin-1;Löftet på ån;2580;municipality:2580;löfte;Å\r\n";

        var done = send("?dryRun=false", CSV, table.getBytes(ISO_8859_1));

        assertThat(done.getString("encoding")).isEqualTo("windows-1252");
        String id = documents(done).getString("items[0].id");
        assertThat(archivist().get("/promises/" + id).jsonPath().getString("title"))
                .isEqualTo("Löftet på ån");
    }

    @Test
    void the_template_is_a_spreadsheet_that_can_be_read_back() {
        var template =
                archivist().get("/imports/template.xlsx").then().statusCode(200).extract();

        assertThat(template.contentType()).startsWith(XLSX);
        archivist()
                .contentType(XLSX)
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

        archivist()
                .contentType(XLSX)
                .body(changed.toByteArray())
                .post("/imports")
                .then()
                .statusCode(oneOf(400, 413, 415, 422));
        assertThat(system.anyone().get("/promises?limit=1").statusCode()).isEqualTo(200);
    }

    @Test
    void a_file_of_more_than_20_mebibytes_is_a_413_and_a_document_keeps_its_limit() {
        archivist()
                .contentType(CSV)
                .body(new byte[21 * 1024 * 1024])
                .post("/imports")
                .then()
                .statusCode(413);
        archivist()
                .contentType("application/json")
                .body(new byte[2 * 1024 * 1024])
                .post("/promises")
                .then()
                .statusCode(413);
    }

    @Test
    void an_unknown_kind_or_import_and_a_stranger_are_refused() {
        archivist()
                .contentType(CSV)
                .body(HEADINGS)
                .post("/imports?kind=X")
                .then()
                .statusCode(400);
        archivist()
                .get("/imports/promise-00000000-0000-7000-8000-000000000000")
                .then()
                .statusCode(404);
        archivist().get("/imports/x").then().statusCode(404);
        system.anyone().contentType(CSV).body(HEADINGS).post("/imports").then().statusCode(401);
        system.anyone().get("/imports/x").then().statusCode(401);
    }

    @Test
    void agreements_come_as_json_lines() {
        var line = editor.document("Överenskommelsen från filen", "\"externalId\": \"avtal-1\"")
                .replace("\n", "");

        var done = send("?kind=AGREEMENT&dryRun=false&basis=ARCHIVE", "application/jsonl", line.getBytes(UTF_8));

        assertThat(done.getString("kind")).isEqualTo("AGREEMENT");
        assertThat(done.getInt("counts.created")).isEqualTo(1);
        assertThat(done.getString("_links.self.href")).startsWith(system.address() + "/imports/agreement-");
    }

    @Test
    void an_import_goes_on_after_its_service_was_killed() throws Exception {
        var rows = IntStream.range(0, 1_500)
                .mapToObj(i -> row("avbrott-" + i, "Löfte nummer " + i, "Vi går"))
                .collect(Collectors.joining());
        String id = archivist()
                .contentType(CSV)
                .body((HEADINGS + rows).getBytes(UTF_8))
                .post("/imports?dryRun=false")
                .then()
                .statusCode(202)
                .body("status", equalTo("RUNNING"))
                .extract()
                .path("id");
        var killed = ProcessHandle.of(system.processes().pid(Service.PROMISES)).orElseThrow();
        killed.destroyForcibly();
        killed.onExit().join();
        system.stop(Service.PROMISES);
        system.start(Service.PROMISES);

        await().atMost(ApiEditor.TIMEOUT.multipliedBy(9))
                .ignoreExceptions()
                .until(() -> archivist().get("/imports/" + id).path("status").equals("DONE"));

        assertThat(archivist().get("/imports/" + id).jsonPath().getInt("counts.created"))
                .isEqualTo(1_500);
        assertThat(csv("", rows).getInt("counts.unchanged")).isEqualTo(1_500);
    }

    @Test
    void the_command_imports_a_file_and_shows_what_it_refuses() throws Exception {
        var file = directory.resolve("loften.csv");
        Files.writeString(
                file, HEADINGS + row("kommando-1", "Från kommandot", "Vi går") + row("kommando-2", "", "Fel"));

        var process = new ProcessBuilder(
                        Setup.repository().resolve("run").toString(),
                        "import",
                        file.toString(),
                        "--municipality",
                        LULEA,
                        "--address",
                        system.address(),
                        "--data",
                        Setup.forTests().data().toString())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(output).contains("1 created", "1 refused", "title");
        assertThat(process.waitFor()).isEqualTo(1);
    }
}
