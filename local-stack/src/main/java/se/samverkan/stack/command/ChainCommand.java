package se.samverkan.stack.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import se.samverkan.stack.postgres.Databases;
import se.samverkan.stack.postgres.VersionChains;
import se.samverkan.stack.process.Passwords;
import se.samverkan.stack.process.Ports;
import se.samverkan.stack.process.StartFailure;
import se.samverkan.stack.system.Setup;

/** The command ./run chain: whether every published version is still what was published. */
@Command(
        name = "chain",
        description =
                "Checks the hash chain of every published version in the databases of the system that is up, or in the one"
                        + " that --url names, and names the first bad link of each document; exit code 1 if there is any.",
        sortOptions = false,
        usageHelpAutoWidth = true)
final class ChainCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "the gateway's port of the system that is up (default: ${DEFAULT-VALUE})")
    private int port;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "where ./run keeps its data (default: .samverkan in the repository)")
    private Path data;

    @Option(
            names = "--url",
            paramLabel = "JDBC",
            description =
                    "another database, such as jdbc:postgresql://db.example.se/promises; its password in PGPASSWORD")
    private String url;

    @Option(names = "--user", paramLabel = "NAME", description = "who reads that database")
    private String user;

    @Option(names = "--help", usageHelp = true, description = "show this help")
    void help(boolean asked) {
        // Picocli prints it.
    }

    @Override
    public Integer call() {
        if (url != null) {
            return holds(url, url, user, System.getenv("PGPASSWORD")) ? ExitCode.OK : ExitCode.SOFTWARE;
        }
        var passwords = new Passwords(
                RunCommand.dataDirectory(data).resolve("postgresql").resolve("passwords"));
        var all = true;
        for (String name : Databases.NAMES) {
            if (!passwords.exist(name)) {
                throw new StartFailure(
                        "there is no database in " + RunCommand.dataDirectory(data) + ": the first ./run makes it");
            }
            var address = "jdbc:postgresql://127.0.0.1:" + Ports.from(port).postgres() + "/" + name;
            all &= holds(name, address, name, passwords.of(name));
        }
        return all ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private boolean holds(String name, String address, String reader, String password) {
        PrintWriter out = spec.commandLine().getOut();
        var chains = new VersionChains(Setup.repository());
        try (var database = DriverManager.getConnection(address, reader, password)) {
            var bad = chains.badLinks(database);
            bad.forEach(link -> out.println(name + ": " + link));
            if (bad.isEmpty()) {
                out.println(name + ": " + chains.size(database) + ", every link holds");
            }
            return bad.isEmpty();
        } catch (SQLException e) {
            throw new StartFailure("cannot check " + address + " (is it up?): " + e.getMessage(), e);
        }
    }
}
