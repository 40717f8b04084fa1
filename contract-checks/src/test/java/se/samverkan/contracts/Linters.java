package se.samverkan.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Runs Spectral, Redocly and the AsyncAPI parser, in the versions of package-lock.json, and reads their reports. */
final class Linters {
    private static final Path HERE = Contracts.HOME.resolve("contract-checks");
    private static final Path OUTPUT = HERE.resolve("target/linters");
    private static final Map<String, String> QUIET =
            Map.of("REDOCLY_TELEMETRY", "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE", "true");

    private final Node node;

    /** One report of a linter: the rule, the place in the document and the message. */
    record Report(String rule, String place, String text) {}

    private Linters(Node node) {
        this.node = node;
    }

    static Linters ready() {
        try {
            Files.createDirectories(OUTPUT);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create " + OUTPUT, e);
        }
        return new Linters(Node.ready());
    }

    /** The reports of Spectral by a ruleset in rules/. */
    List<Report> spectral(Path document, String ruleset) {
        var output = run(
                "spectral-" + name(document),
                1,
                Node.program("spectral"),
                "lint",
                document.toString(),
                "--ruleset",
                HERE.resolve("rules/" + ruleset).toString(),
                "--format=json",
                "--fail-severity=hint",
                "--quiet");
        return reports(Contracts.read(output), "code");
    }

    /** The reports of Redocly by redocly.yaml. */
    List<Report> redocly(Path document) {
        var output = run(
                "redocly-" + name(document),
                1,
                Node.program("redocly"),
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

    /** The reports of the AsyncAPI parser. */
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

    /** Runs a linter, which fails if its exit status is above the one that means that it reports something. */
    private Path run(String name, int reporting, String... command) {
        var output = OUTPUT.resolve(name + ".json");
        var errors = OUTPUT.resolve(name + ".log");
        var exit = node.run(HERE, QUIET, output, errors, command);
        assertThat(exit)
                .as(() -> String.join(" ", command) + " failed:\n" + text(output) + text(errors))
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
