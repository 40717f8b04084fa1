package se.samverkan.stack.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import se.samverkan.stack.process.Ports;
import se.samverkan.stack.service.Service;

/** The command ./run restored: lets a database decide again what is public, after it was restored to an older state. */
@Command(
        name = "restored",
        description =
                "Declares that the database of a service was restored to an older state: what it holds becomes public, with"
                        + " higher sequences than the events that it lost, and documents that it does not know are"
                        + " withdrawn. Prints how many published versions were lost; ./run chain names them.",
        sortOptions = false,
        usageHelpAutoWidth = true)
final class RestoredCommand implements Callable<Integer> {

    private enum Owner {
        agreements(Service.AGREEMENTS),
        promises(Service.PROMISES),
        followup(Service.FOLLOWUP);

        private final Service service;

        Owner(Service service) {
            this.service = service;
        }
    }

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DATABASE", description = "the restored database: ${COMPLETION-CANDIDATES}")
    private Owner owner;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "the gateway's port of the running system (default: ${DEFAULT-VALUE})")
    private int port;

    @Option(names = "--help", usageHelp = true, description = "show this help")
    void help(boolean requested) {
        // Picocli prints the help.
    }

    @Override
    public Integer call() throws InterruptedException {
        var request = new RecoveryRequest(
                owner.service.module(),
                owner.service.managementAddress(Ports.from(port)),
                spec.commandLine().getOut());
        return request.carryOut("restored", "") ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
