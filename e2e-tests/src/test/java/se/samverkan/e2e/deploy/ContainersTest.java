package se.samverkan.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import se.samverkan.stack.service.Service;
import se.samverkan.stack.system.Setup;

/** What holds of docker-compose.yml and the Dockerfile, which no test can run without a Docker engine. */
class ContainersTest {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)");
    private static JsonNode services;

    @BeforeAll
    static void read() throws IOException {
        // Jackson's YAML knows no merge keys.
        Map<String, Object> compose =
                new Yaml(new SafeConstructor(new LoaderOptions())).load(text("docker-compose.yml"));
        services = new ObjectMapper().valueToTree(compose).path("services");
        assertThat(new YAMLMapper()
                        .readTree(text("docker-compose.yml"))
                        .path("services")
                        .size())
                .isEqualTo(services.size());
    }

    private static String text(String file) throws IOException {
        return Files.readString(Setup.repository().resolve(file), StandardCharsets.UTF_8);
    }

    @Test
    void every_container_is_hardened() {
        assertThat(services.properties()).hasSizeGreaterThan(8).allSatisfy(service -> {
            var container = service.getValue();
            assertThat(container.at("/cap_drop/0").asText()).isEqualTo("ALL");
            assertThat(container.at("/security_opt/0").asText()).isEqualTo("no-new-privileges:true");
            assertThat(container.path("mem_limit").asText()).matches("\\d+[mg]");
            assertThat(container.at("/logging/options/max-size").asText()).isNotEmpty();
            assertThat(container.path("restart").asText()).isEqualTo("unless-stopped");
        });
        for (var service : Service.values()) {
            assertThat(services.at("/" + service.module() + "/read_only").asBoolean())
                    .isTrue();
        }
    }

    @Test
    void images_of_others_have_a_version_and_ports_are_on_this_machine_only() {
        assertThat(services.properties()).allSatisfy(service -> {
            var container = service.getValue();
            var image = container.path("image").asText();
            if (!image.startsWith("samverkan/")) {
                assertThat(image).matches(".+:v?\\d+\\.\\d+.*");
            }
            container.path("ports").forEach(port -> assertThat(port.asText()).startsWith("127.0.0.1:"));
        });
    }

    @Test
    void every_variable_without_a_default_is_in_the_example_and_the_other_way_round() throws IOException {
        var example = text(".env.example");
        var required = Pattern.compile("\\$\\{([A-Z_]+)(?::\\?see \\.env\\.example|:-\\})")
                .matcher(text("docker-compose.yml"))
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();

        assertThat(required).isNotEmpty();
        assertThat(Pattern.compile("(?m)^([A-Z_]+)=").matcher(example).results().map(found -> found.group(1)))
                .containsExactlyInAnyOrderElementsOf(required);
    }

    @Test
    void a_service_has_the_passwords_of_its_own_database_only() {
        for (var owner : Service.owners()) {
            var environment = (ObjectNode) services.at("/" + owner.module() + "/environment");
            var used = VARIABLE.matcher(environment.toString()).results().map(found -> found.group(1));
            assertThat(used.filter(name -> name.endsWith("PASSWORD")))
                    .containsExactlyInAnyOrder(owner.name() + "_PASSWORD", owner.name() + "_OWNER_PASSWORD");
        }
    }

    @Test
    void the_image_has_no_shell_no_root_and_no_unpinned_base() throws IOException {
        var dockerfile =
                text("Dockerfile").lines().filter(line -> !line.startsWith("#")).toList();
        var finalStage = dockerfile.subList(lastIndex(dockerfile, "FROM "), dockerfile.size());

        assertThat(finalStage.getFirst()).contains("distroless");
        assertThat(finalStage).contains("USER 10001:10001");
        assertThat(finalStage)
                .noneMatch(line -> line.startsWith("RUN") || line.contains("sh\"") || line.contains("curl"));
        assertThat(dockerfile).filteredOn(line -> line.startsWith("FROM ")).noneMatch(line -> line.contains(":latest"));
    }

    private static int lastIndex(List<String> lines, String start) {
        var last =
                lines.stream().filter(line -> line.startsWith(start)).toList().getLast();
        return lines.lastIndexOf(last);
    }

    @Test
    void the_jvm_options_of_the_image_are_those_of_the_local_system() throws IOException {
        var options = text("containers/jvm.options");

        for (var option : List.of(
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-XX:TrimNativeHeapInterval=5000",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dvertx.disableURIValidation=true",
                "--sun-misc-unsafe-memory-access=allow")) {
            assertThat(options).contains(option);
            assertThat(text("local-stack/src/main/java/se/samverkan/stack/service/ServiceJvm.java"))
                    .contains(option);
        }
    }
}
