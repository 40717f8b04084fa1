package se.samverkan.e2e.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.samverkan.contracts.Node;
import se.samverkan.e2e.system.ApiEditor;
import se.samverkan.e2e.system.SystemUnderTest;
import se.samverkan.stack.process.Ports;

/** The receivers that partners are shown print each change once, and refuse what is not signed by their secret. */
@ExtendWith(SystemUnderTest.Running.class)
class WebhookReceiversStory {
    private static final Path CLIENTS = Path.of(System.getProperty("samverkan.home"), "partner-clients");
    private static final Path WEBHOOKS = CLIENTS.resolve("webhooks");
    private static final String CODE = "2505";
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private final SystemUnderTest system;
    private final ApiEditor editor;

    WebhookReceiversStory(SystemUnderTest system) {
        this.system = system;
        this.editor = new ApiEditor(system, CODE);
    }

    @Test
    void the_java_receiver_prints_each_change_once() throws Exception {
        int port = Ports.oneFree();
        prints(
                port,
                "java",
                List.of(
                        JAVA,
                        "-cp",
                        System.getProperty("java.class.path"),
                        WEBHOOKS.resolve("Receiver.java").toString(),
                        Integer.toString(port)));
    }

    @Test
    void the_typescript_receiver_prints_each_change_once() throws Exception {
        var node = Node.ready();
        var target = Files.createDirectories(CLIENTS.resolve("target"));
        var exit = node.run(
                CLIENTS,
                Map.of(),
                target.resolve("webhooks.out"),
                target.resolve("webhooks.err"),
                Node.program("tsc"),
                "--project",
                "webhooks");
        assertThat(exit).as(Files.readString(target.resolve("webhooks.out"))).isZero();
        int port = Ports.oneFree();
        var compiled = Files.copy(
                target.resolve("compiled/webhooks/receiver.js"),
                target.resolve("compiled/webhooks/receiver.mjs"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        prints(
                port,
                "typescript",
                List.of(
                        node.node().toString(),
                        WEBHOOKS.resolve("server.mjs").toString(),
                        compiled.toString(),
                        Integer.toString(port)));
    }

    private void prints(int port, String name, List<String> command) throws IOException {
        var subscription = system.as("integrator", "municipality:" + CODE)
                .contentType("application/json")
                .body("{\"url\": \"http://127.0.0.1:%d/%s\", \"municipalities\": [\"%s\"]}".formatted(port, name, CODE))
                .post("/subscriptions")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        var output = CLIENTS.resolve("target/receiver-" + name + ".out");
        var start = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        start.environment().put("SECRET", subscription.getString("secret"));
        var process = start.start();
        try {
            await().atMost(ApiEditor.TIMEOUT).until(() -> statusOfForgery(port) == 401);
            var promise =
                    editor.publish(editor.draft("promises", editor.document("Löftet", "\"summary\": \"Om det\"")));
            editor.change("approver", promise, "{\"explanation\": \"Fel kommun\"}")
                    .post(promise.path() + "/withdrawals")
                    .then()
                    .statusCode(200);
            var self = system.address() + promise.path();
            await().atMost(ApiEditor.TIMEOUT)
                    .until(() -> Files.readString(output).contains("promise.withdrawn " + self));
            var messages = "/subscriptions/" + subscription.getString("id") + "/deliveries";
            var integrator = "municipality:" + CODE;
            List<String> ids =
                    system.as("integrator", integrator).get(messages).jsonPath().getList("items.id");
            system.as("integrator", integrator)
                    .post(messages + "/" + ids.getLast() + "/retries")
                    .then()
                    .statusCode(202);
            await().atMost(ApiEditor.TIMEOUT)
                    .until(() -> system.as("integrator", integrator)
                                    .get(messages + "/" + ids.getLast())
                                    .jsonPath()
                                    .getList("attempts")
                                    .size()
                            == 2);
            assertThat(Files.readAllLines(output))
                    .containsExactly("promise.published " + self, "promise.withdrawn " + self);
        } finally {
            process.destroy();
        }
    }

    /** Zero while nothing answers. */
    private static int statusOfForgery(int port) {
        try {
            return io.restassured.RestAssured.given()
                    .header("webhook-id", "msg_1")
                    .header("webhook-timestamp", Long.toString(System.currentTimeMillis() / 1_000))
                    .header("webhook-signature", "v1,AAAA")
                    .body("{}")
                    .post("http://127.0.0.1:" + port + "/")
                    .statusCode();
        } catch (Exception notYet) {
            return 0;
        }
    }
}
