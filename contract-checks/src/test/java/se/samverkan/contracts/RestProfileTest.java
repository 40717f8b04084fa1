package se.samverkan.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/rest-profile.md has one row for each rule, and the tests that it names exist. */
class RestProfileTest {
    /** The number of rules: those of 1.2.0, and of 2.0.0 the published ones on traceability. */
    private static final int RULES = 156;

    private static final Set<String> STATES = Set.of("followed", "not applicable", "**exception**", "operator's");
    private static final Pattern ROW = Pattern.compile(
            "^\\| (?<rule>[A-Z]{3}[. ][^|]+) \\| (?<level>MUST|MUST NOT|SHOULD|SHOULD NOT|MAY) \\| [^|]+ \\|"
                    + " (?<state>[^|]+) \\| (?<how>[^|]+) \\| (?<tests>[^|]*)\\|$");
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");

    private record Row(String rule, String level, String state, String tests) {}

    private static List<Row> rows() throws IOException {
        return Files.readAllLines(Contracts.HOME.resolve("docs/rest-profile.md")).stream()
                .map(ROW::matcher)
                .filter(row -> row.matches())
                .map(row -> new Row(row.group("rule"), row.group("level"), row.group("state"), row.group("tests")))
                .toList();
    }

    @Test
    void every_rule_has_one_row_with_a_state() throws IOException {
        assertThat(rows()).hasSize(RULES).extracting(Row::rule).doesNotHaveDuplicates();
        assertThat(rows()).extracting(Row::state).allMatch(STATES::contains);
    }

    @Test
    void a_rule_that_is_followed_names_tests_that_exist() throws IOException {
        var existing = testClasses();
        for (var row : rows()) {
            if (row.state().equals("followed")) {
                assertThat(row.tests()).as(row.rule()).isNotBlank();
            }
            assertThat(NAME.matcher(row.tests()).results().map(name -> name.group(1)))
                    .as(row.rule())
                    .isSubsetOf(existing);
        }
    }

    @Test
    void the_names_of_lists_are_the_only_exception_from_a_must() throws IOException {
        assertThat(rows())
                .filteredOn(row -> row.level().startsWith("MUST") && row.state().equals("**exception**"))
                .extracting(Row::rule)
                .containsExactly("AME.06");
    }

    private static Set<String> testClasses() throws IOException {
        var classes = new TreeSet<String>();
        try (var modules = Files.list(Contracts.HOME)) {
            for (var tests : modules.map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (var files = Files.walk(tests)) {
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith("Test.java") || name.endsWith("Story.java"))
                            .forEach(name -> classes.add(name.replace(".java", "")));
                }
            }
        }
        return classes;
    }
}
