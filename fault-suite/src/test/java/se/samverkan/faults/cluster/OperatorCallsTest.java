package se.samverkan.faults.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.samverkan.stack.process.Ports;
import se.samverkan.stack.service.Service;

class OperatorCallsTest {
    private final Queue<String> answers = new ConcurrentLinkedQueue<>();
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();
    private HttpServer server;
    private Replica owner;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/", this::answer);
        server.start();
        var distance = Ports.from(0).management(0);
        var ports = Ports.from(server.getAddress().getPort() - distance);
        owner = new Replica(Service.GATEWAY, ports, Path.of("."), Path.of("1"), Map.of());
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            var body = answers.remove().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Test
    void a_command_is_given_once_and_awaited() throws InterruptedException {
        answers.addAll(List.of("{\"state\":\"RUNNING\"}", "{\"state\":\"RUNNING\"}", "{\"state\":\"DONE\"}"));

        new OperatorCalls().order(owner, "republish");

        assertThat(requests).containsExactly("POST /republish", "GET /republish", "GET /republish");
    }

    @Test
    void a_command_that_failed_is_given_again() throws InterruptedException {
        answers.addAll(List.of(
                "{\"error\":\"another request is being carried out\"}",
                "{\"state\":\"RUNNING\"}",
                "{\"state\":\"FAILED\"}",
                "{\"state\":\"DONE\"}"));

        new OperatorCalls().order(owner, "restored");

        assertThat(requests).containsExactly("POST /restored", "POST /restored", "GET /restored", "POST /restored");
    }
}
