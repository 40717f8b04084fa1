package se.samverkan.subscriptions;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A receiver of webhooks on this machine, which behaves as a test says. */
public final class Receiver implements AutoCloseable {
    private final HttpServer server;
    private final List<Message> messages = new CopyOnWriteArrayList<>();
    /** Of its own: the port may be that of an earlier receiver, which still has subscriptions. */
    private final String path = "/hooks/" + UUID.randomUUID();

    private volatile Behaviour behaviour = exchange -> exchange.sendResponseHeaders(204, -1);

    /** What the receiver does with a request, after it has recorded it. */
    public interface Behaviour {
        void answer(HttpExchange exchange) throws IOException;
    }

    /** A received request. */
    public record Message(String id, String timestamp, String signature, String body) {
        public JsonPath json() {
            return JsonPath.from(body);
        }
    }

    public Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(path, this::receive);
        server.start();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            messages.add(new Message(
                    headers.getFirst("webhook-id"),
                    headers.getFirst("webhook-timestamp"),
                    headers.getFirst("webhook-signature"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            behaviour.answer(exchange);
        }
    }

    public Receiver behaving(Behaviour next) {
        behaviour = next;
        return this;
    }

    public Receiver answering(int status) {
        return behaving(exchange -> exchange.sendResponseHeaders(status, -1));
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path + "?site=1";
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public List<Message> messages() {
        return List.copyOf(messages);
    }

    /** Waits until that many requests have come. */
    public List<Message> await(int count) {
        org.awaitility.Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> messages.size() >= count);
        return messages();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
