package se.samverkan.e2e;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The shape of the house, read from what its modules were compiled to. */
class ArchitectureTest {
    private static final Path HOME = Path.of(System.getProperty("samverkan.home"));
    private static final List<String> MODULES = List.of(
            "service-kit", "agreements-service", "promises-service", "followup-service", "gateway", "local-stack");
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importPaths(MODULES.stream()
                    .map(module -> HOME.resolve(module).resolve("target/classes"))
                    .toList());

    private static final String KIT = "se.samverkan.kit..";
    private static final String[] SERVICES = {
        "se.samverkan.agreements..", "se.samverkan.promises..", "se.samverkan.followup..", "se.samverkan.gateway.."
    };
    /** What begins transactions or reaches the database. */
    private static final String STORE =
            "(jakarta\\.persistence\\.EntityManager|org\\.hibernate\\.(Stateless)?Session|java\\.sql\\.Connection"
                    + "|javax\\.sql\\.DataSource|io\\.agroal\\.api\\.AgroalDataSource|jakarta\\.transaction\\.Transactional"
                    + "|io\\.quarkus\\.narayana\\.jta\\.QuarkusTransaction)";

    @Test
    void everyModuleIsLookedAt() {
        for (var module : List.of("kit", "agreements", "promises", "followup", "gateway", "stack")) {
            assertThat(CLASSES.stream().map(type -> type.getPackageName() + "."))
                    .anyMatch(name -> name.startsWith("se.samverkan." + module + "."));
        }
    }

    @Test
    void noServiceDependsOnAnother() {
        slices().matching("se.samverkan.(agreements|promises|followup|gateway)..")
                .should()
                .notDependOnEachOther()
                .check(CLASSES);
    }

    @Test
    void theKitAndTheStackDependOnNoService() {
        noClasses()
                .that()
                .resideInAnyPackage(KIT, "se.samverkan.stack..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SERVICES)
                .check(CLASSES);
    }

    @Test
    void theKitHasNothingToExtend() {
        classes()
                .that()
                .resideInAPackage(KIT)
                .and()
                .areNotInterfaces()
                .should()
                .notHaveModifier(JavaModifier.ABSTRACT)
                .check(CLASSES);
    }

    @Test
    void theKitKnowsNoAgreementPromiseOrFollowUp() {
        noClasses()
                .that()
                .resideInAPackage(KIT)
                .should()
                .haveNameMatching("(?i).*(agreement|promise|follow_?up|actionplan|activityreport).*")
                .check(CLASSES);
    }

    @Test
    void onlyUseCasesReachTheDatabase() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "se.samverkan.kit.document..", "se.samverkan.kit.outbox..", "se.samverkan.stack..")
                .and()
                .doNotHaveFullyQualifiedName("se.samverkan.followup.Progress")
                .and()
                .doNotHaveFullyQualifiedName("se.samverkan.followup.SubjectReader")
                .should()
                .dependOnClassesThat()
                .haveNameMatching(STORE)
                .check(CLASSES);
    }

    @Test
    void resourcesKnowHttpAndNothingOfTheStore() {
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
                        "se.samverkan.kit.outbox..",
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
    void whatHasAPathIsAResource() {
        classes()
                .that()
                .areAnnotatedWith("jakarta.ws.rs.Path")
                .should()
                .haveSimpleNameEndingWith("Resource")
                .check(CLASSES);
    }

    @Test
    void theGatewayHasNoDatabase() {
        noClasses()
                .that()
                .resideInAPackage("se.samverkan.gateway..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "se.samverkan.kit.document..",
                        "se.samverkan.kit.outbox..",
                        "jakarta.persistence..",
                        "org.hibernate..",
                        "java.sql..")
                .check(CLASSES);
    }

    @Test
    void thePackagesOfTheKitGoRoundInNoCircle() {
        slices().matching("se.samverkan.kit.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses()
                .should()
                .haveNameMatching(".*[.$](Abstract\\w*|\\w*(Utils?|Helpers?|Manager|Impl|Dto|DTO|Mapper))")
                .check(CLASSES);
    }

    @Test
    void nothingIsGeneratedByLombokOrMapStruct() {
        assertThat(MODULES.stream().flatMap(ArchitectureTest::sources))
                .hasSizeGreaterThan(100)
                .allSatisfy(source -> assertThat(Files.readString(source))
                        .as(source.toString())
                        .doesNotContain("import lombok", "import org.mapstruct"));
    }

    private static Stream<Path> sources(String module) {
        try (var files = Files.walk(HOME.resolve(module).resolve("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
