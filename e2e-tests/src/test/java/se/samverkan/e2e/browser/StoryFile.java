package se.samverkan.e2e.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import se.samverkan.contracts.Node;
import se.samverkan.contracts.Tool;

/** A file below browser/stories, by its path without the suffix, which Node runs. */
public record StoryFile(String name) {
    private static final Path BROWSER = Path.of(System.getProperty("samverkan.home"), "e2e-tests", "browser");
    private static final Path OUTPUT = Path.of("target", "browser").toAbsolutePath();
    private static final String SUFFIX = ".mjs";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A sentence of a story, and why it failed, if it did. */
    record Step(String name, String failure) {
        void verify(StoryFile story) {
            if (failure != null) {
                Assertions.fail("%s: %s:%n%s".formatted(story.name(), name, failure));
            }
        }
    }

    /** All stories by name, or the one with this name. */
    static Stream<StoryFile> all(String only) throws IOException {
        try (var files = Files.list(BROWSER.resolve("stories"))) {
            var names = files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(SUFFIX))
                    .map(file -> file.substring(0, file.length() - SUFFIX.length()))
                    .filter(name -> only == null || only.equals(name))
                    .sorted()
                    .toList();
            assertThat(names).as("stories").isNotEmpty();
            return names.stream().map(StoryFile::new);
        }
    }

    /** The steps as tests, after the run of the file; a run without a result is one test, failed or skipped. */
    public Stream<DynamicTest> tests(Map<String, String> environment) {
        try {
            return run(environment).stream().map(step -> dynamicTest(step.name(), () -> step.verify(this)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException | AssertionError e) {
            return Stream.of(dynamicTest(name, () -> {
                throw e;
            }));
        }
    }

    private List<Step> run(Map<String, String> environment) throws IOException {
        requireBrowser();
        var node = Node.ready(BROWSER);
        Files.createDirectories(OUTPUT);
        var output = name.replace('/', '-');
        var report = OUTPUT.resolve(output + ".jsonl");
        var log = OUTPUT.resolve(output + ".log");
        Files.deleteIfExists(report);

        var exit = node.run(
                BROWSER,
                environment,
                log,
                log,
                node.node().toString(),
                "--test-reporter=./reporter.mjs",
                "--test-reporter-destination=" + report,
                "stories/" + name + SUFFIX);

        var steps = Files.exists(report) ? steps(report) : List.<Step>of();
        var isComplete = !steps.isEmpty() && (exit == 0 || steps.stream().anyMatch(step -> step.failure() != null));
        assertThat(isComplete)
                .as("%s ended with %d after %d steps:%n%s", name, exit, steps.size(), Files.readString(log))
                .isTrue();
        return steps;
    }

    /** The package's browser is for Linux on x86-64. */
    private static void requireBrowser() {
        var machine = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        if (!machine.equals("Linux amd64")) {
            Tool.CHROMIUM.require();
        }
    }

    private static List<Step> steps(Path report) throws IOException {
        var steps = new ArrayList<Step>();
        for (var line : Files.readAllLines(report)) {
            steps.add(JSON.readValue(line, Step.class));
        }
        return steps;
    }
}
