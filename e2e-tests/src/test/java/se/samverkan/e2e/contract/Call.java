package se.samverkan.e2e.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A request to an operation: its parameters, headers and body. */
public record Call(
        ContractOperation operation,
        Map<String, String> path,
        Map<String, String> query,
        String moreQuery,
        Map<String, String> headers,
        String body) {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    public Call withPath(String name, String value) {
        return new Call(operation, with(path, name, value), query, moreQuery, headers, body);
    }

    public Call withQuery(String name, String value) {
        return new Call(operation, path, with(query, name, value), moreQuery, headers, body);
    }

    /** With one more query parameter, which may repeat an existing one. */
    public Call withMoreQuery(String name, String value) {
        return new Call(operation, path, query, parameter(name, value), headers, body);
    }

    public Call withHeader(String name, String value) {
        return new Call(operation, path, query, moreQuery, with(headers, name, value), body);
    }

    public Call withBody(String otherBody) {
        return new Call(operation, path, query, moreQuery, headers, otherBody);
    }

    private static Map<String, String> with(Map<String, String> values, String name, String value) {
        return Stream.concat(
                        values.entrySet().stream()
                                .filter(entry -> !entry.getKey().equals(name)),
                        Stream.of(Map.entry(name, value)))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    public HttpResponse<String> send(String address) {
        var request = HttpRequest.newBuilder(uri(address))
                .timeout(TIMEOUT)
                .method(
                        operation.method().toUpperCase(java.util.Locale.ROOT),
                        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(curl(address), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The request as a command line. */
    public String curl(String address) {
        var line = new StringBuilder("curl -i -X " + operation.method().toUpperCase(java.util.Locale.ROOT) + " "
                + quoted(uri(address).toString()));
        headers.forEach((name, value) -> line.append(" -H ").append(quoted(name + ": " + value)));
        if (body != null) {
            line.append(" --data-binary ").append(quoted(body));
        }
        return line.toString();
    }

    private URI uri(String address) {
        var filled = operation.path();
        for (var value : path.entrySet()) {
            filled = filled.replace("{" + value.getKey() + "}", encoded(value.getValue()));
        }
        var all = Stream.concat(
                        query.entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(entry -> parameter(entry.getKey(), entry.getValue())),
                        Stream.of(moreQuery))
                .filter(parameter -> !parameter.isEmpty())
                .collect(Collectors.joining("&"));
        return URI.create(address + filled + (all.isEmpty() ? "" : "?" + all));
    }

    private static String parameter(String name, String value) {
        return encoded(name) + "=" + encoded(value);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
