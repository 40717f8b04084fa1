package se.samverkan.stack.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import se.samverkan.stack.process.StartFailure;
import se.samverkan.stack.security.Keys;
import se.samverkan.stack.system.DataDirectory;

/** The command ./run token: prints a bearer token for requests that write. */
@Command(
        name = "token",
        description =
                "Prints a bearer token that is valid for five minutes, signed by the key pair that the first ./run created.",
        sortOptions = false,
        usageHelpAutoWidth = true)
final class TokenCommand implements Callable<Integer> {

    private static final Set<String> ROLES = Set.of("editor", "approver", "archivist", "admin", "integrator");
    private static final Pattern PARTY = Pattern.compile("[a-z-]+:[a-z0-9-]+");

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            required = true,
            description = "editor, approver, archivist, admin or integrator; repeatable")
    private List<String> roles;

    @Option(
            names = "--organisation",
            paramLabel = "ID",
            description =
                    "a party's id, such as municipality:0486 or police:polismyndigheten; repeatable; without it the token"
                            + " is for no organisation")
    private List<String> organisations = List.of();

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
        for (String role : roles) {
            if (!ROLES.contains(role)) {
                throw invalid("--role " + role + ": choose from editor, approver, archivist, admin, integrator");
            }
        }
        for (String organisation : organisations) {
            if (!PARTY.matcher(organisation).matches()) {
                throw invalid("--organisation " + organisation + ": not a party id such as municipality:0486");
            }
        }
        Path keys = DataDirectory.keysIn(RunCommand.dataDirectory(data));
        if (!Keys.existIn(keys)) {
            throw new StartFailure("there are no keys in " + keys + ": the first ./run creates them");
        }
        spec.commandLine().getOut().println(Keys.loadOrCreate(keys).token(roles, organisations));
        return ExitCode.OK;
    }

    private ParameterException invalid(String line) {
        return new ParameterException(spec.commandLine(), line);
    }
}
