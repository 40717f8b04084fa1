package se.samverkan.e2e.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.e2e.system.ApiEditor;
import se.samverkan.e2e.system.SystemUnderTest;
import se.samverkan.stack.service.Service;

/** A stranger, or a client that sends half of a request, takes nothing away from the others. */
@ExtendWith(SystemUnderTest.Running.class)
class StrangerStory {
    private static final String BASE = "/samverkan/v1";
    /** More than the connections to an owner. */
    private static final int MANY = 150;

    private final SystemUnderTest system;
    private final RawHttp http;
    private final ApiEditor editor;

    StrangerStory(SystemUnderTest system) {
        this.system = system;
        this.http = new RawHttp(system.processes());
        this.editor = new ApiEditor(system, "0117");
    }

    @Test
    void an_upgrade_is_not_passed_on_to_an_owner() throws Exception {
        var agreement = editor.publish(editor.draft("agreements", editor.agreement("Avtalet som har versioner")));
        var request = "GET " + BASE + agreement.path() + "/versions HTTP/1.1\r\nHost: x\r\n"
                + "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                + "Sec-WebSocket-Version: 13\r\n\r\n";
        try (var open = new Sockets()) {
            for (int i = 0; i < MANY; i++) {
                var socket = http.open(Service.GATEWAY, request);
                open.add(socket);
                assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1))
                        .isEqualTo("HTTP/1.1 200");
            }
            editor.as("editor").get(agreement.path()).then().statusCode(200);
        }
    }

    @Test
    void half_a_body_of_a_stranger_is_refused_at_once() throws Exception {
        try (var open = new Sockets()) {
            for (int i = 0; i < MANY; i++) {
                open.add(http.open(Service.GATEWAY, half("")));
            }
            for (var socket : open.all) {
                var response = RawHttp.read(socket).isProblem(401);
                assertThat(response.headers()).containsEntry("Connection", "close");
            }
            editor.draft("agreements", editor.agreement("Avtalet trots främlingen"));
        }
    }

    @Test
    void half_a_body_of_an_editor_keeps_nobody_waiting_and_times_out() throws Exception {
        var token = "Authorization: Bearer " + system.keys().token(List.of("editor"), List.of("municipality:0117"))
                + "\r\n";
        try (var open = new Sockets()) {
            for (int i = 0; i < MANY; i++) {
                open.add(http.open(Service.GATEWAY, half(token)));
            }
            editor.draft("agreements", editor.agreement("Avtalet trots halva brev"));
            for (var socket : open.all) {
                RawHttp.read(socket).isProblem(408);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"GATEWAY", "AGREEMENTS"})
    void an_empty_chunked_body_is_a_bad_request(Service service) throws Exception {
        var token = system.keys().token(List.of("editor"), List.of("municipality:0117"));
        http.send(
                        service,
                        "POST " + BASE + "/agreements HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n"
                                + "Authorization: Bearer " + token + "\r\n\r\n0\r\n\r\n")
                .isProblem(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Content-Encoding: gzip | 415",
                "Content-Type: application/json;charset=UTF-16 | 415",
                "Content-Type: application/json;charset=ISO-8859-1 | 415"
            })
    void another_encoding_of_a_body_is_refused(String header, int status) throws Exception {
        for (var service : List.of(Service.GATEWAY, Service.AGREEMENTS)) {
            post(service, header, "{}").isProblem(status);
        }
    }

    /** An overlong NUL and slash, a half surrogate pair, and UTF-16, each of which a lenient parser would take. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"title\": \"\u00e0\u0080\u0080\"}",
                "{\"title\": \"\u00c0\u00af\"}",
                "{\"title\": \"\u00ed\u00a0\u0080\"}",
                "\u00fe\u00ff\u0000{\u0000}"
            })
    void a_body_that_is_not_utf_8_is_a_bad_request(String bytes) throws Exception {
        for (var service : List.of(Service.GATEWAY, Service.AGREEMENTS)) {
            var response =
                    post(service, "Content-Type: application/json", bytes).isProblem(400);
            assertThat(response.body()).contains("UTF-8");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "..", "...", "a.b", "a.b.c.d", "{}"})
    void a_malformed_token_is_unauthorized(String token) throws IOException {
        for (var service : Service.values()) {
            var response = http.ask(service, "GET", BASE + "/agreements", "Authorization: Bearer " + token)
                    .isProblem(401);
            assertThat(response.headers().get("WWW-Authenticate"))
                    .contains("error=\"invalid_token\"", "error_description=");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                BASE + "/%2e%2e/q/health",
                BASE + "/../v1/agreements",
                "/./samverkan/v1/agreements",
                BASE + "/%2E/agreements"
            })
    void a_dot_segment_is_refused(String target) throws IOException {
        for (var service : Service.values()) {
            assertThat(http.ask(service, "GET", target).isProblem(400).body()).contains("dot segment");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " HTTP/1.0\r\n\r\n",
                " HTTP/1.1\r\nConnection: close\r\n\r\n",
                " HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n"
            })
    void a_request_without_one_host_is_a_bad_request(String rest) throws IOException {
        http.send(Service.GATEWAY, "GET " + BASE + "/agreements" + rest).isProblem(400);
        for (var owner : Service.owners()) {
            // Quarkus gives a request of a trusted proxy, here of this machine, the host that it needs.
            var request = "GET " + BASE + "/agreements" + rest;
            assertThat(http.send(owner, request).status()).isLessThan(500);
        }
    }

    @Test
    void health_and_metrics_are_not_on_the_public_port() throws IOException {
        for (var service : Service.values()) {
            for (var path : List.of("/q/health", "/q/health/ready", "/q/metrics")) {
                http.ask(service, "GET", path).isProblem(404);
            }
        }
        for (var service : Service.values()) {
            editor.as("editor")
                    .baseUri(system.processes().managementAddress(service).toString())
                    .get("/q/health/ready")
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("UP"));
        }
    }

    @Test
    void a_deletion_and_an_error_are_never_a_406() {
        var draft = editor.draft("agreements", editor.agreement("Avtalet som tas bort"));
        editor.as("editor")
                .accept("application/problem+json")
                .header("If-Match", draft.etag())
                .delete(draft.path())
                .then()
                .statusCode(204);
        editor.as("editor")
                .accept("application/problem+json")
                .get(draft.path())
                .then()
                .statusCode(404);
        system.anyone()
                .accept("application/problem+json")
                .get(draft.path())
                .then()
                .statusCode(404);
    }

    @Test
    void a_body_with_a_deep_or_broken_structure_names_no_class_of_the_parser() throws IOException {
        for (var body : List.of("[".repeat(5_000), "{\"title\": tru}", "{\"title\": \"x", "{\"a\":1e99999999}")) {
            var response = post(Service.GATEWAY, "Content-Type: application/json", body)
                    .isProblem(400);
            assertThat(response.body())
                    .doesNotContain("Jackson", "StreamReadConstraints", "token", "REDACTED", "java.", "(code");
        }
    }

    @Test
    void every_response_forbids_to_guess_its_type() throws IOException {
        for (var service : Service.values()) {
            for (var path : List.of("/nothing", BASE + "/agreements", BASE + "/api-info")) {
                assertThat(http.ask(service, "GET", path).headers()).containsEntry("X-Content-Type-Options", "nosniff");
            }
        }
    }

    @Test
    void what_has_two_media_types_varies_by_accept() throws IOException {
        for (int i = 0; i < 2; i++) {
            var response = http.ask(Service.GATEWAY, "GET", BASE + "/statistics?groupBy=year");
            assertThat(response.headers().get("Vary")).contains("Accept,");
        }
    }

    @Test
    void a_surplus_half_of_a_header_is_closed_while_others_are_served() throws Exception {
        try (var open = new Sockets()) {
            for (int i = 0; i < 1_100; i++) {
                open.add(http.open(Service.GATEWAY, "GET " + BASE + "/agreements HTTP/1.1\r\nHo"));
            }
            await().until(() -> open.closed() > 0);
            await().atMost(ApiEditor.TIMEOUT.multipliedBy(4)).until(() -> open.closed() == open.all.size());
        }
        system.anyone().get("/agreements").then().statusCode(200);
    }

    private RawHttp.Response post(Service service, String header, String body) throws IOException {
        var token = system.keys().token(List.of("editor"), List.of("municipality:0117"));
        var type = header.startsWith("Content-Type") ? "" : "Content-Type: application/json\r\n";
        return http.send(
                service,
                "POST " + BASE + "/agreements HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: "
                        + body.length() + "\r\n" + type + header + "\r\nAuthorization: Bearer " + token + "\r\n\r\n"
                        + body);
    }

    private static String half(String headers) {
        return "POST " + BASE + "/agreements HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + "Content-Length: 100000\r\n" + headers + "\r\n{\"ti";
    }

    /** Open connections, which are closed at the end of the test. */
    private static final class Sockets implements AutoCloseable {
        final List<Socket> all = new ArrayList<>();

        void add(Socket socket) {
            all.add(socket);
        }

        /** How many of them the service has closed. */
        int closed() {
            int closed = 0;
            for (var socket : all) {
                try {
                    socket.setSoTimeout(1);
                    closed += socket.getInputStream().read() < 0 ? 1 : 0;
                } catch (SocketTimeoutException stillOpen) {
                    // Nothing came: the connection is open.
                } catch (IOException reset) {
                    closed++;
                }
            }
            return closed;
        }

        @Override
        public void close() throws IOException {
            for (var socket : all) {
                socket.close();
            }
        }
    }
}
