package se.samverkan.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import se.samverkan.bench.process.BenchFailure;
import se.samverkan.bench.process.Cleanup;
import se.samverkan.bench.process.TemporaryDirectory;
import se.samverkan.bench.process.Tools;
import se.samverkan.bench.read.ReadBench;
import se.samverkan.bench.report.BenchRun;
import se.samverkan.bench.report.Machine;
import se.samverkan.bench.report.Report;
import se.samverkan.bench.report.Table;
import se.samverkan.bench.write.WriteBench;
import se.samverkan.stack.process.StartFailure;
import se.samverkan.stack.system.Setup;

/** The command ./bench: measures Samverkan on this machine and compares the figures with the goals. */
@Command(
        name = "./bench",
        description =
                "Measures Samverkan on this machine with generated national data, against nginx and plain PostgreSQL,"
                        + " prints one table and writes it to docs/performance.md. Needs nginx and wrk (apt-get install"
                        + " nginx-light wrk); without them only the rest is measured. Exit code 1 if a response was wrong.",
        sortOptions = false,
        usageHelpAutoWidth = true)
final class Bench implements Callable<Integer> {

    // A strong reference: java.util.logging holds loggers weakly and loses their levels.
    private static final Logger ROOT = Logger.getLogger("");

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--scale",
            paramLabel = "N,...",
            split = ",",
            defaultValue = "1",
            description =
                    "promises per municipality and year: 1, 10 or 100; several values show how costs grow (1,10,100)"
                            + " (default: ${DEFAULT-VALUE})")
    private List<Integer> scales;

    @Option(
            names = "--only",
            paramLabel = "CASE,...",
            split = ",",
            description = "measure only these cases: ${COMPLETION-CANDIDATES}",
            completionCandidates = Cases.class)
    private Set<String> only = new TreeSet<>();

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "2",
            description =
                    "duration in seconds of each of the three rounds of a measurement (default: ${DEFAULT-VALUE})")
    private int seconds;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "seed of the generated data (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "the file for the table (default: docs/performance.md, or no file with --only)")
    private Path output;

    @Option(names = "--help", usageHelp = true, description = "show this help")
    void help(boolean requested) {
        // Picocli prints the help.
    }

    /** The keys of all cases, for --only. */
    static final class Cases extends ArrayList<String> {
        private static final long serialVersionUID = 1;

        Cases() {
            super(Stream.of(StartBench.KEYS, ReadBench.KEYS, WriteBench.KEYS)
                    .flatMap(List::stream)
                    .toList());
        }
    }

    public static void main(String[] arguments) {
        ROOT.setLevel(Level.SEVERE);
        System.exit(new CommandLine(new Bench())
                .setExecutionExceptionHandler((e, command, parsed) -> {
                    if (e instanceof BenchFailure || e instanceof StartFailure) {
                        command.getErr().println("Error: " + e.getMessage());
                        return ExitCode.SOFTWARE;
                    }
                    throw e;
                })
                .execute(arguments));
    }

    @Override
    public Integer call() {
        validateOptions();
        var cleanup = new Cleanup();
        // Ctrl-C ends the run and everything that it has started.
        Runtime.getRuntime().addShutdownHook(new Thread(cleanup::abort, "cleanup"));
        try (cleanup) {
            return measure(cleanup);
        } catch (BenchFailure | StartFailure e) {
            if (cleanup.isAborted()) {
                // Ctrl-C caused the failure.
                return ExitCode.SOFTWARE;
            }
            throw e;
        }
    }

    private int measure(Cleanup cleanup) {
        var directory = cleanup.add(TemporaryDirectory.create()).path();
        var run = new BenchRun(
                Setup.repository(),
                directory,
                scales,
                only,
                seconds,
                seed,
                cleanup,
                spec.commandLine().getOut());
        var tools = Tools.find();
        tools.missing().ifPresent(run::log);
        if (run.includesAny(StartBench.KEYS)) {
            new StartBench(run).measure();
        }
        if (run.includesAny(ReadBench.KEYS)) {
            new ReadBench(run, tools).measure();
        }
        if (run.includesAny(WriteBench.KEYS)) {
            new WriteBench(run, tools).measure();
        }
        var report = new Report(Machine.here(), tools.versions(), command(), new Table(run.rows()));
        run.print(report.text());
        write(run, report);
        return run.isCorrect() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private void write(BenchRun run, Report report) {
        if (output == null && !only.isEmpty()) {
            return;
        }
        var file = output == null ? run.home().resolve("docs").resolve("performance.md") : output;
        try {
            Files.writeString(file, report.markdown());
            run.log("written to " + file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String command() {
        return String.join(
                        " ",
                        "./bench",
                        String.join(" ", spec.commandLine().getParseResult().originalArgs()))
                .strip();
    }

    private void validateOptions() {
        for (int scale : scales) {
            if (scale < 1 || scale > 100) {
                throw new ParameterException(spec.commandLine(), "--scale " + scale + ": choose from 1 to 100");
            }
        }
        if (seconds < 1 || seconds > 60) {
            throw new ParameterException(spec.commandLine(), "--seconds " + seconds + ": choose from 1 to 60");
        }
        var unknown = new TreeSet<>(only);
        unknown.removeAll(new Cases());
        if (!unknown.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--only " + String.join(",", unknown) + ": choose from " + String.join(", ", new Cases()));
        }
    }
}
