package se.samverkan.e2e.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

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

/** Malformed HTTP requests, which no client library sends, are answered as problem+json by every process. */
@ExtendWith(SystemUnderTest.Running.class)
class WireStory {
    private static final String BASE = "/samverkan/v1";
    private static final String DOCUMENT = BASE + "/agreements/019cad9b-e683-7127-a6ca-41d621adbc4e";

    private final SystemUnderTest system;
    private final RawHttp http;

    WireStory(SystemUnderTest system) {
        this.system = system;
        this.http = new RawHttp(system.processes());
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
            assertThat(http.ask(service, "GET", target).isProblem(400).body()).contains("RFC 3986");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"agreements", "*"})
    void a_request_target_without_a_path_is_not_found(String target) throws IOException {
        http.ask(Service.GATEWAY, "GET", target).isProblem(404);
    }

    /** At the root the gateway has its first page. */
    @ParameterizedTest
    @ValueSource(strings = {"/nothing", BASE, BASE + "/", BASE + "/nothing", BASE + "/nothing/at/all", "/q/nothing"})
    void an_unknown_path_is_not_found(String path) throws IOException {
        for (var service : Service.values()) {
            for (var method : List.of("GET", "POST", "FOO")) {
                if (!path.startsWith("/q/") || method.equals("GET")) {
                    http.ask(service, method, path).isProblem(404);
                }
            }
            assertThat(http.ask(service, "HEAD", path).status()).isEqualTo(404);
            assertThat(http.ask(service, "HEAD", path).body()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "CONNECT", "PATCH", "PUT", "DELETE", "FOO"})
    void an_unsupported_method_is_answered_with_the_supported_ones(String method) throws IOException {
        for (var path : List.of(
                BASE + "/api-info",
                BASE + "/search",
                BASE + "/statistics",
                BASE + "/notices",
                BASE + "/municipalities",
                BASE + "/municipalities/0486/overview",
                BASE + "/promises/019cad9b-e683-7127-a6ca-41d621adbc4e/progress",
                BASE + "/openapi.yaml",
                BASE + "/openapi.json",
                BASE + "/docs/")) {
            http.ask(Service.GATEWAY, method, path).isProblem(405).allows("GET", "HEAD", "OPTIONS");
        }
        for (var service : List.of(Service.GATEWAY, Service.AGREEMENTS)) {
            http.ask(service, method, BASE + "/agreements").isProblem(405).allows("GET", "HEAD", "OPTIONS", "POST");
            http.ask(service, method, DOCUMENT + "/versions").isProblem(405).allows("GET", "HEAD", "OPTIONS");
            http.ask(service, method, DOCUMENT + "/approvals").isProblem(405).allows("OPTIONS", "POST");
        }
        if (!method.equals("PUT") && !method.equals("DELETE")) {
            for (var service : List.of(Service.GATEWAY, Service.AGREEMENTS)) {
                http.ask(service, method, DOCUMENT).isProblem(405).allows("DELETE", "GET", "HEAD", "OPTIONS", "PUT");
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
                BASE + "/openapi.yaml | GET, HEAD, OPTIONS"
            })
    void options_lists_the_methods_of_a_path(String path, String methods) throws IOException {
        var response = http.ask(Service.GATEWAY, "OPTIONS", path);

        assertThat(response.status()).isIn(200, 204);
        response.allows(methods.split(", ", -1));
    }

    @Test
    void another_accepted_media_type_is_not_acceptable() throws IOException {
        for (var service : List.of(Service.GATEWAY, Service.AGREEMENTS)) {
            http.ask(service, "GET", BASE + "/agreements", "Accept: application/xml")
                    .isProblem(406);
        }
        for (var path : List.of("/api-info", "/municipalities", "/search?q=lund")) {
            http.ask(Service.GATEWAY, "GET", BASE + path, "Accept: application/xml")
                    .isProblem(406);
        }
        assertThat(http.ask(Service.GATEWAY, "HEAD", BASE + "/api-info", "Accept: application/xml")
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
            http.ask(service, "GET", BASE + "/search?q=" + "x".repeat(16_384)).isProblem(414);
        }
    }

    @Test
    void a_request_without_a_host_is_a_bad_request() throws IOException {
        http.send(Service.GATEWAY, "GET " + BASE + "/agreements HTTP/1.1\r\nConnection: close\r\n\r\n")
                .isProblem(400);
    }
}
