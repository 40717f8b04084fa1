package se.samverkan.e2e.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.e2e.system.SystemUnderTest;

/** The pages over HTTP; what they look like is in the stories of the browser. */
@ExtendWith(SystemUnderTest.Running.class)
@TestInstance(Lifecycle.PER_CLASS)
class PagesTest {
    /** Those that the page loads; the picture of shared links has a whole address. */
    private static final Pattern ASSET = Pattern.compile("(?<=\")/assets/[0-9a-f]{16}/[a-z.]+");

    private final SystemUnderTest system;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    PagesTest(SystemUnderTest system) {
        this.system = system;
    }

    /** One path of every kind of page. */
    List<String> paths() {
        var page = system.overview("0486", "2020-02-01");
        return List.of(
                "/",
                "/en",
                "/kommuner",
                "/kommuner/0486-strangnas?per=2019-12-20",
                "/en/municipalities/0163-sollentuna",
                "/loften/" + page.getString("promises[0].id"),
                "/en/promises/" + page.getString("promises[0].id") + "/history",
                "/overenskommelser/" + page.getString("agreements[0].id"),
                "/uppfoljningar/" + page.getString("followUps[0].id"),
                "/loften",
                "/en/agreements?page=1",
                "/sok?q=trygghetsvandring",
                "/instrumentpanel?county=04&compare=01&figure=overdue",
                "/badda-in?municipality=0120&component=overview",
                "/embed/overview.html?municipality=0486&language=en",
                "/embed/statistics.html?county=04&frame=1");
    }

