package se.samverkan.e2e.fault;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.samverkan.e2e.system.ApiEditor;
import se.samverkan.e2e.system.SystemUnderTest;
import se.samverkan.stack.process.ClassArchive;
import se.samverkan.stack.process.Ports;
import se.samverkan.stack.service.Service;
import se.samverkan.stack.service.ServiceJvm;
import se.samverkan.stack.service.ServiceProcess;
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
        var ports = Ports.free();
        var second = secondInstance(ports);
        try (var gateway = gateway(Service.AGREEMENTS.address(ports))) {
            ServiceProcess.awaitAll(List.of(second), ready -> {});
            await().atMost(Duration.ofMinutes(1)).until(gateway::isReady);

            var before = IntStream.range(0, WRITES)
                    .mapToObj(i -> create(gateway, UUID.randomUUID()))
                    .toList();
            ProcessHandle.of(second.pid()).orElseThrow().destroyForcibly();
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
        } finally {
            second.stop();
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

    /** The second instance has the settings of the first, but for its ports. */
    private ServiceProcess secondInstance(Ports ports) throws IOException {
        var environment = new HashMap<>(environmentOf(system.processes().pid(Service.AGREEMENTS)));
        environment.put("QUARKUS_HTTP_PORT", Service.AGREEMENTS.address(ports).replaceFirst(".*:", ""));
        environment.put(
                "QUARKUS_MANAGEMENT_PORT",
                Service.AGREEMENTS.managementAddress(ports).replaceFirst(".*:", ""));
        var archive = ClassArchive.of(Service.AGREEMENTS.module(), Setup.repository());
        return ServiceProcess.start(
                new ServiceJvm(Service.AGREEMENTS, archive, Map.of()),
                Service.AGREEMENTS.jar(Setup.repository()),
                Service.AGREEMENTS.managementAddress(ports),
                environment,
                DIRECTORY);
    }

    private static Map<String, String> environmentOf(long pid) throws IOException {
        return Stream.of(Files.readString(Path.of("/proc", Long.toString(pid), "environ"))
                        .split("\0", -1))
                .filter(variable -> variable.matches("(QUARKUS|KAFKA|SAMVERKAN)_.*"))
                .map(variable -> variable.split("=", 2))
                .collect(Collectors.toMap(variable -> variable[0], variable -> variable[1]));
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
