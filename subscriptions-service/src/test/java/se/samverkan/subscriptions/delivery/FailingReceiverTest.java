package se.samverkan.subscriptions.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static se.samverkan.stack.testing.ServiceRequests.problem;
import static se.samverkan.subscriptions.SubscriptionRequests.at;
import static se.samverkan.subscriptions.SubscriptionRequests.awaitDelivery;
import static se.samverkan.subscriptions.SubscriptionRequests.created;
import static se.samverkan.subscriptions.SubscriptionRequests.integrator;
import static se.samverkan.subscriptions.SubscriptionRequests.lastAttempt;
import static se.samverkan.subscriptions.SubscriptionRequests.read;
import static se.samverkan.subscriptions.SubscriptionRequests.replace;
import static se.samverkan.subscriptions.SubscriptionRequests.subscription;
import static se.samverkan.subscriptions.SubscriptionRequests.test;
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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.stack.security.LocalCertificate;
import se.samverkan.stack.testing.ServiceTest;
import se.samverkan.subscriptions.LocalWebhooks;
import se.samverkan.subscriptions.Receiver;

/** What receivers do wrong, and what their subscribers read about it. */
@QuarkusTest
@ServiceTest(database = "subscriptions")
@QuarkusTestResource(LocalWebhooks.class)
class FailingReceiverTest {
    private final Receiver receiver = new Receiver();

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void a_failure_is_tried_again_until_it_succeeds() {
        var isDown = new AtomicBoolean(true);
        receiver.behaving(exchange -> {
            var text = "under underhåll ".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(isDown.getAndSet(false) ? 503 : 200, text.length);
            exchange.getResponseBody().write(text);
        });
        var id = tested(receiver.url());
        var delivery = awaitDelivery(id, withStatus("DELIVERED"));
        var attempts = attempts(delivery);
        assertThat(attempts).extracting(attempt -> attempt.get("status")).containsExactly(503, 200);
        assertThat(attempts.getFirst())
                .containsEntry("response", "under underhåll ")
                .containsEntry("error", "the receiver answered 503")
                .containsKey("durationMs");
        assertThat(receiver.messages()).extracting(Receiver.Message::id).containsOnly("msg_" + delivery.get("id"));
        assertThat(read(id).getString("failingSince")).isNull();
    }

    @Test
    void after_the_last_retry_the_subscription_is_disabled_and_says_why() {
        receiver.answering(500);
        var id = tested(receiver.url());
        var delivery = awaitDelivery(id, withStatus("FAILED"));
        assertThat(attempts(delivery)).hasSize(4);
        assertThat(delivery).doesNotContainKey("dueAt");
        var disabled = read(id);
        assertThat(disabled.getString("status")).isEqualTo("DISABLED");
        assertThat(disabled.getString("disabledReason"))
                .isEqualTo("No delivery has succeeded in three days; the last attempt: the receiver answered 500");
        assertThat(disabled.getString("failingSince")).isNotNull();
        problem(integrator().post(at(id) + "/deliveries/" + delivery.get("id") + "/retries"), 409);

        receiver.answering(204);
        var body = subscription(receiver.url());
        body.put("status", "ACTIVE");
        var etag = integrator().get(at(id)).header("ETag");
        replace(id, etag, body).then().statusCode(200);
        integrator()
                .post(at(id) + "/deliveries/" + delivery.get("id") + "/retries")
                .then()
                .statusCode(202);
        awaitDelivery(id, withStatus("DELIVERED"));
        assertThat(read(id).getString("disabledReason")).isNull();
    }

    @Test
    void gone_disables_at_once() {
        receiver.answering(410);
        var id = tested(receiver.url());
        await().atMost(Duration.ofSeconds(10))
                .until(() -> read(id).getString("status").equals("DISABLED"));
        assertThat(read(id).getString("disabledReason")).isEqualTo("The receiver answered 410 Gone");
        assertThat(receiver.messages()).hasSize(1);
    }

    @Test
    void a_redirect_is_not_followed() {
        try (var inside = new Receiver()) {
            receiver.behaving(exchange -> {
                exchange.getResponseHeaders().add("Location", inside.url());
                exchange.sendResponseHeaders(307, -1);
            });
            var id = tested(receiver.url());
            assertThat(lastAttempt(awaitDelivery(id, FailingReceiverTest::wasAttempted)))
                    .containsEntry("status", 307)
                    .containsEntry("error", "redirects are not followed: subscribe with the final address");
            assertThat(inside.messages()).isEmpty();
        }
    }

    @Test
    void a_receiver_that_hangs_costs_the_time_limit_and_no_more() {
        receiver.behaving(exchange -> sleep(20_000));
        var id = tested(receiver.url());
        assertThat(lastAttempt(awaitDelivery(id, FailingReceiverTest::wasAttempted)))
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
        assertThat(lastAttempt(awaitDelivery(id, FailingReceiverTest::wasAttempted)))
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
        var attempt = lastAttempt(awaitDelivery(id, FailingReceiverTest::wasAttempted));
        assertThat(attempt.get("error").toString()).startsWith("the connection failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense\r\n\r\n", "HTTP/1.1 999999999999 X\r\n\r\n"})
    void what_is_no_http_is_a_failure(String answer) throws Exception {
        try (var socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answerAll(socket, answer));
            var id = tested("http://127.0.0.1:" + socket.getLocalPort() + "/" + answer.length());
            assertThat(lastAttempt(awaitDelivery(id, FailingReceiverTest::wasAttempted)))
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
            assertThat(lastAttempt(awaitDelivery(id, FailingReceiverTest::wasAttempted))
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
        assertThat(lastAttempt(awaitDelivery(refused, FailingReceiverTest::wasAttempted)))
                .containsEntry("error", "the connection was refused or took too long");
        var unknown = tested(uniqueUrl().replace("hooks.example", "hooks.invalid"));
        assertThat(lastAttempt(awaitDelivery(unknown, FailingReceiverTest::wasAttempted)))
                .containsEntry("error", "the name hooks.invalid is unknown, or leads to an address that is not public");
    }

    private static String tested(String url) {
        var id = created(subscription(url)).getString("id");
        test(id);
        return id;
    }

    private static boolean wasAttempted(Map<String, Object> delivery) {
        return !attempts(delivery).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> attempts(Map<String, Object> delivery) {
        return (List<Map<String, Object>>) delivery.getOrDefault("attempts", List.of());
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
