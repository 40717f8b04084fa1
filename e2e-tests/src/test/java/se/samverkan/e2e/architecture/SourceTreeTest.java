package se.samverkan.e2e.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The sizes of packages and files, and the ways in which a test may be skipped, read from the sources of all modules. */
class SourceTreeTest {
    private static final Path HOME = Path.of(System.getProperty("samverkan.home"));
    private static final int MOST_FILES = 15;
    /** The one larger package: the content records of the domain's language. */
    private static final Path DOMAIN_CONTENT = Path.of("domain/src/main/java/se/samverkan/domain/content");

    private static final int MOST_DOMAIN_FILES = 25;
    private static final int MOST_LINES = 250;
    private static final String PACKAGE_INFO = "package-info.java";

    /** JUnit's conditions and assumptions, of which only Tool in contract-checks may make use. */
    private static final Pattern SKIPPING = Pattern.compile(
            "import (static )?org\\.junit\\.jupiter\\.api\\.(Disabled|Assumptions|condition)|import (static )?org\\.assertj\\.core\\.api\\.Assumptions");

    @Test
    void no_package_has_more_than_15_files() {
        assertThat(packages("src/main/java")).hasSizeGreaterThan(20).allSatisfy((directory, files) -> assertThat(
                        files.stream().filter(file -> !file.endsWith(PACKAGE_INFO)))
                .as(directory.toString())
                .hasSizeLessThanOrEqualTo(directory.equals(DOMAIN_CONTENT) ? MOST_DOMAIN_FILES : MOST_FILES));
    }

    @Test
    void every_package_has_a_package_info_with_one_sentence_of_javadoc() {
        assertThat(packages("src/main/java")).allSatisfy((directory, files) -> assertThat(
                        HOME.resolve(directory).resolve(PACKAGE_INFO))
                .content()
                .startsWith("/**")
                .contains("package " + name(directory) + ";"));
    }

    @Test
    void no_main_file_is_longer_than_250_lines() {
        assertThat(sources("src/main/java"))
                .allSatisfy(file ->
                        assertThat(lines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(MOST_LINES));
    }

    @Test
    void a_test_is_skipped_by_the_one_mechanism_only() {
        assertThat(sources("src/test/java"))
                .hasSizeGreaterThan(100)
                .filteredOn(file -> lines(file).stream().anyMatch(SKIPPING.asPredicate()))
                .extracting(file -> file.getFileName().toString())
                .containsExactly("Tool.java");
    }

    private static Map<Path, List<Path>> packages(String root) {
        return sources(root).stream()
                .collect(Collectors.groupingBy(Path::getParent, TreeMap::new, Collectors.toList()));
    }

    private static String name(Path directory) {
        var path = directory.toString();
        return path.substring(path.indexOf("/java/") + "/java/".length()).replace('/', '.');
    }

    /** The sources of all modules below a root such as src/main/java, relative to the repository. */
    private static List<Path> sources(String root) {
        try (var modules = Files.list(HOME)) {
            return modules.map(module -> module.resolve(root))
                    .filter(Files::isDirectory)
                    .flatMap(SourceTreeTest::javaFiles)
                    .map(HOME::relativize)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> javaFiles(Path directory) {
        try (var files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(HOME.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
