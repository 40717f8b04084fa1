package se.samverkan.stack.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.samverkan.stack.command.StartMessage;
import se.samverkan.stack.process.Ports;
import se.samverkan.stack.process.StartFailure;
import se.samverkan.stack.security.LocalCertificate;
import se.samverkan.stack.service.Service;

/** The launcher with real PostgreSQL and Kafka, and stand-ins for the services. */
class LocalSystemTest {

    @TempDir
    private Path home;

    private final Ports ports = Ports.free();
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    @Test
    void everything_starts_in_order_and_stops_in_reverse_order() throws Exception {
        Setup setup = setup();
        List<String> stopped = new ArrayList<>();
        try (LocalSystem system = LocalSystem.start(setup, lines::add)) {
            assertThat(lines).hasSize(7).allMatch(line -> line.matches("[\\S ]+ +ready, \\d+\\.\\d s"));
            assertThat(lines.subList(0, 2))
                    .satisfiesExactly(
                            line -> assertThat(line).startsWith("PostgreSQL 18"),
                            line -> assertThat(line).startsWith("Kafka"));
            assertThat(get(ports.promises(), "/"))
                    .contains("QUARKUS_HTTP_HOST=127.0.0.1")
                    .contains(
                            "QUARKUS_DATASOURCE_JDBC_URL=jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/promises")
                    .contains("QUARKUS_DATASOURCE_USERNAME=promises")
                    .contains("KAFKA_BOOTSTRAP_SERVERS=127.0.0.1:" + ports.kafka())
                    .contains("SAMVERKAN_PUBLIC_ADDRESS=" + system.address());
            assertThat(get(ports.gateway(), "/"))
                    .contains("QUARKUS_OIDC_PUBLIC_KEY=" + system.keys().publicKey())
                    .contains("SAMVERKAN_OWNERS_FOLLOWUP=http://127.0.0.1:" + ports.followup())
                    .doesNotContain("QUARKUS_DATASOURCE");

            system.stop(Service.PROMISES);
            assertThatThrownBy(() -> get(ports.promises(), "/")).isInstanceOf(IOException.class);
            assertThat(get(ports.gateway(), "/")).isNotEmpty();
            system.start(Service.PROMISES);
            assertThat(get(ports.promises(), "/")).isNotEmpty();

            system.close(stopped::add);
        }
        assertThat(stopped)
                .containsExactly(
                        "gateway",
                        "subscriptions-service",
                        "followup-service",
                        "promises-service",
                        "agreements-service",
                        "Kafka",
                        "PostgreSQL 18");
        ports.requireFree();
    }

    @Test
    void with_tls_the_gateway_answers_https_by_the_certificate_that_the_start_message_names() throws Exception {
        Setup secure = new Setup(FakeService.install(home), home.resolve("data"), ports, true, true, Map.of());
        Path certificate = home.resolve("data/certificate");
        try (LocalSystem system = LocalSystem.start(secure, lines::add)) {
            String address = "https://localhost:" + ports.gateway();
            assertThat(system.address()).hasToString(address + "/samverkan/v1");
            try (HttpClient trusting = HttpClient.newBuilder()
                    .sslContext(LocalCertificate.loadOrCreate(certificate).trust())
                    .build()) {
                assertThat(get(trusting, address + "/"))
                        .contains("QUARKUS_HTTP_INSECURE_REQUESTS=disabled")
                        .contains("QUARKUS_TLS_HTTP_PROTOCOLS=TLSv1.3,TLSv1.2")
                        .contains("SAMVERKAN_OWNERS_FOLLOWUP=http://127.0.0.1:" + ports.followup());
                assertThat(get(trusting, "http://127.0.0.1:" + ports.promises() + "/"))
                        .contains("SAMVERKAN_PUBLIC_ADDRESS=" + system.address())
                        .doesNotContain("QUARKUS_TLS");
            }
            try (HttpClient distrusting = HttpClient.newHttpClient()) {
                assertThatThrownBy(() -> get(distrusting, address + "/")).isInstanceOf(SSLHandshakeException.class);
            }
            assertThat(new StartMessage(system, ports).text())
                    .contains("API                  " + address + "/samverkan/v1")
                    .contains("curl --cacert '" + certificate.resolve("certificate.pem") + "' '" + address);
        }
    }

    @Test
    void a_service_that_fails_to_start_is_reported_in_one_line_and_nothing_keeps_running() throws Exception {
        Setup setup = setup();
        Files.createFile(home.resolve("gateway-must-fail"));

        assertThatThrownBy(() -> LocalSystem.start(setup, lines::add))
                .isInstanceOf(StartFailure.class)
                .hasMessage("gateway ended unexpectedly (exit code 3), see "
                        + setup.data().resolve("logs/gateway.log") + ": ERROR the index is broken");
        ports.requireFree();
    }

    @Test
    void a_service_that_ends_unexpectedly_is_started_again() throws Exception {
        try (LocalSystem system = LocalSystem.start(setup(), lines::add)) {
            Thread supervisor = Thread.ofVirtual().start(() -> supervise(system));
            assertThatThrownBy(() -> get(ports.followup(), "/exit")).isInstanceOf(IOException.class);

            await().atMost(Duration.ofMinutes(1)).until(() -> timesReady("followup-service ") == 2);
            assertThat(get(ports.followup(), "/")).isNotEmpty();
            assertThat(lines)
                    .anyMatch(line -> line.startsWith("followup-service ended unexpectedly (exit code 4), see ")
                            && line.endsWith("; starting it again in 1 s (1 of 3)"));
            supervisor.interrupt();
            supervisor.join();
        }
    }

    @Test
    void servers_that_are_killed_are_started_again() throws Exception {
        try (LocalSystem system = LocalSystem.start(setup(), lines::add)) {
            Thread supervisor = Thread.ofVirtual().start(() -> supervise(system));
            kill(system.kafkaPid());
            kill(system.postgresPid());

            await().atMost(Duration.ofMinutes(2))
                    .until(() -> timesReady("Kafka ") == 2 && timesReady("PostgreSQL 18 ") == 2);
            assertThat(lines)
                    .anyMatch(line -> line.startsWith("Kafka ended unexpectedly (exit code 137), see ")
                            && line.endsWith("; starting it again in 1 s (1 of 3)"))
                    .anyMatch(line -> line.startsWith("PostgreSQL ended unexpectedly, see ")
                            && line.endsWith("; starting it again in 1 s (1 of 3)"));
            try (Connection promises = system.connect("promises")) {
                assertThat(promises.isValid(30)).isTrue();
            }
            supervisor.interrupt();
            supervisor.join();
        }
        ports.requireFree();
    }

    private static void kill(long pid) {
        assertThat(ProcessHandle.of(pid).orElseThrow().destroyForcibly()).isTrue();
    }

    private long timesReady(String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name) && line.contains(" ready, "))
                .count();
    }

    private static void supervise(LocalSystem system) {
        try {
            system.supervise();
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_service_that_is_not_built_is_reported() {
        Setup unbuilt = new Setup(home, home.resolve("data"), ports, false);
        assertThatThrownBy(() -> LocalSystem.start(unbuilt, lines::add))
                .hasMessageStartingWith("agreements-service is not built: ");
        ports.requireFree();
    }

    private Setup setup() throws IOException {
        return new Setup(FakeService.install(home), home.resolve("data"), ports, true);
    }

    private static String get(int port, String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return get(client, "http://127.0.0.1:" + port + path);
        }
    }

    private static String get(HttpClient client, String address) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString())
                .body();
    }
}
