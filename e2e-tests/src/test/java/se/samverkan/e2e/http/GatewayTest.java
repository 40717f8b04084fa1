package se.samverkan.e2e.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.e2e.system.ApiEditor;
import se.samverkan.e2e.system.SystemUnderTest;

/** The gateway as an HTTP server: caching, compression, CORS and forwarding to the owners. */
@ExtendWith(SystemUnderTest.Running.class)
class GatewayTest {
    private static final String OVERVIEW = "/municipalities/0486/overview?asOf=2019-12-20";

    private final SystemUnderTest system;

    GatewayTest(SystemUnderTest system) {
        this.system = system;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                OVERVIEW,
                "/agreements?year=2020&limit=5&municipality=0486",
                "/municipalities",
                "/municipalities/0486"
            })
    void an_unchanged_response_is_not_sent_again(String path) {
        var etag = system.anyone().get(path).header("ETag");
        assertThat(etag).isNotBlank();

        var again = system.anyone().header("If-None-Match", etag).get(path);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.header("ETag")).isEqualTo(etag);
        assertThat(again.asByteArray()).isEmpty();

        system.anyone().header("If-None-Match", "\"another\"").get(path).then().statusCode(200);
    }

    @Test
    void the_entity_tag_of_a_document_depends_on_the_day() {
        var path = "/agreements/" + system.overview("0486", "2019-12-20").getString("agreements[0].id");
        var etag = system.anyone().get(path).header("ETag");

        system.anyone().header("If-None-Match", etag).get(path).then().statusCode(304);
        assertThat(system.anyone().get(path + "?asOf=2019-12-20").header("ETag"))
                .as("another day, another status")
                .isNotEqualTo(etag);
    }

    @Test
    void public_responses_are_cacheable_and_responses_to_a_token_are_not() {
        var anonymous = system.anyone().get("/agreements");
        assertThat(anonymous.header("Cache-Control")).contains("public");
        assertThat(anonymous.header("Vary")).contains("Authorization", "Accept-Encoding");

        var personal = system.as("editor", "municipality:0486").get("/agreements");
        assertThat(personal.header("Cache-Control")).isEqualTo("private, no-store");
        assertThat(personal.header("Vary")).contains("Authorization");
    }

    @Test
    void head_has_the_headers_of_get_without_a_body() {
        Response get = system.anyone().get(OVERVIEW);
        Response head = system.anyone().head(OVERVIEW);

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.asByteArray()).isEmpty();
        assertThat(head.contentType()).isEqualTo(get.contentType());
        assertThat(head.header("ETag")).isEqualTo(get.header("ETag"));
        system.anyone().head("/municipalities/9999").then().statusCode(404);
    }

    @Test
    void gzip_is_sent_to_a_client_that_accepts_it() throws Exception {
        var plain = send(HttpRequest.newBuilder());
        var small = send(HttpRequest.newBuilder().header("Accept-Encoding", "gzip"));

        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(small.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(small.body().length).isLessThan(plain.body().length / 2);
        assertThat(unzipped(small.body())).isEqualTo(new String(plain.body(), StandardCharsets.UTF_8));
    }

    @Test
    void any_web_page_may_read_and_none_may_write() {
        system.anyone()
                .header("Origin", "https://www.strangnas.se")
                .get(OVERVIEW)
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", equalTo("*"));
        var preflight = system.anyone()
                .header("Origin", "https://www.strangnas.se")
                .header("Access-Control-Request-Method", "POST")
                .options("/agreements");
        assertThat(String.valueOf(preflight.header("Access-Control-Allow-Methods")))
                .doesNotContain("POST");
    }

    @Test
    void a_request_with_a_token_reaches_the_owner() {
        var editor = new ApiEditor(system, "2583");
        var draft = editor.draft("agreements", editor.agreement("Bara för parterna"));

        editor.as("editor")
                .get(draft.path())
                .then()
                .statusCode(200)
                .header("ETag", draft.etag())
                .body("title", equalTo("Bara för parterna"))
                .body("_links.self.href", equalTo(system.address() + draft.path()));
        assertThat(editor.as("editor")
                        .get("/agreements?municipality=2583")
                        .jsonPath()
                        .getList("items.id"))
                .contains(draft.id());
        system.anyone().get(draft.path()).then().statusCode(404);
        system.bearer("no-token").get(draft.path()).then().statusCode(401).contentType("application/problem+json");
    }

    @Test
    void a_chunked_body_reaches_the_owner() throws Exception {
        var editor = new ApiEditor(system, "2583");

        var answer = editor.postChunked("/agreements", editor.agreement("I bitar"));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).contains("\"title\":\"I bitar\"");
        assertThat(answer.headers().firstValue("Location").orElseThrow()).startsWith(system.address() + "/agreements/");
    }

    @Test
    void another_host_in_the_request_changes_no_link() {
        var answer = system.anyone()
                .header("Host", "evil.example")
                .header("X-Forwarded-Host", "evil.example")
                .header("Forwarded", "host=evil.example")
                .get("/agreements?municipality=0486");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.asString()).doesNotContain("evil.example").contains(system.address() + "/agreements/");
    }

    @Test
    void api_info_describes_the_api() {
        system.anyone()
                .get("/api-info")
                .then()
                .statusCode(200)
                .body("apiName", equalTo("Samverkan"))
                .body("apiVersion", equalTo("1.0.0"))
                .body("apiReleased", matchesPattern("\\d{4}-\\d\\d-\\d\\d"))
                .body("apiDocumentation", equalTo(system.address() + "/docs"))
                .body("apiStatus", equalTo("active"));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    request.uri(URI.create(system.address() + OVERVIEW)).build(), BodyHandlers.ofByteArray());
        }
    }

    private static String unzipped(byte[] body) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
