package se.samverkan.e2e.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import se.samverkan.contracts.Tool;

/** The Go client, generated with the default options, compiles: each name of its one package is declared once. */
class GoClientTest {
    private static final Path CLIENT = Path.of(System.getProperty("samverkan.home"), "partner-clients/target/go");

    /** Nothing is downloaded: neither modules, which the client does not need, nor another version of Go. */
    private static final Map<String, String> OFFLINE =
            Map.of("GOPROXY", "off", "GOTOOLCHAIN", "local", "GOWORK", "off");

    /** A top-level declaration; a constant of an enum is the only one that is indented. */
    private static final Pattern DECLARATION = Pattern.compile(
            "^(?:(?:type|func|var|const) |\\t(?!var )(?=\\w+ \\w+ = \"))(?!_ )(\\w+)", Pattern.MULTILINE);

    @Test
    void every_name_is_declared_once() throws IOException {
        var declarations = declarations();

        assertThat(declarations)
                .contains("Trend", "NewTrendFromValue", "TREND_NOT_STATED")
                .hasSizeGreaterThan(900);
        var once = new HashSet<String>();
        assertThat(declarations).filteredOn(name -> !once.add(name)).isEmpty();
    }

    @Test
    void the_module_compiles() {
        Tool.GO.requireSuccess(CLIENT, OFFLINE, "list", "-m");

        assertThat(Tool.GO.run(CLIENT, OFFLINE, "build", "-gcflags=-e", ".")).isEmpty();
    }

    private static List<String> declarations() throws IOException {
        try (var files = Files.list(CLIENT)) {
            return files.filter(file -> file.toString().endsWith(".go"))
                    .flatMap(GoClientTest::declarations)
                    .toList();
        }
    }

    private static Stream<String> declarations(Path file) {
        try {
            return DECLARATION.matcher(Files.readString(file)).results().map(found -> found.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
