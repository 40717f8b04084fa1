package se.samverkan.e2e.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.contracts.Tool;
import se.samverkan.e2e.system.SystemUnderTest;

/** The code on the documentation pages runs and prints the output on the pages. */
@ExtendWith(SystemUnderTest.Running.class)
class GettingStartedStory {
    /** The parts of a browser's API that the code for a web page needs. */
    private static final String BROWSER = """
        const rows = [];
        const document = {
          querySelector: () => ({ append: (row) => rows.push(row.textContent) }),
          createElement: () => ({}),
        };
        """;

    private final SystemUnderTest system;

    @TempDir
    Path directory;

    GettingStartedStory(SystemUnderTest system) {
        this.system = system;
    }

    @ParameterizedTest
    @ValueSource(strings = {"index", "web", "integration", "statistics"})
    void shell_code_prints_the_output_on_the_page(String page) throws IOException {
        var guide = guide(page);
        if (guide.code("bash").contains("jq ")) {
            Tool.JQ.require();
        }
        createRun();

        var printed = Tool.BASH.run(directory, "-euo", "pipefail", "-c", guide.code("bash"));

        assertThat(printed.lines()).containsSubsequence(guide.answers("bash"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"web", "integration", "statistics"})
    void javascript_prints_the_output_on_the_page(String page) throws IOException {
        var guide = guide(page);
        var script = BROWSER + guide.code("javascript") + "for (const row of rows) console.log(row);\n";
        Files.writeString(directory.resolve("page.mjs"), script);

        var printed = Tool.NODE.run(directory, "page.mjs");

        assertThat(printed.lines()).containsSubsequence(guide.answers("javascript"));
        if (page.equals("web")) {
            assertThat(printed.lines())
                    .as("the outcomes of the promise of Strängnäs")
                    .anyMatch(row -> row.endsWith(": Uppfyllt"))
                    .noneMatch(row -> row.contains("undefined"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        php    | \\['(\\w+)']
        csharp | GetProperty\\("(\\w+)"\\)
        """)
    void code_in_other_languages_reads_members_that_exist(String language, String member) {
        var code = guide("web").code(language);
        var addresses = matches("[\"'](https?://[^\"']+)", code);
        assertThat(addresses).hasSize(1).allMatch(address -> address.startsWith(system.address()));

        var answer = system.anyone().get(addresses.getFirst());

        assertThat(answer.statusCode()).isEqualTo(200);
        var asked = matches(member, code);
        assertThat(asked).contains("promises", "title");
        assertThat(matches("\"(\\w+)\":", answer.asString())).containsAll(asked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"index", "web", "integration", "statistics"})
    void the_first_output_on_a_page_is_json(String page) {
        assertThat(guide(page).firstAnswer()).containsPattern("[{\\[]\n +[{\"]");
    }

    @Test
    void php_prints_the_output_on_the_page() throws IOException {
        Tool.PHP.require();
        var guide = guide("web");
        Files.writeString(directory.resolve("page.php"), guide.code("php"));

        assertThat(Tool.PHP.run(directory, "page.php").lines()).containsSubsequence(guide.answers("php"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"index", "web", "integration", "statistics"})
    void all_code_on_the_pages_is_tested(String page) {
        assertThat(guide(page).languages()).isNotEmpty().isSubsetOf("bash", "javascript", "php", "csharp");
        for (var language : guide(page).languages()) {
            assertThat(guide(page).code(language)).isNotBlank();
        }
    }

    private Guide guide(String page) {
        var answer = system.anyone().get("/docs/sv/" + page + ".html");
        assertThat(answer.statusCode()).isEqualTo(200);
        return new Guide(answer.asString());
    }

    /** Creates the command ./run of the pages, with the keys of the system under test. */
    private void createRun() throws IOException {
        var real = Path.of(System.getProperty("samverkan.home"), "run");
        var data = system.processes().logs().toAbsolutePath().getParent();
        var run = directory.resolve("run");
        Files.writeString(run, "#!/bin/sh\nexec '%s' \"$@\" --data '%s'\n".formatted(real, data));
        Files.setPosixFilePermissions(run, PosixFilePermissions.fromString("rwx------"));
    }

    private static List<String> matches(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
