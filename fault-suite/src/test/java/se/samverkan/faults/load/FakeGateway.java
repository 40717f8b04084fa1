package se.samverkan.faults.load;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A gateway whose responses a test chooses. */
final class FakeGateway implements AutoCloseable {

    /** A response; the status zero closes the connection without one. */
    record Reply(int status, String body) {}

    /** Method, path, key and entity tag of a received request. */
    record Received(String method, String path, String key, String ifMatch, String body) {}

    private final HttpServer server;
    private final Function<Received, Reply> answers;
    private final Queue<Received> received = new ConcurrentLinkedQueue<>();

    FakeGateway(Function<Received, Reply> answers) throws IOException {
        this.answers = answers;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = new Received(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                    exchange.getRequestHeaders().getFirst("If-Match"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            received.add(request);
            var reply = answers.apply(request);
            if (reply.status() > 0) {
                var body = reply.body().getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("ETag", "\"" + received.size() + "\"");
                exchange.sendResponseHeaders(reply.status(), reply.status() == 204 ? -1 : body.length);
                exchange.getResponseBody().write(reply.status() == 204 ? new byte[0] : body);
            }
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    Queue<Received> received() {
        return received;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
