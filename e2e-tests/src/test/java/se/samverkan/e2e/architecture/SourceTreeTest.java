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
    private static final String MAIN = "src/main/java";

    /** Imports of JUnit's and AssertJ's conditions and assumptions, which only Tool of contract-checks may use. */
    private static final Pattern SKIPPING =
            Pattern.compile("^import .*(api\\.Disabled|api\\.condition|api\\.Assumptions|TestAbortedException)");

    @Test
    void no_package_has_more_than_15_files() {
        assertThat(packages()).hasSizeGreaterThan(20);
        assertThat(packages().entrySet().stream()
                        .filter(each -> each.getValue().size() > mostFiles(each.getKey()))
                        .map(each -> each.getKey() + ": " + each.getValue().size()))
                .isEmpty();
    }

    private static int mostFiles(Path directory) {
        return directory.equals(DOMAIN_CONTENT) ? MOST_DOMAIN_FILES : MOST_FILES;
    }

    @Test
    void every_package_has_a_package_info_with_javadoc() {
        assertThat(packages().keySet())
                .filteredOn(directory -> !hasJavadoc(directory))
                .isEmpty();
    }

    private static boolean hasJavadoc(Path directory) {
        var file = directory.resolve("package-info.java");
        return Files.exists(HOME.resolve(file)) && lines(file).getFirst().startsWith("/**");
    }

    @Test
    void no_main_file_is_longer_than_250_lines() {
        assertThat(sources(MAIN).stream()
                        .filter(file -> lines(file).size() > MOST_LINES)
                        .map(file -> file + ": " + lines(file).size()))
                .isEmpty();
    }

    @Test
    void a_test_is_skipped_by_the_one_mechanism_only() {
        assertThat(sources("src/test/java"))
                .hasSizeGreaterThan(100)
                .filteredOn(file -> lines(file).stream().anyMatch(SKIPPING.asPredicate()))
                .extracting(file -> file.getFileName().toString())
                .containsExactlyInAnyOrder("Tool.java", "ToolTest.java");
    }

    /** The files of each package but its package-info, by directory. */
    private static Map<Path, List<Path>> packages() {
        return sources(MAIN).stream()
                .filter(file -> !file.endsWith("package-info.java"))
                .collect(Collectors.groupingBy(Path::getParent, TreeMap::new, Collectors.toList()));
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
