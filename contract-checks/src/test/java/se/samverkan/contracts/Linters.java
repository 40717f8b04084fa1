package se.samverkan.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.opentest4j.TestAbortedException;

/** Spectral, Redocly and the AsyncAPI parser, as package-lock.json has them: what each reports on a document. */
final class Linters {
    private static final Path HERE = Contracts.HOME.resolve("contract-checks");
    private static final Path OUTPUT = HERE.resolve("target/linters");
    /** What npm installed from: a copy of the lock file, put there when it was done. */
    private static final Path INSTALLED = HERE.resolve("node_modules/.installed-from.json");

    private final Node node;

    /** One report of a linter: the rule, where in the document, and what is wrong. */
    record Report(String rule, String place, String text) {}

    private Linters(Node node) {
        this.node = node;
    }

    /**
     * The linters, installed if they are not, or if the lock file is another than they were installed from. Each test
     * asks for itself, so that each is counted as skipped where there is no Node.
     */
    static synchronized Linters ready() {
        var linters = new Linters(node());
        var lock = HERE.resolve("package-lock.json");
        try {
            Files.createDirectories(OUTPUT);
            if (!Files.exists(INSTALLED) || Files.mismatch(lock, INSTALLED) != -1) {
                System.out.println("Installing the linters by npm ci: once for every change of " + lock);
                linters.run("npm-ci", 0, linters.node.npm().toString(), "ci");
                Files.copy(lock, INSTALLED);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the linters can't be installed", e);
        }
        return linters;
    }

    /** Maven tells how many tests were skipped, but not why. */
    private static Node node() {
        try {
            return Node.in(System.getenv());
        } catch (TestAbortedException skipped) {
            System.out.println(skipped.getMessage());
            throw skipped;
        }
    }

    /** What Spectral says by a ruleset in rules/. */
    List<Report> spectral(Path document, String ruleset) {
        var output = run(
                "spectral-" + name(document),
                1,
                HERE.resolve("node_modules/.bin/spectral").toString(),
                "lint",
                document.toString(),
                "--ruleset",
                HERE.resolve("rules/" + ruleset).toString(),
                "--format=json",
                "--fail-severity=hint",
                "--quiet");
        return reports(Contracts.read(output), "code");
    }

    /** What Redocly says by redocly.yaml. */
    List<Report> redocly(Path document) {
        var output = run(
                "redocly-" + name(document),
                1,
                HERE.resolve("node_modules/.bin/redocly").toString(),
                "lint",
                document.toString(),
                "--config=" + HERE.resolve("redocly.yaml"),
                "--format=json",
                "--max-problems=10000");
        return StreamSupport.stream(Contracts.read(output).get("problems").spliterator(), false)
                .map(problem -> new Report(
                        problem.get("ruleId").asText(),
                        problem.at("/location/0/pointer").asText(),
                        problem.get("message").asText()))
                .toList();
    }

    /** What the AsyncAPI parser says. */
    List<Report> asyncApi(Path document) {
        var output = run("asyncapi-" + name(document), 1, node.node().toString(), "asyncapi.mjs", document.toString());
        return reports(Contracts.read(output), "code");
    }

    private static List<Report> reports(JsonNode list, String rule) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(report -> new Report(
                        report.get(rule).asText(),
                        report.get("path").toString(),
                        report.get("message").asText()))
                .toList();
    }

    /** Runs one of them: an end above what it says when it only has something to report is a breakdown. */
    private Path run(String name, int reporting, String... command) {
        var output = OUTPUT.resolve(name + ".json");
        var errors = OUTPUT.resolve(name + ".log");
        var exit = node.run(HERE, output, errors, command);
        assertThat(exit)
                .as(() -> String.join(" ", command) + " broke down:\n" + text(output) + text(errors))
                .isBetween(0, reporting);
        return output;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path document) {
        return Contracts.HOME.relativize(document).toString().replace('/', '-');
    }
}
