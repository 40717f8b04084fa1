package se.samverkan.e2e.deploy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.samverkan.e2e.system.ApiEditor;
import se.samverkan.e2e.system.SystemUnderTest;
import se.samverkan.stack.process.Directories;
import se.samverkan.stack.process.Ports;
import se.samverkan.stack.service.Service;
import se.samverkan.stack.system.Setup;
import se.samverkan.stack.system.StandaloneGateway;

/** What the services log of a change, and what they do not. */
@ExtendWith(SystemUnderTest.Running.class)
class LogStory {
    private static final String TITLE = "En titel som inte hör hemma i loggen";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SystemUnderTest system;
    private final ApiEditor editor;

    LogStory(SystemUnderTest system) {
        this.system = system;
        this.editor = new ApiEditor(system, "2584");
    }

    private static List<String> lines(Path log) {
        try {
            return Files.readAllLines(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> lines(Service service) {
        return lines(system.processes().logs().resolve(service.module() + ".log"));
    }

    private StandaloneGateway gateway(String name, Map<String, String> environment) {
        // Of an earlier run.
        Directories.delete(Path.of("target", name));
        var all = new HashMap<>(environment);
        all.put("QUARKUS_OIDC_PUBLIC_KEY", system.keys().publicKey());
        all.put(
                "SAMVERKAN_OWNERS_AGREEMENTS",
                system.processes().address(Service.AGREEMENTS).toString());
        return StandaloneGateway.start(
                Setup.repository(),
                Path.of("target", name),
                environment.getOrDefault(
                        "KAFKA_BOOTSTRAP_SERVERS", system.processes().bootstrapServers()),
                all);
    }

    @Test
    void a_change_is_one_line_at_the_gateway_and_one_at_the_owner_without_any_text() {
        var draft = editor.draft("agreements", editor.agreement(TITLE));

        for (var service : List.of(Service.GATEWAY, Service.AGREEMENTS)) {
            await().atMost(ApiEditor.TIMEOUT)
                    .untilAsserted(() -> assertThat(lines(service))
                            .filteredOn(line -> line.contains("POST /samverkan/v1/agreements 201 in ")
                                    && line.contains("municipality:2584"))
                            .as("%s after the draft %s", service, draft.id())
                            .hasSizeGreaterThanOrEqualTo(1)
                            .allMatch(line -> line.matches(".* [0-9a-f]{32} POST .*")));
            assertThat(lines(service)).noneMatch(line -> line.contains(TITLE));
        }
    }

    @Test
    void strangers_cannot_fill_the_log() {
        system.anyone().post("/agreements/okänd/publications").then().statusCode(401);

        assertThat(lines(Service.GATEWAY)).noneMatch(line -> line.contains("ok%C3%A4nd"));
    }

    @Test
    void with_one_setting_every_line_is_json_by_the_names_of_the_elastic_common_schema() {
        try (var gateway = gateway("gateway-json-log", Map.of("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true"))) {
            await().atMost(Duration.ofMinutes(1)).until(gateway::isReady);
            given().baseUri(gateway.address() + "/samverkan/v1")
                    .header(
                            "Authorization",
                            "Bearer " + system.keys().token(List.of("editor"), List.of("municipality:2584")))
                    .contentType("application/json")
                    .body("{}")
                    .post("/agreements")
                    .then()
                    .statusCode(400);

            var change = await().atMost(ApiEditor.TIMEOUT)
                    .until(
                            () -> lines(gateway.log()).stream()
                                    .filter(line -> line.startsWith("{"))
                                    .map(LogStory::json)
                                    .filter(line ->
                                            line.path("message").asText().contains("POST "))
                                    .toList(),
                            found -> !found.isEmpty())
                    .getFirst();

            assertThat(change.has("@timestamp")).isTrue();
            assertThat(change.path("log.level").asText()).isEqualTo("INFO");
            assertThat(change.findValue("http.request.method").asText()).isEqualTo("POST");
            assertThat(change.findValue("url.path").asText()).isEqualTo("/samverkan/v1/agreements");
            assertThat(change.findValue("http.response.status_code").asText()).isEqualTo("400");
            assertThat(change.findValue("trace.id").asText()).matches("[0-9a-f]{32}");
            assertThat(change.findValue("organization.id").asText()).contains("municipality:2584");
        }
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError(line, e);
        }
    }

    @Test
    void while_kafka_is_away_a_gateway_warns_once_a_minute() throws Exception {
        var away = Map.of("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + Ports.oneFree());
        try (var gateway = gateway("gateway-without-kafka", away)) {
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> lines(gateway.log()).stream().anyMatch(line -> line.contains("started in")));
            Thread.sleep(Duration.ofSeconds(25));

            assertThat(lines(gateway.log()))
                    .filteredOn(line -> line.contains(" WARN ") || line.contains(" ERROR "))
                    .hasSizeLessThanOrEqualTo(3);
        }
    }
}
