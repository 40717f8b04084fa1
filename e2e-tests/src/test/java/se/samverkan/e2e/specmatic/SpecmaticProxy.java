package se.samverkan.e2e.specmatic;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import se.samverkan.e2e.contract.Call;
import se.samverkan.e2e.contract.Fixtures;
import se.samverkan.e2e.contract.ServedContract;
import se.samverkan.e2e.system.ApiEditor.Revision;

/**
 * A proxy between Specmatic and the gateway, which replaces ids, entity tags, keys and tokens that the contract allows
 * by valid ones and leaves bad values unchanged.
 */
final class SpecmaticProxy implements AutoCloseable {
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern TAG = Pattern.compile("\"[0-9]{1,10}\"");
    private static final Pattern KEY = Pattern.compile("[!-~]{1,200}");
    private static final String OF_A_TEST = "Specmatic-Response-Code";
    /** Headers of a connection, and the token, which would expire during Specmatic's run. */
    private static final Set<String> NOT_FORWARDED =
            Set.of("authorization", "connection", "content-length", "expect", "host", "transfer-encoding", "upgrade");

    private final ServedContract contract;
    private final Fixtures fixtures;
    private final String gateway;
    private final HttpServer server;
    /** The documents for the next request to each operation, until a request has changed them. */
    private final Map<String, Revision> documents = new HashMap<>();

    private final List<Answer> answers = Collections.synchronizedList(new ArrayList<>());

    /** The gateway's response to a request of a test. */
    record Answer(String operation, int status, String body, String curl) {

        /** The violations in the response, each with its pointer. */
        List<JsonNode> violations() {
            return status < 400
                    ? List.of()
                    : ServedContract.tree(body).path("violations").valueStream().toList();
        }
    }

    SpecmaticProxy(ServedContract contract, Fixtures fixtures, String gateway) throws IOException {
        this.contract = contract;
        this.fixtures = fixtures;
        this.gateway = gateway;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    List<Answer> answers() {
        return List.copyOf(answers);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            // Specmatic also looks for a document of the server, which is not a test.
            if (!exchange.getRequestHeaders().containsKey(OF_A_TEST)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            var call = ready(received(exchange));
            var answer = call.send(gateway);
            var id = call.operation().id();
            answers.add(new Answer(id, answer.statusCode(), answer.body(), call.curl(gateway)));
            if (answer.statusCode() < 300) {
                documents.remove(id);
            }
            forward(answer, exchange);
        } catch (RuntimeException e) {
            // The server would close the connection without a response.
            answers.add(new Answer("none", 599, "{}", exchange.getRequestURI() + ": " + e));
        }
    }

    private static void forward(HttpResponse<String> answer, HttpExchange exchange) throws IOException {
        answer.headers().map().forEach((name, values) -> {
            if (!name.startsWith(":") && !NOT_FORWARDED.contains(name.toLowerCase(Locale.ROOT))) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        var body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private Call received(HttpExchange exchange) throws IOException {
        var uri = exchange.getRequestURI();
        var operation = contract.operations()
                .filter(each -> each.pathOf(exchange.getRequestMethod(), uri.getRawPath())
                        .isPresent())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no operation for " + uri));
        var path =
                operation.pathOf(exchange.getRequestMethod(), uri.getRawPath()).orElseThrow();
        path.replaceAll((name, value) -> URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8));
        var headers = exchange.getRequestHeaders().entrySet().stream()
                .filter(header -> !NOT_FORWARDED.contains(header.getKey().toLowerCase(Locale.ROOT)))
                .collect(Collectors.toMap(Map.Entry::getKey, header -> String.join(", ", header.getValue())));
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        return new Call(operation, path, Map.of(), query, headers, body.isEmpty() ? null : body);
    }

    private Call ready(Call call) {
        var operation = call.operation();
        var document = documents.computeIfAbsent(operation.id(), id -> fixtures.documentFor(operation));
        var ready = fixtures.authorised(call);
        if (ID.matcher(call.path().getOrDefault("id", "")).matches()) {
            ready = ready.withPath("id", document.id());
        }
        for (var header : call.headers().entrySet()) {
            if (header.getKey().equalsIgnoreCase("If-Match")
                    && TAG.matcher(header.getValue()).matches()) {
                ready = ready.withHeader(header.getKey(), document.etag());
            }
            if (header.getKey().equalsIgnoreCase("Idempotency-Key")
                    && KEY.matcher(header.getValue()).matches()) {
                ready = ready.withHeader(header.getKey(), UUID.randomUUID().toString());
            }
        }
        return ready;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
