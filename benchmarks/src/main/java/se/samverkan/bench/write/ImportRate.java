package se.samverkan.bench.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import se.samverkan.bench.data.NationalData;
import se.samverkan.bench.data.PromiseText;
import se.samverkan.bench.process.BenchFailure;
import se.samverkan.bench.report.BenchRun;
import se.samverkan.bench.report.FigureGoal;
import se.samverkan.bench.report.Row;
import se.samverkan.stack.system.LocalSystem;

/**
 * Imports the promises of the whole country as one file: a dry run, the import, and the same file again, which changes nothing.
 * The baseline is one connection that inserts the same rows by plain JDBC.
 */
final class ImportRate {
    private final BenchRun run;
    private final LocalSystem system;
    private final OwnerClient owner;
    private final NationalData data;

    ImportRate(BenchRun run, LocalSystem system, OwnerClient owner, NationalData data) {
        this.run = run;
        this.system = system;
        this.owner = owner;
        this.data = data;
    }

    Row measure(PlainInserts.Texts texts) throws IOException, SQLException {
        var lines = LongStream.range(0, data.promises()).mapToObj(this::line).collect(Collectors.joining("\n"));
        run.log("import: %d promises, %.1f MiB".formatted(data.promises(), lines.length() / 1024.0 / 1024));
        var tried = rate(lines, "dryRun=true", "created");
        var imported = rate(lines, "dryRun=false&basis=ARCHIVE", "created");
        var again = rate(lines, "dryRun=false&basis=ARCHIVE", "unchanged");
        double plain;
        try (var inserts = new PlainInserts(system, 1)) {
            inserts.run(1, texts);
            plain = inserts.run(run.seconds(), texts).requestsPerSecond();
        }
        return Row.of(
                "import of %d promises, against plain inserts by one connection".formatted(data.promises()),
                imported / plain,
                "",
                FigureGoal.atLeast(0.1),
                String.format(
                        Locale.ROOT,
                        "%.0f documents/s; dry run %.0f/s, again %.0f/s; plain %.0f/s",
                        imported,
                        tried,
                        again,
                        plain));
    }

    /** A promise with a key and a page of its own. */
    private String line(long number) {
        var promise = new PromiseText(data.promiseSeed(number)).request().put("externalId", "national-" + number);
        var source = (ObjectNode) promise.path("sources").path(0);
        source.put("url", source.path("url").asText() + "/" + number);
        return promise.toString();
    }

    /** Documents per second; all of them must have this outcome. */
    private double rate(String lines, String query, String outcome) throws IOException {
        long begun = System.nanoTime();
        JsonNode done = owner.importLines(query, lines);
        double seconds = (System.nanoTime() - begun) / 1e9;
        if (done.path("counts").path(outcome).asLong() != data.promises()) {
            throw new BenchFailure("import " + query + ": " + done.path("counts"));
        }
        run.log("import " + query + ": %.1f s".formatted(seconds));
        return data.promises() / seconds;
    }
}
