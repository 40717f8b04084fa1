package se.samverkan.e2e.specmatic;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import se.samverkan.contracts.Node;
import se.samverkan.e2e.contract.ContractOperation;
import se.samverkan.e2e.contract.Fixtures;
import se.samverkan.e2e.contract.ServedContract;
import se.samverkan.e2e.specmatic.SpecmaticProxy.Answer;
import se.samverkan.e2e.system.SystemUnderTest;

/** The requests that Specmatic, a third party's fuzzer, derives from the served contract are answered by the contract. */
@Tag("full")
@ExtendWith(SystemUnderTest.Running.class)
@TestInstance(Lifecycle.PER_CLASS)
class SpecmaticStory {
    private static final Path HOME = Path.of(System.getProperty("samverkan.home"));
    private static final Path SPECMATIC = HOME.resolve("contract-checks/specmatic");
    private static final Path OUTPUT = HOME.resolve("e2e-tests/target/specmatic");

    private final SystemUnderTest system;
    private ServedContract contract;
    private SpecmaticReport report;
    private List<Answer> answers;

    /** A failed test of Specmatic: its scenario, the status with a message, and the request. */
    private record Complaint(String scenario, String text, String curl) {
        Optional<SpecmaticException> exception() {
            return SpecmaticException.of(scenario, text);
        }
    }

    SpecmaticStory(SystemUnderTest system) {
        this.system = system;
    }

    @BeforeAll
    void runSpecmatic() throws IOException {
        var node = Node.ready(SPECMATIC);
        var served = system.anyone().get("/openapi.json").asString();
        contract = new ServedContract(served);
        var fixtures = new Fixtures(system);
        new SpecmaticContract(served, fixtures).write(Files.createDirectories(OUTPUT));
        var junit = OUTPUT.resolve("junit/TEST-junit-jupiter.xml");
        Files.deleteIfExists(junit);
        // Only this host name resolves: Specmatic sends no telemetry and downloads nothing.
        var hosts = Files.writeString(OUTPUT.resolve("hosts"), "127.0.0.1 localhost\n");
        try (var proxy = new SpecmaticProxy(contract, fixtures, system.address())) {
            node.run(
                    OUTPUT,
                    // By the name of the contract's security scheme; the proxy replaces it by a valid token.
                    Map.of("SPECMATIC_GENERATIVE_TESTS", "true", "bearer", "token"),
                    OUTPUT.resolve("specmatic.out"),
                    OUTPUT.resolve("specmatic.err"),
                    Path.of(System.getProperty("java.home"), "bin/java").toString(),
                    "-Xmx1g",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Djdk.net.hosts.file=" + hosts,
                    "-jar",
                    SPECMATIC.resolve("node_modules/specmatic/specmatic.jar").toString(),
                    "test",
                    "--config=" + SPECMATIC.resolve("specmatic.yaml"),
                    "--testBaseURL=" + proxy.address(),
                    "--junitReportDir=junit",
                    "openapi.json");
            answers = proxy.answers();
            report = SpecmaticReport.read(junit);
        }
        System.out.printf(
                "Specmatic: %d tests of %d operations, statuses %s, exceptions %s%n",
                report.tried().size(),
                operationsWith(answer -> true).size(),
                answers.stream().collect(groupingBy(Answer::status, TreeMap::new, counting())),
                exceptions().collect(groupingBy(known -> known, TreeMap::new, counting())));
    }

    @Test
    void every_test_is_a_request_with_a_response() {
        assertThat(report.tried()).hasSameSizeAs(answers).hasSizeGreaterThan(1_000);
    }

    @Test
    void every_deviation_from_the_contract_is_a_known_exception() {
        var unknown = errors().filter(complaint -> complaint.exception().isEmpty())
                .collect(toMap(Complaint::text, complaint -> complaint, (first, again) -> first));

        assertThat(unknown.values()).isEmpty();
    }

    @Test
    void every_known_exception_is_needed() {
        assertThat(exceptions().distinct())
                .containsAll(Stream.of(SpecmaticException.values())
                        .filter(SpecmaticException::occursEveryTime)
                        .toList());
    }

    @Test
    void no_response_is_a_server_error() {
        assertThat(answers).filteredOn(answer -> answer.status() >= 500).isEmpty();
    }

    @Test
    void every_operation_has_succeeded() {
        assertThat(operationsWith(answer -> answer.status() < 300))
                .containsExactlyElementsOf(contract.operations()
                        .map(ContractOperation::id)
                        .sorted()
                        .toList());
    }

    @Test
    void every_operation_with_a_body_has_refused_a_bad_body() {
        assertThat(operationsWith(SpecmaticStory::namesThePlaceInTheBody))
                .containsAll(contract.operations()
                        .filter(operation -> operation.bodySchema().isPresent())
                        .map(ContractOperation::id)
                        .toList());
    }

    private Stream<SpecmaticException> exceptions() {
        return errors().flatMap(complaint -> complaint.exception().stream());
    }

    private Stream<Complaint> errors() {
        return report.tried().stream()
                .filter(tried -> !tried.reason().isEmpty())
                .flatMap(tried -> {
                    var answer = answers.get(tried.number() - 1);
                    var texts = answer.violations().stream()
                            .map(violation -> violation.path("text").asText())
                            .toList();
                    return (texts.isEmpty() ? List.of(tried.reason()) : texts)
                            .stream()
                                    .map(text -> new Complaint(
                                            tried.scenario(), answer.status() + " " + text, answer.curl()));
                });
    }

    private static boolean namesThePlaceInTheBody(Answer answer) {
        return answer.status() == 400
                && answer.violations().stream()
                        .anyMatch(
                                violation -> violation.path("pointer").asText().startsWith("/"));
    }

    private Set<String> operationsWith(Predicate<Answer> what) {
        return answers.stream().filter(what).map(Answer::operation).collect(Collectors.toCollection(TreeSet::new));
    }
}
