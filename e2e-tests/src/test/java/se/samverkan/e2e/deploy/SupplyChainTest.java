package se.samverkan.e2e.deploy;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.samverkan.stack.service.Service;
import se.samverkan.stack.system.Setup;

/** The SBOM of each service (CycloneDX), the licences of what it contains, and a second build with the same bytes. */
class SupplyChainTest {
    /** Licences that allow a municipality or a supplier to use, change and pass on the whole. */
    private static final Set<String> ALLOWED = Set.of(
            "Apache-2.0",
            "MIT",
            "MIT-0",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "EPL-2.0",
            "CC0-1.0",
            "Public Domain",
            // The licence of jdom2, which has no name in SPDX: terms like those of BSD-3-Clause.
            "Similar to Apache License but with the acknowledgment clause removed");

    private static final Set<String> NOT_SOURCES = Set.of(".git", ".samverkan", "node_modules", "target");

    private static JsonNode sbom(Service service) throws IOException {
        return new ObjectMapper()
                .readTree(Setup.repository()
                        .resolve(service.module())
                        .resolve("target/bom.json")
                        .toFile());
    }

    private static List<JsonNode> libraries(Service service) throws IOException {
        return StreamSupport.stream(sbom(service).path("components").spliterator(), false)
                .filter(component -> !component.path("group").asText().equals("se.samverkan"))
                .toList();
    }

    private static List<String> licences(JsonNode component) {
        return StreamSupport.stream(component.path("licenses").spliterator(), false)
                .map(choice -> choice.has("expression")
                        ? choice.path("expression").asText()
                        : choice.at("/license/id")
                                .asText(choice.at("/license/name").asText()))
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void it_names_every_library_with_its_version_and_hash(Service service) throws IOException {
        assertThat(sbom(service).path("bomFormat").asText()).isEqualTo("CycloneDX");
        assertThat(libraries(service)).hasSizeGreaterThan(100).allSatisfy(component -> {
            assertThat(component.path("version").asText()).isNotEmpty().doesNotContain("SNAPSHOT");
            assertThat(component.path("purl").asText()).startsWith("pkg:maven/");
            assertThat(component.path("hashes")).isNotEmpty();
        });
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void every_library_has_a_licence_that_is_allowed(Service service) throws IOException {
        assertThat(libraries(service))
                .allSatisfy(component -> assertThat(licences(component))
                        .as(component.path("purl").asText())
                        .anyMatch(ALLOWED::contains));
    }

    /** In another directory, without what was built before. What Quarkus generates beside our JARs is not compared. */
    @Test
    void two_builds_of_the_same_sources_give_the_same_bytes(@TempDir Path directory) throws Exception {
        copySources(Setup.repository(), directory);
        var log = Path.of("target", "second-build.log").toAbsolutePath().toFile();
        var maven = new ProcessBuilder(
                        "mvn",
                        "--batch-mode",
                        "--offline",
                        "--quiet",
                        "-Dmaven.repo.local=" + System.getProperty("maven.repo.local"),
                        "-Dmaven.test.skip=true",
                        "-Dspotless.check.skip=true",
                        "--also-make",
                        "--projects="
                                + Stream.of(Service.values())
                                        .map(Service::module)
                                        .collect(joining(",")),
                        "package")
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log);
        maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
        assertThat(maven.start().waitFor()).as(log.toString()).isZero();

        try (var built = Files.walk(directory)) {
            var jars = built.filter(file -> file.toString().endsWith("-SNAPSHOT.jar"))
                    .toList();
            assertThat(jars).hasSizeGreaterThan(Service.values().length);
            assertThat(jars)
                    .allSatisfy(jar -> assertThat(jar)
                            .hasSameBinaryContentAs(Setup.repository().resolve(directory.relativize(jar))));
        }
    }

    private static void copySources(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                if (NOT_SOURCES.contains(directory.getFileName().toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(to.resolve(from.relativize(directory)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file)));
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
