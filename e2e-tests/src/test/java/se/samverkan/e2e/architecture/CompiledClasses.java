package se.samverkan.e2e.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;

/** The classes of all modules, imported once, and the packages of the modules. */
final class CompiledClasses {
    private static final Path HOME = Path.of(System.getProperty("samverkan.home"));
    private static final List<String> MODULES = List.of(
            "domain",
            "platform",
            "owner",
            "documents",
            "agreements-service",
            "promises-service",
            "followup-service",
            "subscriptions-service",
            "web",
            "gateway",
            "local-stack",
            "benchmarks",
            "fault-suite");
    static final JavaClasses CLASSES = new ClassFileImporter()
            .importPaths(MODULES.stream()
                    .map(module -> HOME.resolve(module).resolve("target/classes"))
                    .toList());

    static final String DOMAIN = "se.samverkan.domain..";
    static final String PLATFORM = "se.samverkan.platform..";
    static final String OWNER = "se.samverkan.owner..";
    static final String DOCUMENTS = "se.samverkan.documents..";
    static final String SUBSCRIPTIONS = "se.samverkan.subscriptions..";
    static final String STACK = "se.samverkan.stack..";
    static final String[] SERVICES = {
        "se.samverkan.agreements..",
        "se.samverkan.promises..",
        "se.samverkan.followup..",
        SUBSCRIPTIONS,
        "se.samverkan.gateway.."
    };

    private CompiledClasses() {}
}
