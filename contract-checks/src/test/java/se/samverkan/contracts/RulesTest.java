package se.samverkan.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every rule reports on a contract that breaks it, and none on a contract that keeps them all. */
class RulesTest {
    private static final Path HERE = Contracts.HOME.resolve("contract-checks");
    private static final Path EXAMPLES = HERE.resolve("src/test/resources");

    private Linters linters;

    @BeforeEach
    void linters() {
        linters = Linters.ready();
    }

    @TestFactory
    Stream<DynamicTest> every_rule_reports_on_a_contract_that_breaks_it() {
        var reporting = Stream.of("broken.yaml", "broken-3.0.yaml")
                .flatMap(name -> linters.spectral(EXAMPLES.resolve(name), "unified.yaml").stream())
                .map(Linters.Report::rule)
                .collect(Collectors.toSet());
        return Stream.of("profile.yaml", "owasp.yaml")
                .flatMap(file -> Contracts.read(HERE.resolve("rules/" + file))
                        .get("rules")
                        .propertyStream())
                .map(Map.Entry::getKey)
                .map(rule -> DynamicTest.dynamicTest(
                        rule, () -> assertThat(reporting).contains(rule)));
    }

    @Test
    void a_sound_contract_keeps_all_rules() {
        assertThat(linters.spectral(EXAMPLES.resolve("sound.yaml"), "unified.yaml"))
                .isEmpty();
        assertThat(linters.redocly(EXAMPLES.resolve("sound.yaml"))).isEmpty();
    }

    @Test
    void redocly_reports_on_a_broken_contract() {
        assertThat(linters.redocly(EXAMPLES.resolve("broken.yaml")))
                .extracting(Linters.Report::rule)
                .contains("security-defined", "operation-4xx-response", "no-unused-components");
    }
}
