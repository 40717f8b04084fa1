package se.samverkan.stack.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import se.samverkan.stack.system.SystemBackup;

/** The command ./run restore: replaces the data of the stopped system by those of a backup. */
@Command(
        name = "restore",
        description =
                "Replaces the data of the stopped system by those that ./run backup wrote. The replaced data stay in a"
                        + " directory beside. Afterwards start with ./run, and let ./run republish fill Kafka.",
        sortOptions = false,
        usageHelpAutoWidth = true)
final class RestoreCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "the directory that ./run backup wrote")
    private Path source;

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
        Path root = RunCommand.dataDirectory(data);
        Path replaced = SystemBackup.restore(source, root, out::println);
        out.println("Restored to " + root + "; the replaced data are in " + replaced);
        out.println("Now start the system with ./run, and send everything to Kafka with ./run republish");
        return ExitCode.OK;
    }
}
