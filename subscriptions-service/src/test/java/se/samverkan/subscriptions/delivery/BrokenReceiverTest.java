package se.samverkan.subscriptions.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverkan.subscriptions.SubscriptionRequests.awaitDelivery;
import static se.samverkan.subscriptions.SubscriptionRequests.lastAttempt;
import static se.samverkan.subscriptions.SubscriptionRequests.tested;
import static se.samverkan.subscriptions.SubscriptionRequests.uniqueUrl;
import static se.samverkan.subscriptions.SubscriptionRequests.withStatus;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.stack.security.LocalCertificate;
import se.samverkan.stack.testing.ServiceTest;
import se.samverkan.subscriptions.LocalWebhooks;
import se.samverkan.subscriptions.Receiver;
import se.samverkan.subscriptions.SubscriptionRequests;

/** Receivers that break or misuse the connection, and what their subscribers read about it. */
@QuarkusTest
@ServiceTest(database = "subscriptions")
@QuarkusTestResource(LocalWebhooks.class)
class BrokenReceiverTest {
    private final Receiver receiver = new Receiver();

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void a_receiver_that_hangs_costs_the_time_limit_and_no_more() {
        receiver.behaving(exchange -> sleep(20_000));
        var id = tested(receiver.url());
        assertThat(lastAttempt(awaitDelivery(id, SubscriptionRequests::wasAttempted)))
                .doesNotContainKey("status")
                .containsEntry("error", "no complete answer within the time limit");
    }

    @Test
    void an_answer_that_drips_does_not_last_longer() {
        receiver.behaving(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            drip(exchange.getResponseBody());
        });
        var id = tested(receiver.url());
        assertThat(lastAttempt(awaitDelivery(id, SubscriptionRequests::wasAttempted)))
                .containsEntry("error", "no complete answer within the time limit");
    }

    @Test
    void of_an_endless_answer_only_the_beginning_is_read() {
        receiver.behaving(exchange -> {
            exchange.sendResponseHeaders(200, 20L * 1024 * 1024);
            exchange.getResponseBody().write(new byte[20 * 1024 * 1024]);
        });
        var id = tested(receiver.url());
        var attempt = lastAttempt(awaitDelivery(id, withStatus("DELIVERED")));
        assertThat(attempt.get("response").toString()).hasSize(1_024);
    }

    @Test
    void an_answer_that_ends_half_way_is_no_success() {
        receiver.behaving(exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write("half".getBytes(StandardCharsets.US_ASCII));
            exchange.getResponseBody().flush();
        });
        var id = tested(receiver.url());
        var attempt = lastAttempt(awaitDelivery(id, SubscriptionRequests::wasAttempted));
        assertThat(attempt.get("error").toString()).startsWith("the connection failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense\r\n\r\n", "HTTP/1.1 999999999999 X\r\n\r\n"})
    void what_is_no_http_is_a_failure(String answer) throws Exception {
        try (var socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answerAll(socket, answer));
            var id = tested("http://127.0.0.1:" + socket.getLocalPort() + "/" + answer.length());
            assertThat(lastAttempt(awaitDelivery(id, SubscriptionRequests::wasAttempted)))
                    .containsKey("error");
        }
    }

    @Test
    void a_certificate_that_nobody_has_signed_is_not_trusted(@TempDir Path directory) {
        var certificate = LocalCertificate.loadOrCreate(directory);
        var vertx = Vertx.vertx();
        try {
            var server = vertx.createHttpServer(new HttpServerOptions()
                            .setSsl(true)
                            .setKeyCertOptions(new PfxOptions()
                                    .setPath(certificate.store().toString())
                                    .setPassword(certificate.password())))
                    .requestHandler(request -> request.response().end())
                    .listen(0, "127.0.0.1")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            var id = tested("https://localhost:" + server.actualPort() + "/");
            assertThat(lastAttempt(awaitDelivery(id, SubscriptionRequests::wasAttempted))
                            .get("error")
                            .toString())
                    .startsWith("TLS failed");
        } finally {
            vertx.close();
        }
    }

    @Test
    void nobody_there_and_an_unknown_name_are_told_apart() {
        int port = receiver.port();
        receiver.close();
        var refused = tested("http://127.0.0.1:" + port + "/");
        assertThat(lastAttempt(awaitDelivery(refused, SubscriptionRequests::wasAttempted)))
                .containsEntry("error", "the connection was refused or took too long");
        var unknown = tested(uniqueUrl().replace("hooks.example", "hooks.invalid"));
        assertThat(lastAttempt(awaitDelivery(unknown, SubscriptionRequests::wasAttempted)))
                .containsEntry("error", "the name hooks.invalid is unknown, or leads to an address that is not public");
    }

    private static void answerAll(ServerSocket socket, String answer) {
        while (!socket.isClosed()) {
            try (var connection = socket.accept()) {
                connection.getInputStream().readNBytes(10);
                connection.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void drip(OutputStream out) throws IOException {
        for (int i = 0; i < 100; i++) {
            out.write('.');
            out.flush();
            sleep(200);
        }
    }

    private static void sleep(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
