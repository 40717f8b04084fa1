package se.samverkan.e2e.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The dependencies between modules and packages, read from the compiled classes. */
class ArchitectureTest {

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
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importPaths(MODULES.stream()
                    .map(module -> HOME.resolve(module).resolve("target/classes"))
                    .toList());

    private static final String DOMAIN = "se.samverkan.domain..";
    private static final String PLATFORM = "se.samverkan.platform..";
    private static final String OWNER = "se.samverkan.owner..";
    private static final String DOCUMENTS = "se.samverkan.documents..";
    private static final String SUBSCRIPTIONS = "se.samverkan.subscriptions..";
    private static final String STACK = "se.samverkan.stack..";
    private static final String[] SERVICES = {
        "se.samverkan.agreements..",
        "se.samverkan.promises..",
        "se.samverkan.followup..",
        SUBSCRIPTIONS,
        "se.samverkan.gateway.."
    };
    /** Types that begin transactions or reach the database. */
    private static final String STORE =
            "(jakarta\\.persistence\\.EntityManager|org\\.hibernate\\.(Stateless)?Session|java\\.sql\\.Connection"
                    + "|javax\\.sql\\.DataSource|io\\.agroal\\.api\\.AgroalDataSource|jakarta\\.transaction\\.Transactional"
                    + "|io\\.quarkus\\.narayana\\.jta\\.QuarkusTransaction)";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "domain",
                "platform",
                "owner",
                "documents",
                "agreements",
                "promises",
                "followup",
                "subscriptions",
                "web",
                "gateway",
                "stack",
                "bench",
                "faults"
            })
    void every_module_is_imported(String name) {
        assertThat(CLASSES.stream().map(type -> type.getPackageName() + "."))
                .anyMatch(packageName -> packageName.startsWith("se.samverkan." + name + "."));
    }

    @Test
    void no_service_depends_on_another() {
        slices().matching("se.samverkan.(agreements|promises|followup|subscriptions|gateway)..")
                .should()
                .notDependOnEachOther()
                .check(CLASSES);
    }

    @Test
    void shared_modules_and_the_stack_depend_on_no_service() {
        noClasses()
                .that()
                .resideInAnyPackage(DOMAIN, PLATFORM, OWNER, DOCUMENTS, STACK)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SERVICES)
                .check(CLASSES);
    }

    @Test
    void the_domain_needs_neither_quarkus_nor_a_database() {
        classes()
                .that()
                .resideInAPackage(DOMAIN)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        DOMAIN,
                        "java..",
                        "jakarta.validation..",
                        "jakarta.ws.rs..",
                        "com.fasterxml.jackson..",
                        "org.eclipse.microprofile.openapi..")
                .check(CLASSES);
    }

    @Test
    void pages_are_rendered_from_json_of_the_public_api_alone() {
        classes()
                .that()
                .resideInAPackage("se.samverkan.web..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "se.samverkan.web..",
                        "se.samverkan.domain.openapi..",
                        "se.samverkan.domain.register..",
                        "java..",
                        "com.fasterxml.jackson..",
                        "io.quarkus.qute..",
                        "com.github.difflib..")
                .check(CLASSES);
    }

    @Test
    void the_platform_knows_neither_the_domain_nor_documents() {
        noClasses()
                .that()
                .resideInAPackage(PLATFORM)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(DOMAIN, OWNER, DOCUMENTS)
                .check(CLASSES);
    }

    @Test
    void shared_modules_have_nothing_to_extend() {
        classes()
                .that()
                .resideInAnyPackage(DOMAIN, PLATFORM, OWNER, DOCUMENTS)
                .and()
                .areNotInterfaces()
                .should()
                .notHaveModifier(JavaModifier.ABSTRACT)
                .check(CLASSES);
    }

    /** No request can make a service call an address of the client's choice. */
    @Test
    void only_the_proxy_to_the_owners_the_webhooks_and_the_health_check_make_http_requests() {
        noClasses()
                .that()
                .resideInAnyPackage(DOMAIN, PLATFORM, OWNER, DOCUMENTS)
                .or()
                .resideInAnyPackage(SERVICES)
                .and()
                .resideOutsideOfPackages("se.samverkan.gateway.owners..", "se.samverkan.subscriptions.webhook..")
                .and()
                .doNotHaveSimpleName("ReadinessProbe")
                .and()
                // The gateway itself, at the address where a page was requested.
                .doNotHaveSimpleName("PublicApi")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.net.http..", "jakarta.ws.rs.client..", "org.eclipse.microprofile.rest.client..")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.net\\.(Http)?URLConnection|io\\.vertx\\..*\\.(Http|Web)Client")
                .check(CLASSES);
    }

    @Test
    void only_use_cases_reach_the_database() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        OWNER,
                        DOCUMENTS,
                        SUBSCRIPTIONS,
                        "se.samverkan.platform.outbox..",
                        STACK,
                        "se.samverkan.bench..",
                        "se.samverkan.faults..")
                .and()
                .doNotHaveFullyQualifiedName("se.samverkan.followup.progress.ProgressEvents")
                .and()
                .doNotHaveFullyQualifiedName("se.samverkan.followup.progress.ProgressService")
                .and()
                .doNotHaveFullyQualifiedName("se.samverkan.followup.progress.SubjectReader")
                .and()
                .doNotHaveFullyQualifiedName("se.samverkan.followup.subject.Subjects")
                .should()
                .dependOnClassesThat()
                .haveNameMatching(STORE)
                .check(CLASSES);
    }

    @Test
    void resources_know_http_and_nothing_of_the_store() {
        noClasses()
                .that()
                .areAnnotatedWith("jakarta.ws.rs.Path")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta.persistence..",
                        "jakarta.transaction..",
                        "org.hibernate..",
                        "io.quarkus.narayana..",
                        "io.quarkus.hibernate..",
                        "java.sql..",
                        "javax.sql..",
                        "se.samverkan.platform.outbox..",
                        "org.apache.kafka..")
                .check(CLASSES);
        noClasses()
                .that()
                .areAnnotatedWith("jakarta.ws.rs.Path")
                .should()
                .dependOnClassesThat()
                .areAnnotatedWith("jakarta.persistence.Entity")
                .check(CLASSES);
    }

    @Test
    void a_class_with_a_path_is_called_a_resource() {
        classes()
                .that()
                .areAnnotatedWith("jakarta.ws.rs.Path")
                .should()
                .haveSimpleNameEndingWith("Resource")
                .check(CLASSES);
    }

    @Test
    void what_every_owner_has_knows_no_documents() {
        noClasses()
                .that()
                .resideInAPackage(OWNER)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(DOCUMENTS)
                .check(CLASSES);
    }

    /** The root of the package has subscriptions themselves, on which the other packages depend. */
    @Test
    void webhooks_know_no_subscriptions_and_subscriptions_no_deliveries() {
        noClasses()
                .that()
                .resideInAPackage("se.samverkan.subscriptions.webhook..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "se.samverkan.subscriptions",
                        "se.samverkan.subscriptions.delivery..",
                        "se.samverkan.subscriptions.change..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("se.samverkan.subscriptions")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("se.samverkan.subscriptions.delivery..", "se.samverkan.subscriptions.change..")
                .check(CLASSES);
    }

    @Test
    void the_gateway_has_no_database() {
        noClasses()
                .that()
                .resideInAPackage("se.samverkan.gateway..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        OWNER,
                        DOCUMENTS,
                        "se.samverkan.platform.outbox..",
                        "jakarta.persistence..",
                        "org.hibernate..",
                        "java.sql..")
                .check(CLASSES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"domain", "platform", "owner", "documents", "gateway", "stack", "bench", "faults"})
    void the_packages_of_a_module_are_free_of_cycles(String module) {
        slices().matching("se.samverkan." + module + ".(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }
}
