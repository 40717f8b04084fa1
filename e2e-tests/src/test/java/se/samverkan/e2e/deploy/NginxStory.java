package se.samverkan.e2e.deploy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.samverkan.contracts.Tool;
import se.samverkan.e2e.system.SystemUnderTest;
import se.samverkan.stack.process.Directories;
import se.samverkan.stack.process.Ports;
import se.samverkan.stack.service.Service;
import se.samverkan.stack.system.Setup;
import se.samverkan.stack.system.StandaloneGateway;

/** Two gateways behind the nginx of docker-compose.yml, which ends TLS; skipped where there is no nginx. */
@ExtendWith(SystemUnderTest.Running.class)
class NginxStory {
    private static final Path DIRECTORY = Path.of("target", "nginx").toAbsolutePath();
    private static final int PORT = Ports.oneFree();

    private static StandaloneGateway first;
    private static StandaloneGateway second;
    private static Process nginx;

    @BeforeAll
    static void start(SystemUnderTest system) throws Exception {
        var program = Tool.NGINX.require();
        Directories.delete(DIRECTORY);
        Files.createDirectories(DIRECTORY);
        certificate();
        first = gateway(system, "nginx-gateway-1");
        second = gateway(system, "nginx-gateway-2");
        await().atMost(Duration.ofMinutes(2)).until(() -> first.isReady() && second.isReady());
        var configuration = Files.writeString(DIRECTORY.resolve("nginx.conf"), configuration());
        nginx = new ProcessBuilder(program.toString(), "-c", configuration.toString(), "-g", "daemon off;")
                .redirectErrorStream(true)
                .redirectOutput(DIRECTORY.resolve("nginx.log").toFile())
                .start();
        await().atMost(Duration.ofSeconds(20))
                .ignoreExceptions()
                .until(() -> get("/api-info").statusCode() == 200);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (nginx != null) {
            nginx.destroy();
            nginx.waitFor();
        }
        for (var gateway : new StandaloneGateway[] {first, second}) {
            if (gateway != null) {
                gateway.close();
            }
        }
    }

    private static void certificate() throws IOException, InterruptedException {
        var script = Files.readString(Setup.repository().resolve("containers/certificate.sh"))
                .replace("cd \"$(dirname \"$0\")/..\"", "cd " + DIRECTORY);
        var made = new ProcessBuilder("sh", "-c", script)
                .redirectErrorStream(true)
                .redirectOutput(DIRECTORY.resolve("certificate.log").toFile())
                .start();
        assertThat(made.waitFor()).isZero();
    }

    /** The file with the addresses of this machine in place of the containers'. */
    private static String configuration() throws IOException {
        return Files.readString(Setup.repository().resolve("containers/nginx.conf"))
                // First, since the repository may lie there too.
                .replace("/tmp/", DIRECTORY + "/")
                .replace("gateway:8080", first.address().getAuthority())
                .replace("gateway-2:8080", second.address().getAuthority())
                .replace("listen 8443", "listen 127.0.0.1:" + PORT)
                .replace(
                        "/etc/nginx/certificate",
                        DIRECTORY.resolve(".certificate").toString());
    }

    private static StandaloneGateway gateway(SystemUnderTest system, String name) {
        return StandaloneGateway.start(
                Setup.repository(),
                Path.of("target", name),
                system.processes().bootstrapServers(),
                Map.of(
                        "SAMVERKAN_PUBLIC_ADDRESS", system.address(),
                        "SAMVERKAN_TRUSTED_PROXIES", "127.0.0.1",
                        "SAMVERKAN_OWNERS_AGREEMENTS",
                                system.processes().address(Service.AGREEMENTS).toString()));
    }

    private static RequestSpecification request() {
        return given().relaxedHTTPSValidation().baseUri("https://localhost:" + PORT + "/samverkan/v1");
    }

    private static Response get(String path) {
        return request().get(path);
    }

    @Test
    void links_are_on_the_address_that_the_client_asked_by_https() {
        var list = get("/promises?limit=1");

        assertThat(list.<String>path("_links.self.href")).startsWith("https://localhost:" + PORT + "/samverkan/v1/");
        assertThat(list.header("Strict-Transport-Security")).isNotNull();
    }

    @Test
    void a_client_cannot_pretend_to_be_a_proxy() {
        var list = request()
                .header("Forwarded", "for=192.0.2.1;host=\"evil.example\";proto=http")
                .header("X-Forwarded-Host", "evil.example")
                .get("/promises?limit=1");

        assertThat(list.statusCode()).isEqualTo(200);
        assertThat(list.asString()).doesNotContain("evil.example");
    }

    @Test
    void reads_go_on_when_one_of_the_two_gateways_is_killed() {
        ProcessHandle.of(first.pid()).orElseThrow().destroyForcibly();

        assertThat(IntStream.range(0, 40).mapToObj(i -> get("/promises?limit=1").statusCode()))
                .containsOnly(200);
    }
}
