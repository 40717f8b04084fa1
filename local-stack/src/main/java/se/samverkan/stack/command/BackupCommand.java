package se.samverkan.stack.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import se.samverkan.stack.process.Ports;
import se.samverkan.stack.system.SystemBackup;

/** The command ./run backup: copies the databases and keys of the local system, while it runs or not. */
@Command(
        name = "backup",
        description =
                "Copies the databases, their passwords and the keys to a new directory, while the system runs or not."
                        + " ./run restore takes them back. Whoever can read the directory can read every draft, and write as"
                        + " anyone.",
        sortOptions = false,
        usageHelpAutoWidth = true)
final class BackupCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "the directory to create")
    private Path target;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "the gateway's port of the running system (default: ${DEFAULT-VALUE})")
    private int port;

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
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        long begun = System.nanoTime();
        long bytes = SystemBackup.write(RunCommand.dataDirectory(data), Ports.from(port), target, out::println);
        out.println(String.format(
                Locale.ROOT,
                "Wrote %s: %d MiB in %.1f s. ./run restore %s takes it back",
                target,
                bytes / 1024 / 1024,
                (System.nanoTime() - begun) / 1e9,
                target));
        return ExitCode.OK;
    }
}