    @ParameterizedTest
    @MethodSource("paths")
    void a_page_is_cacheable_html_that_loads_nothing_from_elsewhere(String path) throws Exception {
        var response = get(path);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(header(response, "content-type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(header(response, "cache-control")).startsWith("public, max-age=60");
        assertThat(header(response, "etag")).matches("\"[^\"]+\"");
        assertThat(header(response, "content-security-policy"))
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self'")
                .doesNotContain("unsafe");
        assertThat(header(response, "x-content-type-options")).isEqualTo("nosniff");
        assertThat(response.headers().map()).doesNotContainKey("set-cookie");
        assertThat(response.body())
                .doesNotContain("NOT_FOUND", ">null<", "style=\"", "onclick")
                .doesNotContainPattern("<script(?![^>]*(src=\"/assets/|src=\"/embed\\.js|application/ld\\+json))");
    }

    @ParameterizedTest
    @MethodSource("paths")
    void an_unchanged_page_is_304_and_head_has_no_body(String path) throws Exception {
        var etag = header(get(path), "etag");

        assertThat(get(path, "If-None-Match", etag).statusCode()).isEqualTo(304);
        var head = client.send(
                request(path).method("HEAD", BodyPublishers.noBody()).build(), BodyHandlers.ofString());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(header(head, "etag")).isEqualTo(etag);
        assertThat(head.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/kommuner/0486, /kommuner/0486-strangnas",
        "/kommuner/strangnas, /kommuner/0486-strangnas",
        "/kommuner/0486-fel?per=2019-12-20, /kommuner/0486-strangnas?per=2019-12-20",
        "/en/municipalities/0120, /en/municipalities/0120-varmdo",
    })
    void a_municipality_has_one_address(String path, String location) throws Exception {
        var response = get(path);

        assertThat(response.statusCode()).isEqualTo(301);
        assertThat(header(response, "location")).isEqualTo(location);
    }

    @ParameterizedTest
    @CsvSource({
        "/kommuner/9999, 404",
        "/kommuner/finns-inte, 404",
        "/loften/x, 404",
        "/loften/%2e%2e%2f%2e%2e, 404",
        "/loften/00000000-0000-7000-8000-000000000000/historik, 404",
        "/kommuner/0486-strangnas?per=2019-02-30, 400",
        "/instrumentpanel?figure=x, 400",
        "/instrumentpanel?year=nittio, 400",
        "/instrumentpanel?county=99, 400",
        "/instrumentpanel?compare=9999, 400",
        "/en/dashboard?policeRegion=Syd&compare=x, 400",
        "/badda-in?theme=rosa, 400",
        "/embed/promises.html, 400",
        "/embed/promises.html?municipality=0486&heading-level=9, 400",
        "/embed/finns-inte.html, 404",
        "/loften?page=x, 400",
        "/finns-inte, 404",
    })
    void what_cannot_be_shown_says_so(String path, int status) throws Exception {
        var response = get(path, "Accept", "text/html");

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(header(response, "content-type")).startsWith("text/html");
        assertThat(header(response, "cache-control")).isEqualTo("no-store");
        assertThat(response.body()).contains("<h1>").doesNotContain("Exception");
    }

    @ParameterizedTest
    @CsvSource({
        "/kommuner/0486-strangnas?per=2019-02-30, <code>per</code>: Skriv en dag som finns",
        "/en/municipalities/0486-strangnas?asOf=x, <code>asOf</code>: Write a day that exists",
        "/instrumentpanel?compare=9999, <code>compare</code>: Välj ett område",
        "/en/dashboard?figure=x, followUpShare",
        "/sok?q=a&page=0, <code>page</code>: Skriv ett sidnummer",
        "/embed/promises.html?municipality=0486&year=x, <code>year</code>: Skriv ett årtal",
    })
    void what_is_wrong_is_said_in_the_language_of_the_page(String path, String hint) throws Exception {
        assertThat(get(path, "Accept", "text/html").body()).contains(hint).doesNotContain("<span lang=\"en\">");
    }

    @Test
    void a_shared_link_has_a_picture() throws Exception {
        var page = get("/kommuner/0486-strangnas").body();
        var picture = page.replaceAll("(?s).*<meta property=\"og:image\" content=\"([^\"]+)\".*", "$1");

        assertThat(page)
                .contains("hreflang=\"x-default\" href=\"" + system.address().replaceAll("/samverkan.*", "")
                        + "/kommuner/0486-strangnas\"");
        assertThat(get(picture).headers().firstValue("content-type")).contains("image/png");
    }

    @Test
    void a_chosen_area_and_the_one_to_compare_with_may_be_of_any_kind() throws Exception {
        assertThat(get("/instrumentpanel?municipality=0486&compare=Mitt").body())
                .contains("<p>Löftespunkter, Strängnäs</p>", "<p>Löftespunkter, Polisregion Mitt</p>");
        assertThat(get("/instrumentpanel?county=04&policeRegion=%C3%96st&compare=0163")
                        .body())
                .contains(
                        "<p>Löftespunkter, Södermanlands län, Polisregion Öst</p>", "<p>Löftespunkter, Sollentuna</p>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sok?q=", "/kommuner?q="})
    void ten_thousand_characters_of_query_are_refused_or_searched_for(String path) throws Exception {
        assertThat(get(path + "a".repeat(10_000), "Accept", "text/html").statusCode())
                .isIn(200, 400, 414);
    }

    @Test
    void unknown_parameters_are_ignored_and_make_no_other_page() throws Exception {
        assertThat(header(get("/kommuner?utm_source=x"), "etag")).isEqualTo(header(get("/kommuner"), "etag"));
    }

    @Test
    void other_methods_are_refused() throws Exception {
        var response = client.send(
                request("/kommuner").POST(BodyPublishers.ofString("{}")).build(), BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(header(response, "allow")).isEqualTo("GET, HEAD");
    }

    @Test
    void a_program_gets_the_problem_of_the_api() throws Exception {
        var response = get("/finns-inte", "Accept", "application/json");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(header(response, "content-type")).startsWith("application/problem+json");
    }

    @Test
    void the_first_page_follows_the_preferred_language_unless_one_was_chosen() throws Exception {
        assertThat(header(get("/", "Accept-Language", "de, en;q=0.8, sv;q=0.5"), "location"))
                .isEqualTo("/en");
        assertThat(get("/", "Accept-Language", "sv, en;q=0.8").statusCode()).isEqualTo(200);
        assertThat(get("/?sprak=sv", "Accept-Language", "en").statusCode()).isEqualTo(200);
        assertThat(get("/").headers().allValues("vary")).contains("accept-language");
    }

    @Test
    void assets_are_immutable() throws Exception {
        var assets = ASSET.matcher(get("/kommuner").body())
                .results()
                .map(found -> found.group())
                .distinct()
                .toList();

        assertThat(assets).hasSizeGreaterThan(3);
        for (var asset : assets) {
            var response = get(asset);
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(header(response, "cache-control")).isEqualTo("public, max-age=31536000, immutable");
        }
        assertThat(get("/assets/0000000000000000/site.css").statusCode()).isEqualTo(404);
    }

    /** The page of a municipality with its style sheets and scripts. */
    @Test
    void a_page_with_everything_is_at_most_60_kib_compressed() throws Exception {
        long bytes = compressed("/kommuner/0163-sollentuna");
        for (var asset : ASSET.matcher(get("/kommuner/0163-sollentuna").body())
                .results()
                .map(found -> found.group())
                .distinct()
                .toList()) {
            bytes += compressed(asset);
        }

        assertThat(bytes).isLessThan(60 * 1024);
    }

    private long compressed(String path) throws IOException, InterruptedException {
        var response =
                client.send(request(path).header("Accept-Encoding", "gzip").build(), BodyHandlers.ofByteArray());
        assertThat(response.headers().firstValue("content-encoding")).contains("gzip");
        return response.body().length;
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        var request = request(path);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(system.address()).resolve("/").resolve(path));
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse(null);
    }
}
