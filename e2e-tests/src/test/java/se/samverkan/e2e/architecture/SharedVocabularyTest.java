package se.samverkan.e2e.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Platform and documents name no kind of document, no police party and no collection: services register their kinds. */
class SharedVocabularyTest {

    private static final Path HOME = Path.of(System.getProperty("samverkan.home"));

    private static final Pattern KIND = Pattern.compile(
            "(?i)agreement|promise|follow[-_ ]?up|action[-_ ]?plan|activity[-_ ]?report|renewal|supersede|police");

    private static final Pattern STRING = Pattern.compile("\"\"\"(?s:.*?)(?<!\\\\)\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"");

    @ParameterizedTest
    @ValueSource(strings = {"platform", "owner", "documents"})
    void no_class_or_package_is_named_after_a_kind(String module) {
        assertThat(files(module, ".java"))
                .hasSizeGreaterThan(10)
                .allSatisfy(file -> assertThat(HOME.relativize(file).toString()).doesNotContainPattern(KIND));
    }

    @ParameterizedTest
    @ValueSource(strings = {"platform", "owner", "documents"})
    void no_string_names_a_kind(String module) {
        assertThat(files(module, ".java"))
                .allSatisfy(
                        file -> assertThat(strings(file)).as(file.toString()).noneMatch(KIND.asPredicate()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"platform", "owner", "documents"})
    void no_resource_names_a_kind(String module) {
        assertThat(Stream.of(".sql", ".yaml", ".properties").flatMap(ending -> files(module, ending).stream()))
                .isNotEmpty()
                .allSatisfy(file ->
                        assertThat(Files.readString(file)).as(file.toString()).doesNotContainPattern(KIND));
    }

    @Test
    void the_patterns_find_what_they_are_for() {
        assertThat(STRING.matcher("call(\"/promises\", \"x\\\"y\")").results().map(found -> found.group()))
                .containsExactly("\"/promises\"", "\"x\\\"y\"");
        assertThat(Stream.of("follow-ups", "FollowUp", "action-plans", "police:polismyndigheten", "PROMISES"))
                .allMatch(KIND.asPredicate());
    }

    private static List<String> strings(Path file) {
        try {
            return STRING.matcher(Files.readString(file))
                    .results()
                    .map(found -> found.group())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(String module, String ending) {
        try (var files = Files.walk(HOME.resolve(module).resolve("src/main"))) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
