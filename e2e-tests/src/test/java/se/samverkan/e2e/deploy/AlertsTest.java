package se.samverkan.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import se.samverkan.contracts.Tool;
import se.samverkan.stack.system.Setup;

/** The alerts of deploy/observability: each has a unit test and a place in the runbook. */
class AlertsTest {
    private static final Path RULES = Setup.repository().resolve("deploy/observability/rules");

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    static List<JsonNode> rules() throws IOException {
        return elements(new YAMLMapper()
                        .readTree(RULES.resolve("samverkan.yml").toFile())
                        .path("groups"))
                .flatMap(group -> elements(group.path("rules")))
                .toList();
    }

    private static List<JsonNode> alerts() throws IOException {
        return rules().stream().filter(rule -> rule.has("alert")).toList();
    }

    @Test
    void every_alert_links_to_what_to_do_about_it() throws IOException {
        var runbook = Files.readString(Setup.repository().resolve("docs/operations/watch.md"), StandardCharsets.UTF_8);

        assertThat(alerts()).hasSizeGreaterThan(10).allSatisfy(alert -> {
            var name = alert.path("alert").asText();
            assertThat(runbook).contains("### " + name + "\n");
            assertThat(alert.at("/annotations/runbook_url").asText())
                    .isEqualTo("docs/operations/watch.md#" + name.toLowerCase(Locale.ROOT));
            assertThat(alert.at("/labels/severity").asText()).isIn("page", "ticket");
        });
    }

    @Test
    void every_alert_has_a_unit_test_in_which_it_fires() throws IOException {
        var tested = elements(new YAMLMapper()
                        .readTree(RULES.resolve("samverkan.test.yml").toFile())
                        .path("tests"))
                .flatMap(test -> elements(test.path("alert_rule_test")))
                .filter(test -> !test.path("exp_alerts").isEmpty())
                .map(test -> test.path("alertname").asText());

        assertThat(tested)
                .containsExactlyInAnyOrderElementsOf(alerts().stream()
                        .map(alert -> alert.path("alert").asText())
                        .toList());
    }

    @Test
    void prometheus_accepts_the_rules_and_their_unit_tests_succeed() {
        assertThat(Tool.PROMTOOL.run(RULES, "test", "rules", "samverkan.test.yml"))
                .contains("SUCCESS");
    }
}
