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
import se.samverkan.stack.process.Ports;
import se.samverkan.stack.process.StartFailure;
import se.samverkan.stack.system.DataDirectory;
import se.samverkan.stack.system.Setup;

/** The command ./run chain: checks that no published version has been changed. */
@Command(
        name = "chain",
        description =
                "Checks the hash chains of all published versions in the databases of the running system, or in the"
                        + " database of --url, and prints the first broken link of each document; exit code 1 if there is"
                        + " any. It names also the published versions that were lost when a database was restored to an"
                        + " older state.",
        sortOptions = false,
        usageHelpAutoWidth = true)
final class ChainCommand implements Callable<Integer> {

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

    @Option(
            names = "--url",
            paramLabel = "JDBC",
            description = "another database, such as jdbc:postgresql://db.example.se/promises; password in PGPASSWORD")
    private String url;

    @Option(names = "--user", paramLabel = "NAME", description = "the user for --url")
    private String user;

    @Option(names = "--help", usageHelp = true, description = "show this help")
    void help(boolean requested) {
        // Picocli prints the help.
    }

    @Override
    public Integer call() {
        if (url != null) {
            return isIntact(url, url, user, System.getenv("PGPASSWORD")) ? ExitCode.OK : ExitCode.SOFTWARE;
        }
        var passwords = DataDirectory.passwordsIn(RunCommand.dataDirectory(data));
        var all = true;
        for (String name : Databases.OF_DOCUMENTS) {
            if (!passwords.exist(name)) {
                throw new StartFailure(
                        "there is no database in " + RunCommand.dataDirectory(data) + ": the first ./run creates it");
            }
            var address = "jdbc:postgresql://127.0.0.1:" + Ports.from(port).postgres() + "/" + name;
            all &= isIntact(name, address, name, passwords.of(name));
        }
        return all ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private boolean isIntact(String name, String address, String reader, String password) {
        PrintWriter out = spec.commandLine().getOut();
        var chains = new VersionChains(Setup.repository());
        try (var database = DriverManager.getConnection(address, reader, password)) {
            var broken = chains.badLinks(database);
            broken.forEach(link -> out.println(name + ": " + link));
            chains.lostVersions(database).forEach(version -> out.println(name + ": " + version));
            if (broken.isEmpty()) {
                out.println(name + ": " + chains.size(database) + ", all links are valid");
            }
            return broken.isEmpty();
        } catch (SQLException e) {
            throw new StartFailure("cannot check " + address + " (is it running?): " + e.getMessage(), e);
        }
    }
}
