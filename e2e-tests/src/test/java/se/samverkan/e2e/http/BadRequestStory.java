package se.samverkan.e2e.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.e2e.system.ApiEditor;
import se.samverkan.e2e.system.SystemUnderTest;
import se.samverkan.stack.service.Service;

/** A request that breaks a rule of HTTP, of tokens or of JSON gets an answer, never a 500 and never more than it asked for. */
@ExtendWith(SystemUnderTest.Running.class)
class BadRequestStory {
    private static final String BASE = "/samverkan/v1";

    private final SystemUnderTest system;
    private final RawHttp http;
    private final ApiEditor editor;

    BadRequestStory(SystemUnderTest system) {
        this.system = system;
        this.http = new RawHttp(system.processes());
        this.editor = new ApiEditor(system, "0117");
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

    private RawHttp.Response post(Service service, String header, String body) throws IOException {
        var token = system.keys().token(List.of("editor"), List.of("municipality:0117"));
        var type = header.startsWith("Content-Type") ? "" : "Content-Type: application/json\r\n";
        return http.send(
                service,
                "POST " + BASE + "/agreements HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: "
                        + body.length() + "\r\n" + type + header + "\r\nAuthorization: Bearer " + token + "\r\n\r\n"
                        + body);
    }
}
