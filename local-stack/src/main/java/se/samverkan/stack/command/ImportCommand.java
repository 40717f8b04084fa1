package se.samverkan.stack.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import se.samverkan.stack.process.StartFailure;
import se.samverkan.stack.security.Keys;
import se.samverkan.stack.system.DataDirectory;

/** The command ./run import: imports a file of documents into the running system. */
@Command(
        name = "import",
        description =
                "Imports a file of documents into the running system: a table (.csv in the shape of /exports/promises.csv,"
                        + " or .xlsx as /imports/template.xlsx), or JSON Lines (.jsonl). The same file can be imported"
                        + " again: a document is found by its id or its externalId. Exit code 0 if every document was"
                        + " imported, otherwise 1.",
        sortOptions = false,
        usageHelpAutoWidth = true)
final class ImportCommand implements Callable<Integer> {
    private static final int WIDTH = 40;
    private static final int MOST_SHOWN = 100;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "the file: .csv, .xlsx or .jsonl")
    private Path file;

    @Option(names = "--dry-run", description = "only tell what would happen")
    private boolean dryRun;

    @Option(
            names = "--municipality",
            paramLabel = "CODE",
            description =
                    "import for this municipality, such as 0486; repeatable (default: the municipalities and police"
                            + " areas that the file names)")
    private List<String> municipalities = List.of();

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            defaultValue = "PROMISE",
            description =
                    "PROMISE, AGREEMENT, ACTION_PLAN, FOLLOW_UP or ACTIVITY_REPORT (default: ${DEFAULT-VALUE}); tables are"
                            + " of promises")
    private String kind;

    @Option(
            names = "--publish",
            description = "publish the documents, which have been public before (default: they become drafts)")
    private boolean publish;

    @Option(
            names = "--address",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080/samverkan/v1",
            description = "the address of the API (default: ${DEFAULT-VALUE})")
    private URI address;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "where ./run keeps its data (default: .samverkan in the repository)")
    private Path data;

    @Option(names = "--help", usageHelp = true, description = "show this help")
    void help(boolean requested) {
        // Picocli prints the help.
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ImportFileType type = ImportFileType.of(file)
                .orElseThrow(() -> invalid(file + ": its name must end with .csv, .xlsx, .jsonl or .ndjson"));
        if (!Files.isReadable(file)) {
            throw invalid(file + ": there is no such file, or it can't be read");
        }
        ImportClient client = new ImportClient(address, keys(), organisations(type));
        JsonNode begun = client.create(
                "kind=" + kind + "&dryRun=" + dryRun + (publish ? "&basis=ARCHIVE" : ""), type.mediaType(), file);
        JsonNode done = client.awaitEnd(begun, this::showProgress);
        out().println();
        return summarise(client, done);
    }

    private Keys keys() {
        Path keys = DataDirectory.keysIn(RunCommand.dataDirectory(data));
        if (!Keys.existIn(keys)) {
            throw new StartFailure("there are no keys in " + keys + ": the first ./run creates them");
        }
        return Keys.loadOrCreate(keys);
    }

    private Collection<String> organisations(ImportFileType type) throws IOException {
        if (municipalities.isEmpty()) {
            Collection<String> named = type.organisations(file);
            if (named.isEmpty()) {
                throw invalid("say for which municipality: --municipality 0486");
            }
            return named;
        }
        return municipalities.stream()
                .map(code -> {
                    if (!code.matches("\\d{4}")) {
                        throw invalid("--municipality " + code + ": not a code of four digits such as 0486");
                    }
                    return "municipality:" + code;
                })
                .toList();
    }

    private void showProgress(int done, int total) {
        int filled = total == 0 ? WIDTH : done * WIDTH / total;
        out().print(String.format(
                Locale.ROOT,
                "\r[%s%s] %d of %d documents",
                "#".repeat(filled),
                ".".repeat(WIDTH - filled),
                done,
                total));
        out().flush();
    }

    private int summarise(ImportClient client, JsonNode done) throws IOException, InterruptedException {
        JsonNode counts = done.path("counts");
        out().println(String.format(
                Locale.ROOT,
                "%s%d created, %d changed, %d unchanged, %d refused, %d doubled",
                dryRun ? "This would happen: " : "",
                counts.path("created").asInt(),
                counts.path("changed").asInt(),
                counts.path("unchanged").asInt(),
                counts.path("refused").asInt(),
                counts.path("doubled").asInt()));
        done.path("ignoredColumns").forEach(column -> out().println("Column left out: " + column.asText()));
        List<String> rows = new ArrayList<>();
        for (String outcome : List.of("REFUSED", "DOUBLED")) {
            client.documents(done, outcome, MOST_SHOWN).forEach(document -> addRows(rows, document));
        }
        if (!rows.isEmpty()) {
            out().println(row("row", "column", "place", "what is wrong"));
            rows.forEach(out()::println);
        }
        if (!dryRun) {
            out().println("Undo it all: POST "
                    + done.at("/_links/reversals/href").asText());
        }
        return rows.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private static void addRows(List<String> rows, JsonNode document) {
        document.path("violations")
                .forEach(violation -> rows.add(row(
                        violation.path("row").asText(document.path("row").asText()),
                        violation.path("column").asText("-"),
                        violation.path("pointer").asText(),
                        violation.path("text").asText())));
    }

    private static String row(String row, String column, String pointer, String text) {
        return String.format(Locale.ROOT, "%6s  %-18s  %-30s  %s", row, column, pointer, text);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private ParameterException invalid(String line) {
        return new ParameterException(spec.commandLine(), line);
    }
}
