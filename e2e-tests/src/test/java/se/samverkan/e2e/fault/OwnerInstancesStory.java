package se.samverkan.e2e.fault;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.samverkan.e2e.system.ApiEditor;
import se.samverkan.e2e.system.SecondInstance;
import se.samverkan.e2e.system.SystemUnderTest;
import se.samverkan.stack.service.Service;
import se.samverkan.stack.system.Setup;
import se.samverkan.stack.system.StandaloneGateway;

/** A gateway with two instances of an owner goes on at once when one of them dies. */
@ExtendWith(SystemUnderTest.Running.class)
class OwnerInstancesStory {
    private static final Path DIRECTORY = Path.of("target", "owner-instances");
    private static final int WRITES = 40;

    private final SystemUnderTest system;
    private final ApiEditor editor;

    OwnerInstancesStory(SystemUnderTest system) {
        this.system = system;
        this.editor = new ApiEditor(system, "2505");
    }

    @Test
    void writes_go_to_both_and_after_one_died_to_the_other() throws Exception {
        try (var second = SecondInstance.start(system, Service.AGREEMENTS, DIRECTORY);
                var gateway = gateway(second.address())) {
            await().atMost(Duration.ofMinutes(1)).until(gateway::isReady);

            var before = IntStream.range(0, WRITES)
                    .mapToObj(i -> create(gateway, UUID.randomUUID()))
                    .toList();
            second.kill();
            var keys = Stream.generate(UUID::randomUUID).limit(WRITES).toList();
            var after = keys.stream().map(key -> create(gateway, key)).toList();

            assertThat(before).extracting(Response::statusCode).containsOnly(201);
            assertThat(changesIn(DIRECTORY.resolve("logs"))).isBetween(1L, WRITES - 1L);
            // One may have been sent on a connection whose end the gateway had not seen yet.
            assertThat(after)
                    .filteredOn(response -> response.statusCode() != 201)
                    .hasSizeLessThanOrEqualTo(1)
                    .allMatch(response -> response.path("outcome").equals("UNKNOWN"));
            assertThat(keys).allMatch(key -> create(gateway, key).statusCode() == 201);
        }
    }

    private Response create(StandaloneGateway gateway, UUID key) {
        return given().baseUri(gateway.address() + "/samverkan/v1")
                .header(
                        "Authorization",
                        "Bearer " + system.keys().token(List.of("editor"), List.of("municipality:2505")))
                .header("Idempotency-Key", key.toString())
                .contentType("application/json")
                .body(editor.agreement("Avtalet hos två"))
                .post("/agreements");
    }

    private StandaloneGateway gateway(String secondAddress) {
        return StandaloneGateway.start(
                Setup.repository(),
                DIRECTORY.resolve("gateway"),
                system.processes().bootstrapServers(),
                Map.of(
                        "SAMVERKAN_OWNERS_AGREEMENTS",
                        system.processes().address(Service.AGREEMENTS) + "," + secondAddress,
                        "QUARKUS_OIDC_PUBLIC_KEY",
                        system.keys().publicKey()));
    }

    private static long changesIn(Path logs) throws IOException {
        try (var lines = Files.lines(logs.resolve(Service.AGREEMENTS.module() + ".log"))) {
            return lines.filter(line -> line.contains("POST /samverkan/v1/agreements 201"))
                    .count();
        }
    }
}
