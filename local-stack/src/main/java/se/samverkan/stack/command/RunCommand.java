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
import se.samverkan.stack.process.ClassArchive;
import se.samverkan.stack.process.Ports;
import se.samverkan.stack.process.StartFailure;
import se.samverkan.stack.system.LocalSystem;
import se.samverkan.stack.system.Setup;

/** The command ./run: starts the whole system and runs until Ctrl-C. */
@Command(
        name = "./run",
        description =
                "Builds Samverkan where necessary, starts the whole system on this machine, loads the sample data and"
                        + " prints the addresses. Ctrl-C stops everything. The data are kept for the next start.",
        subcommands = {
            StatusCommand.class,
            TokenCommand.class,
            ChainCommand.class,
            RepublishCommand.class,
            RestoredCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            ImportCommand.class
        },
        sortOptions = false,
        usageHelpAutoWidth = true)
final class RunCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "N",
            description =
                    "the first of fourteen ports in a row, which is the gateway's (default: 8080, with --tls 8443)")
    private Integer port;

    @Option(
            names = "--tls",
            description = "let the gateway answer https instead of http, with a self-signed certificate")
    private boolean tls;

    @Option(names = "--fresh", description = "delete the data of earlier runs first")
    private boolean fresh;

    @Option(names = "--no-sample-data", description = "start without loading the sample data")
    private boolean noSampleData;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "where the data are kept (default: .samverkan in the repository)")
    private Path data;

    @Option(names = "--help", usageHelp = true, description = "show this help")
    void help(boolean requested) {
        // Picocli prints the help.
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
        RunLog.writeTo(directory.resolve("logs").resolve("launcher.log"));
        Setup setup = new Setup(Setup.repository(), directory, Ports.from(gateway), fresh, tls, Map.of());
        LocalSystem localSystem = new LocalSystem(setup, line -> {
            if (!stopping) {
                print(out, "  " + line);
            }
        });
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(localSystem, out), "stop"));
        print(out, "Starting Samverkan; logs in " + directory.resolve("logs"));
        try {
            localSystem.start();
            if (!noSampleData) {
                localSystem.loadSampleData();
            }
        } catch (StartFailure e) {
            if (stopping) {
                // Ctrl-C during the start caused the failure.
                return CommandLine.ExitCode.SOFTWARE;
            }
            localSystem.close();
            throw e;
        }
        ClassArchive.markLauncherStarted(setup.home());
        print(out, new StartMessage(localSystem, setup.ports()).text());
        throw new StartFailure(localSystem.supervise());
    }

    private static int defaultPort(boolean tls) {
        return tls ? 8443 : 8080;
    }

    private void stop(LocalSystem localSystem, PrintWriter out) {
        stopping = true;
        localSystem.close(part -> print(out, "  " + part + " stopped"));
    }

    private static void print(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }

    /** The given directory, or the default one in the repository, whatever the working directory is. */
    static Path dataDirectory(Path configured) {
        Path directory = configured == null ? Setup.repository().resolve(".samverkan") : configured;
        return directory.toAbsolutePath().normalize();
    }
}
