package se.samverkan.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import se.samverkan.faults.cluster.Cluster;
import se.samverkan.faults.fault.Fault;
import se.samverkan.faults.fault.Faults;
import se.samverkan.stack.process.Directories;
import se.samverkan.stack.process.StartFailure;
import se.samverkan.stack.system.Setup;

/** The command ./faults. */
@Command(
        name = "./faults",
        sortOptions = false,
        description = {
            "Inflicts faults on the whole system under load, and checks that nothing acknowledged is lost, doubled or"
                    + " out of order, that no draft leaks, and that public reads go on.",
            "The exit code is 0 only if nothing was found, and the checker found every planted fault."
        })
public final class FaultsCommand implements Callable<Integer> {

    // A strong reference: java.util.logging holds loggers weakly and loses their levels.
    private static final Logger ROOT = Logger.getLogger("");

    @Spec
    private CommandSpec spec;

    @Option(names = "--rounds", paramLabel = "N", description = "rounds of each fault (default: ${DEFAULT-VALUE})")
    private int rounds = 3;

    @Option(names = "--only", split = ",", paramLabel = "FAULT", description = "only these faults: see --list")
    private Set<String> only = new LinkedHashSet<>();

    @Option(names = "--short", description = "one round of a few faults, as in ./verify")
    private boolean brief;

    @Option(names = "--seed", paramLabel = "N", description = "the seed of all choices (default: random, printed)")
    private Long seed;

    @Option(names = "--write", paramLabel = "FILE", description = "also writes the table, as Markdown, to this file")
    private Path output;

    @Option(names = "--list", description = "lists the faults")
    private boolean list;

    @Option(names = "--help", usageHelp = true, description = "show this help")
    void help(boolean requested) {
        // Picocli prints the help.
    }

    public static void main(String[] arguments) {
        ROOT.setLevel(Level.SEVERE);
        System.exit(new CommandLine(new FaultsCommand())
                .setExecutionExceptionHandler((e, command, parsed) -> {
                    if (e instanceof SuiteFailure || e instanceof StartFailure) {
                        command.getErr().println("Error: " + e.getMessage());
                        return ExitCode.SOFTWARE;
                    }
                    throw e;
                })
                .execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        if (list) {
            Faults.ALL.forEach(
                    fault -> print(String.format(Locale.ROOT, "%-22s %s", fault.key(), fault.description())));
            return ExitCode.OK;
        }
        var chosen = chosen();
        long used = seed == null ? ThreadLocalRandom.current().nextLong(1_000_000) : seed;
        var directory = Directories.temporary("faults");
        print("seed " + used + ", logs in " + directory);
        var cluster = new Cluster(Setup.repository(), directory);
        // Ctrl-C stops everything that was started.
        Runtime.getRuntime().addShutdownHook(new Thread(cluster::close, "cleanup"));
        boolean isClean;
        try (cluster) {
            cluster.start(this::print);
            var table = new FaultSuite(cluster, this::print).run(chosen, brief ? 1 : rounds, used);
            print(table.text());
            if (output != null) {
                Files.writeString(output, table.markdown());
            }
            isClean = table.isClean();
        }
        if (isClean) {
            Directories.delete(directory);
        }
        return isClean ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private List<Fault> chosen() {
        if (brief) {
            return Faults.SHORT;
        }
        var keys = Faults.ALL.stream().map(Fault::key).collect(Collectors.toSet());
        var unknown = new LinkedHashSet<>(only);
        unknown.removeAll(keys);
        if (!unknown.isEmpty() || rounds < 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    rounds < 1
                            ? "--rounds must be at least 1"
                            : "--only " + String.join(",", unknown) + ": see --list");
        }
        return Faults.ALL.stream()
                .filter(fault -> only.isEmpty() || only.contains(fault.key()))
                .toList();
    }

    private void print(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
