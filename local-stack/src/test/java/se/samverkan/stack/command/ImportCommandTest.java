package se.samverkan.stack.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.samverkan.stack.security.Keys;

class ImportCommandTest {
    @TempDir
    private Path data;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void a_file_that_is_no_table_or_is_missing_is_refused_with_the_usage() {
        assertThat(run("loften.pdf")).isEqualTo(2);
        assertThat(run(data.resolve("saknas.csv").toString())).isEqualTo(2);
        assertThat(err.toString())
                .contains("loften.pdf: its name must end with .csv, .xlsx, .jsonl or .ndjson")
                .contains("saknas.csv: there is no such file")
                .contains("Usage: ./run import");
    }

    @Test
    void a_file_that_names_nobody_needs_a_municipality() throws IOException {
        Keys.loadOrCreate(data.resolve("keys"));
        Path file = write("loften.csv", "title\nEtt löfte\n");

        assertThat(run(file.toString())).isEqualTo(2);
        assertThat(run(file.toString(), "--municipality", "486")).isEqualTo(2);
        assertThat(err.toString())
                .contains("say for which municipality: --municipality 0486")
                .contains("--municipality 486: not a code of four digits");
    }

    @Test
    void a_system_that_does_not_run_is_an_error_of_one_line() throws IOException {
        Keys.loadOrCreate(data.resolve("keys"));
        Path file = write("loften.csv", "municipality:0486\n");

        assertThat(run(file.toString(), "--address", "http://127.0.0.1:1/samverkan/v1"))
                .isEqualTo(1);
        assertThat(err.toString())
                .startsWith("Error: no response from http://127.0.0.1:1")
                .hasLineCount(1);
    }

    @Test
    void the_organisations_are_those_that_the_file_names_or_the_police_of_very_many() throws IOException {
        Path few = write("few.csv", "municipality:0486;police:polisen-i-norr;association:brf\n");
        Path many = write(
                "many.jsonl",
                "police:polismyndigheten"
                        + IntStream.range(1000, 1290)
                                .mapToObj(i -> " municipality:" + i)
                                .toList());

        assertThat(ImportFileType.CSV.organisations(few)).containsExactly("municipality:0486", "police:polisen-i-norr");
        assertThat(ImportFileType.JSON_LINES.organisations(many)).containsExactly("police:polismyndigheten");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(data.resolve(name), text, StandardCharsets.UTF_8);
    }

    private int run(String file, String... options) {
        String[] all = new String[options.length + 4];
        all[0] = "import";
        all[1] = file;
        System.arraycopy(options, 0, all, 2, options.length);
        all[options.length + 2] = "--data";
        all[options.length + 3] = data.toString();
        return RunCommand.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all);
    }
}
