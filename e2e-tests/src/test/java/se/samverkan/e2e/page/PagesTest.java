package se.samverkan.e2e.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
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
import se.samverkan.e2e.system.SystemUnderTest;

/** The pages over HTTP; what they look like is in the stories of the browser. */
@ExtendWith(SystemUnderTest.Running.class)
@TestInstance(Lifecycle.PER_CLASS)
class PagesTest {
    /** Those that the page loads; the picture of shared links has a whole address. */
    private static final Pattern ASSET = Pattern.compile("(?<=\")/assets/[0-9a-f]{16}/[a-z.]+");

    private final SystemUnderTest system;
    private final Site site;

    PagesTest(SystemUnderTest system) {
        this.system = system;
        this.site = new Site(system.address());
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
        var response = site.get(path);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(Site.header(response, "content-type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(Site.header(response, "cache-control")).startsWith("public, max-age=60");
        assertThat(Site.header(response, "etag")).matches("\"[^\"]+\"");
        assertThat(Site.header(response, "content-security-policy"))
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self'")
                .doesNotContain("unsafe");
        assertThat(Site.header(response, "x-content-type-options")).isEqualTo("nosniff");
        assertThat(response.headers().map()).doesNotContainKey("set-cookie");
        assertThat(response.body())
                .doesNotContain("NOT_FOUND", ">null<", "style=\"", "onclick")
                .doesNotContainPattern("<script(?![^>]*(src=\"/assets/|src=\"/embed\\.js|application/ld\\+json))");
    }

    @ParameterizedTest
    @MethodSource("paths")
    void an_unchanged_page_is_304_and_head_has_no_body(String path) throws Exception {
        var etag = Site.header(site.get(path), "etag");

        assertThat(site.get(path, "If-None-Match", etag).statusCode()).isEqualTo(304);
        var head = site.send(
                site.request(path).method("HEAD", BodyPublishers.noBody()).build());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(Site.header(head, "etag")).isEqualTo(etag);
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
        var response = site.get(path);

        assertThat(response.statusCode()).isEqualTo(301);
        assertThat(Site.header(response, "location")).isEqualTo(location);
    }

    @Test
    void a_shared_link_has_a_picture() throws Exception {
        var page = site.get("/kommuner/0486-strangnas").body();
        var picture = page.replaceAll("(?s).*<meta property=\"og:image\" content=\"([^\"]+)\".*", "$1");

        assertThat(page)
                .contains("hreflang=\"x-default\" href=\"" + system.address().replaceAll("/samverkan.*", "")
                        + "/kommuner/0486-strangnas\"");
        assertThat(site.get(picture).headers().firstValue("content-type")).contains("image/png");
    }

    @Test
    void a_chosen_area_and_the_one_to_compare_with_may_be_of_any_kind() throws Exception {
        assertThat(site.get("/instrumentpanel?municipality=0486&compare=Mitt").body())
                .contains("<p>Löftespunkter, Strängnäs</p>", "<p>Löftespunkter, Polisregion Mitt</p>");
        assertThat(site.get("/instrumentpanel?county=04&policeRegion=%C3%96st&compare=0163")
                        .body())
                .contains(
                        "<p>Löftespunkter, Södermanlands län, Polisregion Öst</p>", "<p>Löftespunkter, Sollentuna</p>");
    }

    @Test
    void unknown_parameters_are_ignored_and_make_no_other_page() throws Exception {
        assertThat(Site.header(site.get("/kommuner?utm_source=x"), "etag"))
                .isEqualTo(Site.header(site.get("/kommuner"), "etag"));
    }

    @Test
    void the_first_page_follows_the_preferred_language_unless_one_was_chosen() throws Exception {
        assertThat(Site.header(site.get("/", "Accept-Language", "de, en;q=0.8, sv;q=0.5"), "location"))
                .isEqualTo("/en");
        assertThat(site.get("/", "Accept-Language", "sv, en;q=0.8").statusCode())
                .isEqualTo(200);
        assertThat(site.get("/?sprak=sv", "Accept-Language", "en").statusCode()).isEqualTo(200);
        assertThat(site.get("/").headers().allValues("vary")).contains("accept-language");
    }

    @Test
    void assets_are_immutable() throws Exception {
        var assets = ASSET.matcher(site.get("/kommuner").body())
                .results()
                .map(found -> found.group())
                .distinct()
                .toList();

        assertThat(assets).hasSizeGreaterThan(3);
        for (var asset : assets) {
            var response = site.get(asset);
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(Site.header(response, "cache-control")).isEqualTo("public, max-age=31536000, immutable");
        }
        assertThat(site.get("/assets/0000000000000000/site.css").statusCode()).isEqualTo(404);
    }

    /** The page of a municipality with its style sheets and scripts. */
    @Test
    void a_page_with_everything_is_at_most_60_kib_compressed() throws Exception {
        long bytes = compressed("/kommuner/0163-sollentuna");
        for (var asset : ASSET.matcher(site.get("/kommuner/0163-sollentuna").body())
                .results()
                .map(found -> found.group())
                .distinct()
                .toList()) {
            bytes += compressed(asset);
        }

        assertThat(bytes).isLessThan(60 * 1024);
    }

    private long compressed(String path) throws IOException, InterruptedException {
        var response = Site.CLIENT.send(
                site.request(path).header("Accept-Encoding", "gzip").build(), BodyHandlers.ofByteArray());
        assertThat(response.headers().firstValue("content-encoding")).contains("gzip");
        return response.body().length;
    }
}
