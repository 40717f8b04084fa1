package se.samverkan.e2e.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.samverkan.e2e.system.SystemUnderTest;

/** The bodies and headers that all public responses have in common. */
@ExtendWith(SystemUnderTest.Running.class)
@TestInstance(Lifecycle.PER_CLASS)
class PublicReadTest {
    private static final String CACHE_CONTROL = "public, max-age=60, stale-while-revalidate=600, stale-if-error=86400";

    private final SystemUnderTest system;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    PublicReadTest(SystemUnderTest system) {
        this.system = system;
    }

    /** One path of every kind of public read. */
    List<String> paths() {
        var page = system.overview("0486", "2019-12-20");
        return List.of(
                "/agreements/" + page.getString("agreements[0].id"),
                "/promises/" + page.getString("promises[0].id") + "?asOf=2019-12-20",
                "/promises/" + page.getString("promises[0].id") + "/progress",
                "/promises?municipality=0486&year=2019&sort=title",
                "/municipalities",
                "/municipalities/0486",
                "/municipalities/0486/overview?asOf=2019-12-20",
                "/search?q=trygghetsvandringar&municipality=0486",
                "/statistics?groupBy=county",
                "/statistics?groupBy=county&thenBy=year",
                "/statistics?groupBy=theme#text/csv",
                "/notices?limit=100",
                "/notices?kind=AGREEMENT#text/csv",
                "/notices?format=csv&dialect=excel");
    }

    @ParameterizedTest
    @MethodSource("paths")
    void a_response_that_the_client_has_is_not_sent_again(String path) throws Exception {
        var answer = get(path);
        var etag = header(answer, "ETag");
        assertThat(etag).matches("\"[^\"]+\"");

        for (var known : List.of(etag, "W/" + etag, "\"older\", " + etag + ", \"other\"", "*")) {
            var again = get(path, "If-None-Match", known);
            assertThat(again.statusCode()).as(known).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(header(again, "ETag")).isEqualTo(etag);
            assertThat(again.headers().map()).containsKeys("cache-control", "vary");
        }
        for (var unknown : List.of("\"older\"", "\"\"", "\"" + etag.substring(2))) {
            assertThat(get(path, "If-None-Match", unknown).statusCode())
                    .as(unknown)
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @MethodSource("paths")
    void head_has_the_headers_of_get(String path) throws Exception {
        for (var encoding : List.of("identity", "gzip")) {
            var get = get(path, "Accept-Encoding", encoding);
            var head = send("HEAD", path, "Accept-Encoding", encoding);

            assertThat(head.body()).isEmpty();
            assertThat(headers(head)).isEqualTo(headers(get));
            assertThat(header(head, "Content-Length")).isEqualTo(Integer.toString(get.body().length));
        }
    }

    @ParameterizedTest
    @MethodSource("paths")
    void gzip_is_sent_to_a_client_that_accepts_it_with_the_same_content(String path) throws Exception {
        var plain = get(path);
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();

        for (var accepted : List.of("gzip", "deflate, gzip;q=0.5", "br;q=1.0, gzip")) {
            var small = get(path, "Accept-Encoding", accepted);
            assertThat(header(small, "Content-Encoding")).as(accepted).isEqualTo("gzip");
            assertThat(header(small, "ETag")).isNotEqualTo(header(plain, "ETag"));
            assertThat(unzipped(small.body())).isEqualTo(plain.body());
            assertThat(get(path, "Accept-Encoding", accepted, "If-None-Match", header(small, "ETag"))
                            .statusCode())
                    .isEqualTo(304);
        }
        for (var refused : List.of("gzip;q=0", "gzip; q=0.0, identity", "identity", "br")) {
            var answer = get(path, "Accept-Encoding", refused);
            assertThat(answer.headers().firstValue("Content-Encoding"))
                    .as(refused)
                    .isEmpty();
            assertThat(answer.body()).isEqualTo(plain.body());
        }
    }

    @ParameterizedTest
    @MethodSource("paths")
    void public_responses_are_cacheable_and_readable_by_any_web_page(String path) throws Exception {
        for (var headers : new String[][] {{}, {"Origin", "https://www.strangnas.se"}}) {
            var answer = get(path, headers);

            assertThat(answer.headers().allValues("Cache-Control")).containsExactly(CACHE_CONTROL);
            // Statistics and notices are JSON or CSV.
            var vary = path.startsWith("/statistics") || path.startsWith("/notices") ? "Accept, " : "";
            assertThat(answer.headers().allValues("Vary")).containsExactly(vary + "Authorization, Accept-Encoding");
            assertThat(answer.headers().allValues("Access-Control-Allow-Origin"))
                    .containsExactly("*");
        }
    }

    @ParameterizedTest
    @MethodSource("paths")
    void a_preflight_allows_reads_and_no_writes(String path) throws Exception {
        var preflight = send(
                "OPTIONS",
                path,
                "Origin",
                "https://www.strangnas.se",
                "Access-Control-Request-Method",
                "GET",
                "Access-Control-Request-Headers",
                "if-none-match");

        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(preflight.headers().allValues("Access-Control-Allow-Origin")).containsExactly("*");
        assertThat(header(preflight, "Access-Control-Allow-Methods")).isEqualTo("GET, HEAD");
        assertThat(header(preflight, "Access-Control-Allow-Headers")).containsIgnoringCase("If-None-Match");
    }

    /** Another Accept header bypasses the fast path. */
    @ParameterizedTest
    @MethodSource("paths")
    void the_fast_path_and_the_resource_answer_alike(String path) throws Exception {
        var quick = get(path);
        var slow = path.endsWith("csv")
                ? get(path, "Accept", "text/csv, */*;q=0.1")
                : get(path, "Accept", "application/json, text/plain;q=0.5");

        assertThat(slow.body()).isEqualTo(quick.body());
        assertThat(headers(slow)).isEqualTo(headers(quick));
        assertThat(get(path, "If-Match", header(quick, "ETag")).body()).isEqualTo(quick.body());
        assertThat(get(path, "If-Match", "\"another\"").statusCode()).isEqualTo(412);
    }

    @Test
    void a_connection_is_kept_alive() throws Exception {
        var address = URI.create(system.address());
        var request = "GET " + address.getPath() + "/municipalities/%s HTTP/1.1\r\nHost: localhost\r\n%s\r\n";
        try (var connection = new Socket(address.getHost(), address.getPort())) {
            var requests = request.formatted("0486", "") + request.formatted("0120", "Connection: close\r\n");
            connection.getOutputStream().write(requests.getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .containsSubsequence("HTTP/1.1 200", "Strängnäs", "HTTP/1.1 200", "Värmdö");
        }
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws IOException, InterruptedException {
        return send("GET", path, headers);
    }

    /** Sends a request; a media type to accept may follow the path after a number sign. */
    private HttpResponse<byte[]> send(String method, String path, String... headers)
            throws IOException, InterruptedException {
        var parts = path.split("#", -1);
        var request =
                HttpRequest.newBuilder(URI.create(system.address() + parts[0])).method(method, BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (parts.length > 1 && !List.of(headers).contains("Accept")) {
            request.header("Accept", parts[1]);
        }
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<byte[]> answer, String name) {
        return answer.headers().firstValue(name).orElseThrow();
    }

    /** The headers without traceparent, which differs between requests. */
    private static Map<String, List<String>> headers(HttpResponse<?> answer) {
        var headers = new TreeMap<>(answer.headers().map());
        headers.remove("traceparent");
        return headers;
    }

    private static byte[] unzipped(byte[] body) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return in.readAllBytes();
        }
    }
}
