package se.samverkan.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.samverkan.stack.service.Service;
import se.samverkan.stack.system.Setup;

/** The SBOM of each service (CycloneDX), which the build makes, and the licences of what a service contains. */
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
}
