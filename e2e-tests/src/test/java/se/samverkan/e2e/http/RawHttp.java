package se.samverkan.e2e.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import se.samverkan.stack.service.Service;
import se.samverkan.stack.system.LocalSystem;

/** HTTP over a socket, byte by byte, as no client library sends it. */
record RawHttp(LocalSystem processes) {
    private static final ObjectMapper JSON = new ObjectMapper();

    record Response(int status, Map<String, String> headers, String body) {
        /** Asserts a problem of this status with its five members. */
        Response isProblem(int expected) throws IOException {
            assertThat(status).as(body).isEqualTo(expected);
            assertThat(headers.get("content-type")).isEqualTo("application/problem+json");
            JsonNode problem = JSON.readTree(body);
            assertThat(problem.path("status").asInt()).isEqualTo(expected);
            for (var member : List.of("type", "title", "detail", "instance")) {
                assertThat(problem.path(member).asText()).as(member).isNotBlank();
            }
            return this;
        }

        void allows(String... methods) {
            assertThat(new TreeSet<>(List.of(headers.get("allow").split(", ", -1))))
                    .isEqualTo(new TreeSet<>(List.of(methods)));
        }
    }

    /** Sends a request without a body, with these headers after Host. */
    Response ask(Service service, String method, String target, String... headers) throws IOException {
        var lines = Stream.concat(Stream.of("Host: samverkan.example", "Connection: close"), Stream.of(headers))
                .toList();
        return send(service, method + " " + target + " HTTP/1.1\r\n" + String.join("\r\n", lines) + "\r\n\r\n");
    }

    /** Sends these bytes, and reads until the service closes the connection. */
    Response send(Service service, String request) throws IOException {
        try (var socket = open(service, request)) {
            return read(socket);
        }
    }

    /** Sends these bytes, and leaves the connection open. */
    Socket open(Service service, String request) throws IOException {
        URI address = processes.address(service);
        var socket = new Socket(address.getHost(), address.getPort());
        socket.setSoTimeout(30_000);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    /** Reads until the service closes the connection. */
    static Response read(Socket socket) throws IOException {
        var received = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(received).as("the response").isNotEmpty();
        var response = received.split("\r\n\r\n", 2);
        var lines = List.of(response[0].split("\r\n", -1));
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        lines.stream()
                .skip(1)
                .map(line -> line.split(": ", 2))
                .forEach(header -> headers.put(header[0], header[1].replace(";charset=UTF-8", "")));
        return new Response(Integer.parseInt(lines.getFirst().split(" ", 3)[1]), headers, response[1]);
    }
}
