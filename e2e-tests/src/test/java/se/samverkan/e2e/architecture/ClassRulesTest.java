package se.samverkan.e2e.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static se.samverkan.e2e.architecture.CompiledClasses.CLASSES;
import static se.samverkan.e2e.architecture.CompiledClasses.DOCUMENTS;
import static se.samverkan.e2e.architecture.CompiledClasses.DOMAIN;
import static se.samverkan.e2e.architecture.CompiledClasses.OWNER;
import static se.samverkan.e2e.architecture.CompiledClasses.PLATFORM;
import static se.samverkan.e2e.architecture.CompiledClasses.SERVICES;
import static se.samverkan.e2e.architecture.CompiledClasses.STACK;
import static se.samverkan.e2e.architecture.CompiledClasses.SUBSCRIPTIONS;

import com.tngtech.archunit.core.domain.JavaModifier;
import org.junit.jupiter.api.Test;

/** What a class may be and reach by its role: resources, use cases, clients. */
class ClassRulesTest {
    /** Types that begin transactions or reach the database. */
    private static final String STORE =
            "(jakarta\\.persistence\\.EntityManager|org\\.hibernate\\.(Stateless)?Session|java\\.sql\\.Connection"
                    + "|javax\\.sql\\.DataSource|io\\.agroal\\.api\\.AgroalDataSource|jakarta\\.transaction\\.Transactional"
                    + "|io\\.quarkus\\.narayana\\.jta\\.QuarkusTransaction)";

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
}
