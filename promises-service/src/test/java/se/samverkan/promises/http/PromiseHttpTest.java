package se.samverkan.promises.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static se.samverkan.promises.PromiseRequests.PROMISES;
import static se.samverkan.stack.testing.ServiceRequests.PROBLEM;
import static se.samverkan.stack.testing.ServiceRequests.STRANGNAS;
import static se.samverkan.stack.testing.ServiceRequests.anonymous;
import static se.samverkan.stack.testing.ServiceRequests.as;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.stack.testing.ServiceDatabase;
import se.samverkan.stack.testing.ServiceTest;
import se.samverkan.stack.testing.TestTokens;

/** Errors of HTTP itself are problems too, and change nothing. */
@QuarkusTest
@ServiceTest(database = "promises")
class PromiseHttpTest {
    private static final int MEBIBYTE = 1024 * 1024;

    @TestHTTPResource("/samverkan/v1/promises")
    URL promises;

    private ServiceDatabase.Size before;

    @BeforeEach
    void measure() {
        before = ServiceDatabase.size();
    }

    @AfterEach
    void nothing_is_stored_and_no_event_sent() {
        assertThat(ServiceDatabase.size()).isEqualTo(before);
    }

    @Test
    void a_body_over_a_mebibyte_with_a_content_length_is_too_large() throws Exception {
        var answer = send(HttpRequest.BodyPublishers.ofString(tooLong()));

        assertThat(answer.headers().firstValue("Content-Type")).contains(PROBLEM);
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body())
                .contains("\"status\":413", "The body is larger than 1048576 bytes: send less text in one document");
    }

    @Test
    void a_client_that_is_still_sending_reads_why_its_body_is_refused() throws Exception {
        try (var socket = new Socket(promises.getHost(), promises.getPort())) {
            var out = socket.getOutputStream();
            out.write(("POST " + promises.getPath() + " HTTP/1.1\r\nHost: " + promises.getAuthority()
                            + "\r\nContent-Type: application/json\r\nContent-Length: 2000000\r\n\r\n{")
                    .getBytes(StandardCharsets.US_ASCII));
            // The response is on its way, or has come.
            var firstByte = socket.getInputStream().read();
            out.write("x".repeat(100_000).getBytes(StandardCharsets.US_ASCII));
            out.flush();

            assertThat((char) firstByte + new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 413 ")
                    .contains("The body is larger than 1048576 bytes");
        }
    }

    @Test
    void a_body_over_a_mebibyte_that_comes_in_chunks_is_too_large() throws Exception {
        var body = tooLong().getBytes(StandardCharsets.UTF_8);
        var answer = send(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));

        assertThat(answer.headers().firstValue("Content-Type")).contains(PROBLEM);
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("\"status\":413");
    }

    @Test
    void a_body_of_just_a_mebibyte_is_read() throws Exception {
        var body = "{\"titel\":1}" + " ".repeat(MEBIBYTE - 11);

        assertThat(send(HttpRequest.BodyPublishers.ofString(body)).statusCode()).isEqualTo(400);
        assertThat(send(HttpRequest.BodyPublishers.ofInputStream(
                                () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))))
                        .body())
                .contains("did you mean title?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data"})
    void a_body_is_json(String type) throws Exception {
        var answer = send(type, HttpRequest.BodyPublishers.ofString("{}"));

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.headers().firstValue("Content-Type")).contains(PROBLEM);
        assertThat(answer.body()).contains("\"status\":415", "Send the body as application/json");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PATCH  | /promises                                                   | GET, HEAD, OPTIONS, POST
            DELETE | /promises                                                   | GET, HEAD, OPTIONS, POST
            POST   | /promises/019ab000-0000-7000-8000-000000000000              | DELETE, GET, HEAD, OPTIONS, PUT
            GET    | /promises/019ab000-0000-7000-8000-000000000000/publications | OPTIONS, POST
            PUT    | /promises/019ab000-0000-7000-8000-000000000000/withdrawals  | OPTIONS, POST
            """)
    void a_method_that_a_path_does_not_take_is_answered_with_those_it_does(String method, String path, String allow) {
        as("editor")
                .request(method, "/samverkan/v1" + path)
                .then()
                .statusCode(405)
                .contentType(PROBLEM)
                .header("Allow", allow)
                .body("detail", is("This path does not take this method: see the header Allow"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/csv", "text/html", "application/xml"})
    void an_answer_is_json(String accept) {
        anonymous()
                .accept(accept)
                .get(PROMISES.path())
                .then()
                .statusCode(406)
                .contentType(PROBLEM)
                .body("detail", startsWith("This path has none of the types in Accept"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET    | /promises/{id}?fields=title           | fields | is not a parameter here; there are asOf
            GET    | /promises/{id}?asOf=                  | asOf   | is empty: give it a value or leave it out
            GET    | /promises/{id}?asOf=2019-12-20&asOf=x | asOf   | appears more than once
            GET    | /promises/{id}/versions?page=1        | page   | is not a parameter here; there are none
            GET    | /promises/{id}/versions/1/changes?to=1| to     | is not a parameter here; there are from
            POST   | /promises?dryRun=true                 | dryRun | is not a parameter here; there are allowDuplicate
            DELETE | /promises/{id}?force=true             | force  | is not a parameter here; there are none
            """)
    void what_an_operation_does_not_take_in_its_query_is_refused(
            String method, String path, String parameter, String text) {
        as("editor")
                .contentType("application/json")
                .body("{}")
                .request(method, "/samverkan/v1" + path.replace("{id}", "019ab000-0000-7000-8000-000000000000"))
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("violations.pointer", contains(parameter))
                .body("violations.text", contains(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/samverkan/v1/loften",
                "/samverkan/v1",
                "/samverkan/v1/promises/x/y/z",
                "/samverkan/v2/promises",
                "/"
            })
    void an_unknown_path_is_not_found(String path) {
        anonymous().get(path).then().statusCode(404).contentType(PROBLEM).body("status", is(404));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/promises/%zz", "/promises/%", "/promises/%e", "/promises?partyId=%0", "/promises?partyId=%zz"})
    void a_malformed_escape_is_a_bad_request(String path) throws IOException {
        assertThat(raw("GET /samverkan/v1" + path)).startsWith("HTTP/1.1 400 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/promises/%00", "/promises?partyId=%00"})
    void a_nul_is_a_bad_request(String path) throws IOException {
        assertThat(raw("GET /samverkan/v1" + path))
                .startsWith("HTTP/1.1 400 ")
                .containsIgnoringCase("content-type: " + PROBLEM)
                .contains("The path or query can't be read");
    }

    @Test
    void a_target_without_its_slash_is_not_found() throws IOException {
        assertThat(raw("GET samverkan/v1/promises"))
                .startsWith("HTTP/1.1 404 ")
                .containsIgnoringCase("content-type: " + PROBLEM)
                .contains("\"status\":404");
    }

    private HttpResponse<String> send(HttpRequest.BodyPublisher body) throws IOException, InterruptedException {
        return send("application/json", body);
    }

    private HttpResponse<String> send(String type, HttpRequest.BodyPublisher body)
            throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(promises.toString()))
                    .version(HttpClient.Version.HTTP_1_1)
                    .header("Content-Type", type)
                    .header("Authorization", "Bearer " + TestTokens.token(List.of("editor"), List.of(STRANGNAS)))
                    .POST(body)
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private String raw(String methodAndTarget) throws IOException {
        try (var socket = new Socket(promises.getHost(), promises.getPort())) {
            var request =
                    methodAndTarget + " HTTP/1.1\r\nHost: " + promises.getAuthority() + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String tooLong() {
        return "{\"title\":\"" + "x".repeat(MEBIBYTE) + "\"}";
    }
}
