package se.samverkan.e2e.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.e2e.system.SystemUnderTest;

/** The documentation pages as HTTP responses. */
@ExtendWith(SystemUnderTest.Running.class)
class ApiPageTest {
    private static final Pattern LINK = Pattern.compile(" (?:href|src)=\"((?!data:)[^\"#]+)");
    private static final String DOCS = "/samverkan/v1/docs/";
    private final SystemUnderTest system;

    ApiPageTest(SystemUnderTest system) {
        this.system = system;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        sv                      | sv
        en-GB,en;q=0.9,sv;q=0.8 | en
        de, en;q=0.1            | en
        de                      | sv
        *                       | sv
        """)
    void docs_redirects_to_the_accepted_language(String accepted, String language) {
        system.anyone()
                .header("Accept-Language", accepted)
                .redirects()
                .follow(false)
                .get("/docs")
                .then()
                .statusCode(302)
                .header("Location", equalTo(system.address() + "/docs/" + language + "/index.html"))
                .header("Vary", equalTo("Accept-Language"));
    }

    @Test
    void without_an_accepted_language_the_page_is_swedish() {
        system.anyone().get("/docs").then().statusCode(200).body(containsString("<html lang=\"sv\""));
        system.anyone().get("/docs/en").then().statusCode(200).body(containsString("<html lang=\"en\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/docs/sv/index.html",
                "/docs/en/try.html",
                "/docs/sv/reference.html",
                "/docs/en/reference-promises.html",
                "/docs/try.js"
            })
    void a_page_loads_from_its_own_host_only_and_is_cacheable(String path) {
        var page = system.anyone().get(path);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.contentType())
                .isEqualTo(path.endsWith(".js") ? "text/javascript;charset=UTF-8" : "text/html;charset=UTF-8");
        assertThat(page.header("Content-Security-Policy"))
                .startsWith("default-src 'none'; script-src 'self'; connect-src 'self';")
                .contains("frame-ancestors 'none'")
                .doesNotContain("http", "unsafe", "blob:")
                .endsWith("style-src 'self'");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("Cache-Control")).startsWith("public, max-age=60");
        system.anyone()
                .header("If-None-Match", page.header("ETag"))
                .get(path)
                .then()
                .statusCode(304)
                .body(equalTo(""));
    }

    @Test
    void the_first_page_of_the_reference_is_small_and_whole() {
        var page = system.anyone().header("Accept-Encoding", "gzip").get("/docs/sv/reference.html");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(Integer.parseInt(page.header("Content-Length"))).isBetween(1_000, 100 * 1024);
        assertThat(page.asString()).contains("<code>/promises</code>");
    }

    @Test
    void every_link_works_and_none_leads_to_another_host() {
        var seen = new LinkedHashSet<URI>();
        var ahead = new ArrayDeque<URI>();
        ahead.add(URI.create(system.address() + "/docs/sv/index.html"));
        var site = system.address().replaceFirst("/samverkan/v1$", "/");
        while (!ahead.isEmpty()) {
            var address = ahead.remove();
            if (!seen.add(address)) {
                continue;
            }
            assertThat(address.toString()).startsWith(site);
            var answer = system.anyone().get(address);
            assertThat(answer.statusCode()).as(address.toString()).isEqualTo(200);
            // The pages of the site have stories of their own.
            if (address.getPath().startsWith(DOCS)) {
                LINK.matcher(answer.asString())
                        .results()
                        .map(link -> address.resolve(link.group(1)))
                        .forEach(ahead::add);
            }
        }
        assertThat(seen)
                .map(URI::getPath)
                .contains("/", "/en/municipalities", "/samverkan/v1/openapi.yaml", "/samverkan/v1/api-info")
                .contains(DOCS + "en/accessibility.html", DOCS + "try.js", DOCS + "sv/reference-schemas.html");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs/sv/frame.html", "/docs/sv/nothing.html", "/docs/de/index.html"})
    void an_unknown_page_is_a_problem(String path) {
        system.anyone()
                .urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("status", equalTo(404))
                .body(not(containsString("{content}")));
    }
}
