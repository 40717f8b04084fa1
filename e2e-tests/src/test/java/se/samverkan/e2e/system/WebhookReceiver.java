package se.samverkan.e2e.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A receiver that verifies each message and keeps the newest state of every document, as a partner's would. */
public final class WebhookReceiver implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final Map<String, JsonNode> newest = new ConcurrentHashMap<>();
    private final List<String> refused = new CopyOnWriteArrayList<>();
    private final List<String> ids = new CopyOnWriteArrayList<>();
    private volatile String secret;

    public WebhookReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::receive);
        server.start();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            ids.add(exchange.getRequestHeaders().getFirst("webhook-id"));
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var isGenuine = isGenuine(exchange, body);
            if (isGenuine) {
                var message = JSON.readTree(body);
                // Only a higher sequence than the last is new.
                newest.merge(
                        message.at("/data/id").asText(),
                        message,
                        (known, read) -> sequence(read) > sequence(known) ? read : known);
            } else {
                refused.add(body);
            }
            exchange.sendResponseHeaders(isGenuine ? 204 : 401, -1);
        }
    }

    private boolean isGenuine(HttpExchange exchange, String body) {
        try {
            new Webhook(secret).verify(body, HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true));
            return true;
        } catch (WebhookVerificationException forged) {
            return false;
        } catch (EmptyWebhookSecretException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long sequence(JsonNode message) {
        return message.at("/data/sequence").asLong();
    }

    /** Subscribes at the gateway to the changes of a municipality, and returns the id of the subscription. */
    public String subscribe(SystemUnderTest system, String municipality) {
        var created = system.as("integrator", "municipality:" + municipality)
                .contentType("application/json")
                .body("{\"url\": \"%s\", \"municipalities\": [\"%s\"]}".formatted(url(), municipality))
                .post("/subscriptions")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        secret = created.getString("secret");
        return created.getString("id");
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/webhooks";
    }

    /** The newest message about each document, by its id. */
    public Map<String, JsonNode> newest() {
        return newest;
    }

    /** The version in the newest message about a document; 0 if none has come. */
    public int version(String id) {
        var message = newest.get(id);
        return message == null ? 0 : message.at("/data/version").asInt();
    }

    /** The ids of all messages in the order in which they came; one that was sent twice is there twice. */
    public List<String> ids() {
        return ids;
    }

    /** The bodies whose signature was not that of the subscription. */
    public List<String> refused() {
        return refused;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
