package se.samverkan.stack.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import se.samverkan.stack.process.Ports;
import se.samverkan.stack.system.DataDirectory;
import se.samverkan.stack.system.PartStatus;
import se.samverkan.stack.system.SystemStatus;

/** The command ./run status: shows whether each part of the running system is ready. */
@Command(
        name = "status",
        description =
                "Shows each part of the running system: its port, whether it is ready, its memory, of an owner also"
                        + " how long the oldest event has waited to be sent, of the gateway the age of its index. Exit"
                        + " code 0 if everything is ready, otherwise 1.",
        sortOptions = false,
        usageHelpAutoWidth = true)
final class StatusCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

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
        Path directory = RunCommand.dataDirectory(data);
        if (!DataDirectory.isInUse(directory)) {
            out.println("Nothing runs on " + directory + ": ./run starts the system");
            return ExitCode.SOFTWARE;
        }
        SystemStatus status = SystemStatus.read(directory, Ports.from(port));
        out.println(row("", "port", "state", "memory", ""));
        status.parts().forEach(part -> out.println(row(part)));
        return status.isReady() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private static String row(PartStatus part) {
        return row(
                part.name(),
                Integer.toString(part.port()),
                part.state().toString(),
                part.memory() == 0 ? "-" : part.memory() + " MiB",
                part.detail());
    }

    private static String row(String name, String port, String state, String memory, String detail) {
        return String.format(Locale.ROOT, "%-22s%5s  %-10s%9s  %s", name, port, state, memory, detail)
                .stripTrailing();
    }
}
