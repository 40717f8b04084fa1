package se.samverkan.e2e.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.e2e.system.SystemUnderTest;

/** What cannot be shown is a page that helps, and a problem for programs. */
@ExtendWith(SystemUnderTest.Running.class)
class WrongAddressTest {
    private final Site site;

    WrongAddressTest(SystemUnderTest system) {
        this.site = new Site(system.address());
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
        var response = site.get(path, "Accept", "text/html");

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(Site.header(response, "content-type")).startsWith("text/html");
        assertThat(Site.header(response, "cache-control")).isEqualTo("no-store");
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
        assertThat(site.get(path, "Accept", "text/html").body()).contains(hint).doesNotContain("<span lang=\"en\">");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sok?q=", "/kommuner?q="})
    void ten_thousand_characters_of_query_are_refused_or_searched_for(String path) throws Exception {
        assertThat(site.get(path + "a".repeat(10_000), "Accept", "text/html").statusCode())
                .isIn(200, 400, 414);
    }

    @Test
    void other_methods_are_refused() throws Exception {
        var response = site.send(
                site.request("/kommuner").POST(BodyPublishers.ofString("{}")).build());

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(Site.header(response, "allow")).isEqualTo("GET, HEAD");
    }

    @Test
    void a_program_gets_the_problem_of_the_api() throws Exception {
        var response = site.get("/finns-inte", "Accept", "application/json");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(Site.header(response, "content-type")).startsWith("application/problem+json");
    }
}
