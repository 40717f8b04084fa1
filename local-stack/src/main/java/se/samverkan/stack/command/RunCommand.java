package se.samverkan.stack.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import se.samverkan.stack.process.Ports;
import se.samverkan.stack.process.StartFailure;
import se.samverkan.stack.service.ClassArchive;
import se.samverkan.stack.system.LocalSystem;
import se.samverkan.stack.system.Setup;

/** The command ./run: starts the whole system and keeps it up until it is told to stop. */
@Command(
        name = "./run",
        description =
                "Builds what is not built, starts the whole of Samverkan on this machine, loads the sample data and"
                        + " prints the addresses. Ctrl-C stops everything. The data are kept for the next start.",
        subcommands = {TokenCommand.class, ChainCommand.class},
        sortOptions = false,
        usageHelpAutoWidth = true)
final class RunCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "the gateway's port; the next six serve the other parts (default: 8080, with --tls 8443)")
    private Integer port;

    @Option(
            names = "--tls",
            description = "let the gateway answer https instead of http, by a certificate of this machine's own")
    private boolean tls;

    @Option(names = "--fresh", description = "forget the data of earlier runs first")
    private boolean fresh;

    @Option(names = "--no-sample-data", description = "start without loading the sample data")
    private boolean noSampleData;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "where the data are kept (default: .samverkan in the repository)")
    private Path data;

    @Option(names = "--help", usageHelp = true, description = "show this help")
    void help(boolean asked) {
        // Picocli prints it.
    }

    private volatile boolean stopping;

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new RunCommand()).setExecutionExceptionHandler((e, command, parsed) -> {
            if (e instanceof StartFailure) {
                command.getErr().println("Error: " + e.getMessage());
                return CommandLine.ExitCode.SOFTWARE;
            }
            throw e;
        });
    }

    @Override
    public Integer call() throws Exception {
        int gateway = port == null ? defaultPort(tls) : port;
        if (gateway < 1024 || gateway > 65535 - Ports.COUNT + 1) {
            throw new ParameterException(
                    spec.commandLine(), "--port " + gateway + ": choose one from 1024 to " + (65535 - Ports.COUNT + 1));
        }
        PrintWriter out = spec.commandLine().getOut();
        Path directory = dataDirectory(data);
        RunLog.writeTo(directory.resolve("logs").resolve("kafka.log"));
        Setup setup = new Setup(Setup.repository(), directory, Ports.from(gateway), fresh, tls, Map.of());
        LocalSystem samverkan = new LocalSystem(setup, line -> {
            if (!stopping) {
                say(out, "  " + line);
            }
        });
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(samverkan, out), "stop"));
        say(out, "Starting Samverkan; logs in " + directory.resolve("logs"));
        try {
            samverkan.start();
            if (!noSampleData) {
                samverkan.loadSampleData();
            }
        } catch (StartFailure e) {
            if (stopping) {
                // Ctrl-C during the start: the failure is only its consequence.
                return CommandLine.ExitCode.SOFTWARE;
            }
            samverkan.close();
            throw e;
        }
        ClassArchive.launcherWasUp(setup.home());
        say(out, new Welcome(samverkan, setup.ports()).text());
        throw new StartFailure(samverkan.awaitDeath());
    }

    private static int defaultPort(boolean tls) {
        return tls ? 8443 : 8080;
    }

    private void stop(LocalSystem samverkan, PrintWriter out) {
        stopping = true;
        samverkan.close(part -> say(out, "  " + part + " stopped"));
    }

    private static void say(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }

    /** A directory that is not named lies in the repository, wherever ./run is called from. */
    static Path dataDirectory(Path named) {
        Path directory = named == null ? Setup.repository().resolve(".samverkan") : named;
        return directory.toAbsolutePath().normalize();
    }
}
