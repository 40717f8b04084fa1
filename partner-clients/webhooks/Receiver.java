import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Prints each change once. */
class Receiver {
    static final Map<String, Long> NEWEST = new ConcurrentHashMap<>();

    public static void main(String[] arguments) throws Exception {
        var webhook = new Webhook(System.getenv("SECRET"));
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[0])), 100);
        server.createContext("/", exchange -> receive(exchange, webhook));
        server.start();
    }

    static void receive(HttpExchange exchange, Webhook webhook) throws IOException {
        try {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            // The signature, and the age of the message: without them anyone could tell us anything.
            webhook.verify(body, HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true));
            exchange.sendResponseHeaders(204, -1);
            var message = new ObjectMapper().readTree(body);
            long sequence = message.at("/data/sequence").asLong();
            // A message may come twice, and in another order than the one before the failure of an attempt.
            var id = message.at("/data/id").asText();
            if (sequence > NEWEST.getOrDefault(id, -1L)) {
                NEWEST.merge(id, sequence, Math::max);
                System.out.println(message.at("/type").asText() + " " + message.at("/data/_links/self/href").asText());
            }
        } catch (WebhookVerificationException forged) {
            exchange.sendResponseHeaders(401, -1);
        } finally {
            exchange.close();
        }
    }
}
