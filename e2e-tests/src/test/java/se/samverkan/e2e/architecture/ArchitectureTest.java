package se.samverkan.e2e.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static se.samverkan.e2e.architecture.CompiledClasses.CLASSES;
import static se.samverkan.e2e.architecture.CompiledClasses.DOCUMENTS;
import static se.samverkan.e2e.architecture.CompiledClasses.DOMAIN;
import static se.samverkan.e2e.architecture.CompiledClasses.OWNER;
import static se.samverkan.e2e.architecture.CompiledClasses.PLATFORM;
import static se.samverkan.e2e.architecture.CompiledClasses.SERVICES;
import static se.samverkan.e2e.architecture.CompiledClasses.STACK;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The dependencies between modules and packages, read from the compiled classes. */
class ArchitectureTest {

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
