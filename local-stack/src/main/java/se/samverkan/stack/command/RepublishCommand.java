package se.samverkan.stack.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import se.samverkan.stack.process.Ports;
import se.samverkan.stack.service.Service;

/** The command ./run republish: sends the newest events again, after Kafka has lost some. */
@Command(
        name = "republish",
        description =
                "Sends the newest event of every published document again, after Kafka was emptied or restored to an older"
                        + " state. Readers that have the events already ignore them.",
        sortOptions = false,
        usageHelpAutoWidth = true)
final class RepublishCommand implements Callable<Integer> {

    private static final Map<String, Service> OWNERS = Map.of(
            "agreements", Service.AGREEMENTS,
            "action-plans", Service.AGREEMENTS,
            "promises", Service.PROMISES,
            "follow-ups", Service.FOLLOWUP,
            "activity-reports", Service.FOLLOWUP,
            "progress", Service.FOLLOWUP);

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "only agreements, action-plans, promises, follow-ups, activity-reports or progress")
    private String kind;

    @Option(
            names = "--document",
            paramLabel = "ID",
            description = "only the document with this id; with --kind, or every owner is asked")
    private String document;

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
        if (kind != null && !OWNERS.containsKey(kind)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--kind " + kind + ": choose from "
                            + String.join(
                                    ", ", OWNERS.keySet().stream().sorted().toList()));
        }
        if (document != null && !document.matches("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}")) {
            throw new ParameterException(spec.commandLine(), "--document " + document + ": not an id (a UUID)");
        }
        var query = new ArrayList<String>();
        if (kind != null) {
            query.add("collection=" + kind);
        }
        if (document != null) {
            query.add("document=" + document);
        }
        var owners = kind == null ? Service.documentOwners() : List.of(OWNERS.get(kind));
        int succeeded = 0;
        for (var owner : owners) {
            var request = new RecoveryRequest(
                    owner.module(),
                    owner.managementAddress(Ports.from(port)),
                    spec.commandLine().getOut());
            succeeded += request.carryOut("republish", "?" + String.join("&", query)) ? 1 : 0;
        }
        // A document has one owner: the others do not know it.
        return succeeded == owners.size() || (document != null && succeeded > 0) ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
