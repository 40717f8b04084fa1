package se.samverkan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Addresses, texts and assets of the site. */
class SiteTest {

    @ParameterizedTest
    @CsvSource({
        "0486, Strängnäs, 0486-strangnas",
        "1485, Uddevalla, 1485-uddevalla",
        "0138, Upplands Väsby, 0138-upplands-vasby"
    })
    void the_address_of_a_municipality_is_readable(String code, String name, String part) {
        assertThat(Address.municipality(code, name)).isEqualTo(part);
    }

    @Test
    void documents_of_every_kind_have_addresses_in_both_languages() {
        assertThat(new Links(Language.SWEDISH).document("action-plans", "1")).isEqualTo("/atgardsplaner/1");
        assertThat(new Links(Language.ENGLISH).ofKind("FOLLOW_UP", "1")).isEqualTo("/en/follow-ups/1");
        assertThat(new Links(Language.SWEDISH).history("promises", "1")).isEqualTo("/loften/1/historik");
        assertThat(new Links(Language.SWEDISH).ofKind("ACTIVITY_REPORT", "1")).isNull();
        assertThat(new Links(Language.SWEDISH, "https://samverkan.example").page("SEARCH"))
                .isEqualTo("https://samverkan.example/sok");
    }

    @ParameterizedTest
    @CsvSource({
        "/kommuner/0486-strangnas, /en/municipalities/0486-strangnas",
        "/loften/1/historik, /en/promises/1/history",
        "/sok, /en/search",
        "/finns-inte, /en",
    })
    void every_page_has_the_same_one_in_the_other_language(String swedish, String english) {
        assertThat(Address.inOther(Language.SWEDISH, swedish)).isEqualTo(english);
        assertThat(Address.inOther(Language.ENGLISH, english))
                .isEqualTo(swedish.equals("/finns-inte") ? "/?sprak=sv" : swedish);
    }

    @Test
    void a_reader_of_swedish_pages_stays_on_them_whatever_the_browser_prefers() {
        assertThat(new Links(Language.SWEDISH).page("START")).isEqualTo("/?sprak=sv");
        assertThat(new Links(Language.ENGLISH).page("START")).isEqualTo("/en");
        assertThat(PageHead.of("Start", "", "/en", "/?sprak=sv", List.of()).swedishPath("en"))
                .isEqualTo("/");
    }

    @ParameterizedTest
    @CsvSource({
        "/kommuner/0486-strangnas?per=2019-12-20, overview, 0486",
        "/en/municipalities/0486-strangnas/, overview, 0486",
        "/loften/01a22d82-4225-70df-86a2-2e495f9d4bc6#c1, progress, 01a22d82-4225-70df-86a2-2e495f9d4bc6",
        "/kommuner/9999-x, , ",
        "/sok?q=0486, , ",
    })
    void a_copied_address_says_what_can_be_embedded(String address, String fragment, String value) {
        assertThat(Embeddable.at(address).map(Embeddable::fragment).orElse(null))
                .isEqualTo(fragment);
        assertThat(Embeddable.at(address).map(Embeddable::value).orElse(null)).isEqualTo(value);
    }

    @Test
    void both_languages_have_the_same_texts() {
        assertThat(Texts.of(Language.ENGLISH).keySet())
                .containsExactlyInAnyOrderElementsOf(Texts.of(Language.SWEDISH).keySet());
    }

    /** Keys that begin like these are composed in code. */
    @Test
    void every_text_is_used() throws IOException {
        var used = new StringBuilder();
        for (var directory : new String[] {"src/main", "../gateway/src/main/java"}) {
            try (var files = Files.walk(Path.of(directory))) {
                for (var file : files.filter(path -> path.toString().matches(".*\\.(html|java|js)"))
                        .toList()) {
                    used.append(Files.readString(file));
                }
            }
        }
        var composed = Pattern.compile(
                "(member|kind|problem|figure|component|facet|desk|docs|reference|hint|field)_.*|withdrawn(_help)?");
        var unused = new TreeSet<>(Texts.of(Language.SWEDISH).keySet());
        unused.removeIf(key -> composed.matcher(key).matches()
                || used.indexOf("t." + key) >= 0
                || used.indexOf("\"" + key + "\"") >= 0);

        assertThat(unused).isEmpty();
    }

    @Test
    void all_assets_stand_below_one_hash() {
        var assets = new Assets();

        assertThat(assets.path("site.css")).matches("/assets/[0-9a-f]{16}/site\\.css");
        assertThat(assets.byPath().keySet())
                .allMatch(path -> path.startsWith(assets.path("site.css").substring(0, 25)));
        assertThatThrownBy(() -> assets.path("missing.css")).hasMessageContaining("missing.css");
    }

    @Test
    void the_script_for_other_sites_has_the_style_in_it() {
        var script = new String(Assets.embedScript(), StandardCharsets.UTF_8);

        assertThat(script).contains("replaceSync(\"/* The components").doesNotContain("replaceSync(STYLE)");
    }

    @ParameterizedTest
    @CsvSource({
        "promises, GovernmentService, provider",
        "agreements, DigitalDocument, author",
        "action-plans, DigitalDocument, author",
        "follow-ups, Report, author"
    })
    void search_engines_read_what_a_document_is_and_whose(String collection, String type, String parties)
            throws IOException {
        var document = new ObjectMapper().readTree("""
                {"title":"T","municipalities":["0486"],"parties":[{"id":"municipality:0486"}],"version":2,"publishedAt":"2026-01-01T00:00:00Z"}
                """);

        var data = new ObjectMapper()
                .readTree(StructuredData.document(collection, document, "https://samverkan.example/x")
                        .toString());

        assertThat(data.path("@type").asText()).isEqualTo(type);
        assertThat(data.path(parties).path(0).path("name").asText()).isEqualTo("Strängnäs");
        assertThat(data.path("datePublished").isMissingNode()).isEqualTo(type.equals("GovernmentService"));
    }

    @Test
    void readers_of_other_languages_are_led_to_the_swedish_page() {
        var page = PageHead.of("Titel", "", "/kommuner", "/en/municipalities", List.of());

        assertThat(page.swedishPath("sv")).isEqualTo("/kommuner");
        assertThat(page.swedishPath("en")).isEqualTo("/en/municipalities");
    }

    @Test
    void the_lines_of_a_frame_escape_its_address_and_load_the_script() {
        assertThat(Embeddable.frame("https://samverkan.example", "/embed/a.html?b=1&c=2", "100%", 800))
                .isEqualTo("""
                        <iframe src="https://samverkan.example/embed/a.html?b=1&amp;c=2" title="Samverkan" width="100%" height="800" loading="lazy"></iframe>
                        <script type="module" src="https://samverkan.example/embed.js"></script>""");
    }

    @Test
    void a_text_cannot_end_the_script_with_the_structured_data() {
        var promise = JsonNodeFactory.instance.objectNode().put("title", "</script><script>alert(1)</script>");

        assertThat(StructuredData.document("promises", promise, "https://samverkan.example/loften/1")
                        .toString())
                .contains("\\u003c/script>")
                .doesNotContain("</script>");
    }
}
