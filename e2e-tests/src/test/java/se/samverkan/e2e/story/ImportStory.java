package se.samverkan.e2e.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import se.samverkan.e2e.system.ApiEditor;
import se.samverkan.e2e.system.FileSender;
import se.samverkan.e2e.system.SystemUnderTest;
import se.samverkan.stack.service.Service;
import se.samverkan.stack.system.Setup;

/** A municipality brings its promises in by files, through the gateway. */
@ExtendWith(SystemUnderTest.Running.class)
class ImportStory {
    private static final String LULEA = "2580";

    private final SystemUnderTest system;
    private final ApiEditor editor;
    private final FileSender files;

    @TempDir
    private Path directory;

    ImportStory(SystemUnderTest system) {
        this.system = system;
        this.editor = new ApiEditor(system, LULEA);
        this.files = new FileSender(editor);
    }

    @Test
    void a_table_is_tried_imported_published_and_repeated() {
        var rows = files.row("berattelse-1", "Löftet från filen", "Vi vandrar");

        assertThat(files.csv("", rows).getInt("counts.created")).isEqualTo(1);
        var done = files.csv("?dryRun=false&basis=ARCHIVE", rows);
        String id = files.documents(done).getString("items[0].id");

        await().atMost(ApiEditor.TIMEOUT)
                .until(() -> system.anyone().get("/promises/" + id).statusCode() == 200);
        var promise = system.read("/promises/" + id);
        assertThat(promise.getString("title")).isEqualTo("Löftet från filen");
        assertThat(promise.getString("externalId")).isEqualTo("berattelse-1");
        assertThat(files.csv("?dryRun=false&basis=ARCHIVE", rows).getInt("counts.unchanged"))
                .isEqualTo(1);
        files.archivist()
                .post("/imports/" + done.getString("id") + "/reversals")
                .then()
                .statusCode(202);
        await().atMost(ApiEditor.TIMEOUT)
                .until(() -> system.anyone().get("/promises/" + id).statusCode() == 410);
    }

    @Test
    void the_export_is_imported_and_exported_as_the_same_bytes() {
        files.csv(
                "?dryRun=false&basis=ARCHIVE", files.row("runt-1", "=Löftet; runt", "\"Vi går\r\noch \"\"talar\"\"\""));
        await().atMost(ApiEditor.TIMEOUT).until(() -> ours().contains("runt-1"));
        var exported = ours();

        for (int format = 0; format < 2; format++) {
            var table = system.anyone().get("/exports/promises.csv" + (format == 0 ? "" : "?dialect=excel"));
            var all = files.send("?dryRun=false", FileSender.CSV, table.asByteArray());
            assertThat(files.documents(all).getList("items.outcome"))
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
        assertThat(files.send("?dryRun=false", "application/jsonl", lines.getBytes(UTF_8))
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
    void agreements_come_as_json_lines() {
        var line = editor.document("Överenskommelsen från filen", "\"externalId\": \"avtal-1\"")
                .replace("\n", "");

        var done = files.send("?kind=AGREEMENT&dryRun=false&basis=ARCHIVE", "application/jsonl", line.getBytes(UTF_8));

        assertThat(done.getString("kind")).isEqualTo("AGREEMENT");
        assertThat(done.getInt("counts.created")).isEqualTo(1);
        assertThat(done.getString("_links.self.href")).startsWith(system.address() + "/imports/agreement-");
    }

    @Test
    void an_import_goes_on_after_its_service_was_killed() throws Exception {
        var rows = IntStream.range(0, 1_500)
                .mapToObj(i -> files.row("avbrott-" + i, "Löfte nummer " + i, "Vi går"))
                .collect(Collectors.joining());
        String id = files.archivist()
                .contentType(FileSender.CSV)
                .body((FileSender.HEADINGS + rows).getBytes(UTF_8))
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
                .until(() ->
                        files.archivist().get("/imports/" + id).path("status").equals("DONE"));

        assertThat(files.archivist().get("/imports/" + id).jsonPath().getInt("counts.created"))
                .isEqualTo(1_500);
        assertThat(files.csv("", rows).getInt("counts.unchanged")).isEqualTo(1_500);
    }

    @Test
    void the_command_imports_a_file_and_shows_what_it_refuses() throws Exception {
        var file = directory.resolve("loften.csv");
        Files.writeString(
                file,
                FileSender.HEADINGS
                        + files.row("kommando-1", "Från kommandot", "Vi går")
                        + files.row("kommando-2", "", "Fel"));

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
