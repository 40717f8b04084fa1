package se.samverkan.e2e.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.e2e.system.ApiEditor;
import se.samverkan.e2e.system.SystemUnderTest;
import se.samverkan.stack.service.Service;

/** Malformed HTTP requests, which no client library sends, are answered as problem+json by every process. */
@ExtendWith(SystemUnderTest.Running.class)
class WireStory {
    private static final String BASE = "/samverkan/v1";
    private static final String DOCUMENT = BASE + "/agreements/019cad9b-e683-7127-a6ca-41d621adbc4e";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SystemUnderTest system;

    WireStory(SystemUnderTest system) {
        this.system = system;
    }

    private record Answer(int status, Map<String, String> headers, String body) {
        /** Asserts a problem of this status with its five members. */
        Answer isProblem(int expected) throws IOException {
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                BASE + "/agreements/%zz",
                BASE + "/agreements/%",
                BASE + "/agreements/{id}",
                BASE + "/agreements/a|b",
                BASE + "/agreements/a\\b",
                BASE + "/agreements?municipality={code}",
                BASE + "/search?q=%zz",
                BASE + "/search?q=%00",
                BASE + "/agreements;v=1",
                "/%zz",
                "http://evil.example" + BASE + "/api-info",
            })
    void a_malformed_request_target_is_a_bad_request(String target) throws IOException {
        for (var service : Service.values()) {
            assertThat(ask(service, "GET", target).isProblem(400).body()).contains("RFC 3986");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"agreements", "*"})
    void a_request_target_without_a_path_is_not_found(String target) throws IOException {
        ask(Service.GATEWAY, "GET", target).isProblem(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/nothing", BASE, BASE + "/", BASE + "/nothing", BASE + "/nothing/at/all", "/q/nothing"})
    void an_unknown_path_is_not_found(String path) throws IOException {
        for (var service : Service.values()) {
            for (var method : List.of("GET", "POST", "FOO")) {
                if (!path.startsWith("/q/") || method.equals("GET")) {
                    ask(service, method, path).isProblem(404);
                }
            }
            assertThat(ask(service, "HEAD", path).status()).isEqualTo(404);
            assertThat(ask(service, "HEAD", path).body()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "CONNECT", "PATCH", "PUT", "DELETE", "FOO"})
    void an_unsupported_method_is_answered_with_the_supported_ones(String method) throws IOException {
        for (var path : List.of(
                BASE + "/api-info",
                BASE + "/search",
                BASE + "/statistics",
                BASE + "/municipalities",
                BASE + "/municipalities/0486/overview",
                BASE + "/promises/019cad9b-e683-7127-a6ca-41d621adbc4e/progress",
                BASE + "/openapi.yaml",
                BASE + "/openapi.json",
                BASE + "/docs/",
                "/q/health/ready",
                "/q/metrics")) {
            ask(Service.GATEWAY, method, path).isProblem(405).allows("GET", "HEAD", "OPTIONS");
        }
        for (var service : List.of(Service.GATEWAY, Service.AGREEMENTS)) {
            ask(service, method, BASE + "/agreements").isProblem(405).allows("GET", "HEAD", "OPTIONS", "POST");
            ask(service, method, DOCUMENT + "/versions").isProblem(405).allows("GET", "HEAD", "OPTIONS");
            ask(service, method, DOCUMENT + "/approvals").isProblem(405).allows("OPTIONS", "POST");
        }
        if (!method.equals("PUT") && !method.equals("DELETE")) {
            for (var service : List.of(Service.GATEWAY, Service.AGREEMENTS)) {
                ask(service, method, DOCUMENT).isProblem(405).allows("DELETE", "GET", "HEAD", "OPTIONS", "PUT");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                BASE + "/agreements | GET, HEAD, OPTIONS, POST",
                DOCUMENT + " | DELETE, GET, HEAD, OPTIONS, PUT",
                BASE + "/api-info | GET, HEAD, OPTIONS",
                BASE + "/openapi.yaml | GET, HEAD, OPTIONS",
                "/q/health/live | GET, HEAD, OPTIONS"
            })
    void options_lists_the_methods_of_a_path(String path, String methods) throws IOException {
        var answer = ask(Service.GATEWAY, "OPTIONS", path);

        assertThat(answer.status()).isIn(200, 204);
        answer.allows(methods.split(", ", -1));
    }

    @Test
    void another_accepted_media_type_is_not_acceptable() throws IOException {
        for (var service : List.of(Service.GATEWAY, Service.AGREEMENTS)) {
            ask(service, "GET", BASE + "/agreements", "Accept: application/xml").isProblem(406);
        }
        for (var path : List.of("/api-info", "/municipalities", "/search?q=lund")) {
            ask(Service.GATEWAY, "GET", BASE + path, "Accept: application/xml").isProblem(406);
        }
        assertThat(ask(Service.GATEWAY, "HEAD", BASE + "/api-info", "Accept: application/xml")
                        .status())
                .isEqualTo(406);
    }

    @Test
    void a_body_of_another_media_type_is_refused() {
        var editor = new ApiEditor(system, "2580");
        editor.as("editor")
                .contentType("text/plain")
                .body(editor.agreement("Avtalet"))
                .post("/agreements")
                .then()
                .statusCode(415)
                .contentType("application/problem+json")
                .body("instance", equalTo("/samverkan/v1/agreements"));
    }

    @Test
    void a_request_target_of_more_than_sixteen_kibibytes_is_too_long() throws IOException {
        for (var service : Service.values()) {
            ask(service, "GET", BASE + "/search?q=" + "x".repeat(16_384)).isProblem(414);
        }
    }

    @Test
    void a_request_without_a_host_is_a_bad_request() throws IOException {
        send(Service.GATEWAY, "GET " + BASE + "/agreements HTTP/1.1\r\nConnection: close\r\n\r\n")
                .isProblem(400);
    }

    private Answer ask(Service service, String method, String target, String... headers) throws IOException {
        var lines = Stream.concat(Stream.of("Host: samverkan.example", "Connection: close"), Stream.of(headers))
                .toList();
        return send(service, method + " " + target + " HTTP/1.1\r\n" + String.join("\r\n", lines) + "\r\n\r\n");
    }

    private Answer send(Service service, String request) throws IOException {
        URI address = system.processes().address(service);
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            var answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split("\r\n\r\n", 2);
            var lines = List.of(answer[0].split("\r\n", -1));
            var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
            lines.stream()
                    .skip(1)
                    .map(line -> line.split(": ", 2))
                    .forEach(header -> headers.put(header[0], header[1].replace(";charset=UTF-8", "")));
            return new Answer(Integer.parseInt(lines.getFirst().split(" ", 3)[1]), headers, answer[1]);
        }
    }
}
