package se.samverkan.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TemplatesTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Templates TEMPLATES = new Templates(new Assets());

    @ParameterizedTest
    @EnumSource(Language.class)
    void the_page_of_a_municipality_tells_whether_the_promise_was_kept(Language language) {
        var html = municipality(language, read("strangnas.json"));

        assertThat(html)
                .contains("Strängnäs", "Medborgarlöftet för 2019", "20 grannsamverkansområden", "303 trafikkontroller")
                .contains(
                        "data-outcome=\"FULFILLED\"",
                        "data-outcome=\"NOT_ASSESSABLE\"",
                        "data-outcome=\"NOT_ASSESSED\"")
                .doesNotContain("NOT_FOUND", "NULL");
    }

    @Test
    void dates_figures_and_enumerations_are_in_the_words_of_the_language() {
        assertThat(municipality(Language.SWEDISH, read("strangnas.json")))
                .contains(
                        "minst 8 grannsamverkansområden",
                        "februari 2019",
                        "uppfyllt",
                        "i och omkring Strängnäs resecentrum")
                .doesNotContain("lang=\"sv\" dir");
        assertThat(municipality(Language.ENGLISH, read("strangnas.json")))
                .contains("at least 8 grannsamverkansområden", "February 2019", "fulfilled")
                .contains("<p lang=\"sv\" dir=\"auto\">");
    }

    @Test
    void a_bar_shows_a_result_only_where_it_can_be_compared_with_its_target() {
        var html = municipality(Language.SWEDISH, read("strangnas.json"));

        assertThat(html.split("samverkan-bar-part\" width=\"100\"", -1)).hasSize(4);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void agreements_action_plans_and_statements_are_shown(Language language) {
        assertThat(municipality(language, read("sollentuna.json")))
                .contains("Inga utsatta områden 2030", "Henrik Thunes", "EST")
                .contains(language == Language.SWEDISH ? "december 2016" : "December 2016")
                .doesNotContain("NOT_FOUND", "NULL");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void hits_are_shown_with_their_marks(Language language) {
        var data = new HashMap<String, Object>();
        data.put("q", "trygghetsvandring");
        data.put("result", read("search.json"));
        data.put("next", null);
        data.put("prev", null);
        data.put("chosen", List.of());
        data.put("kept", Map.of());
        data.put("facets", List.of());

        assertThat(page("search.html", language, data)).contains("<mark>").doesNotContain("NOT_FOUND", "NULL");
    }

    @Test
    void a_withdrawn_document_says_by_whom_and_why() {
        var problem = MAPPER.createObjectNode()
                .put("withdrawnBy", "Strängnäs kommun")
                .put("withdrawnAt", "2026-11-01T10:00:00Z")
                .put("explanation", "Fel version <b>låg</b> ute.");
        var data = new HashMap<String, Object>();
        data.put("withdrawn", problem);
        data.put("explanation", "");
        data.put("violations", null);

        assertThat(page("problem.html", Language.SWEDISH, data))
                .contains("Strängnäs kommun", "1 november 2026", "Fel version &lt;b&gt;låg");
    }

    private static String municipality(Language language, JsonNode overview) {
        return page("municipality.html", language, Map.of("overview", overview, "isPast", true, "isEmpty", false));
    }

    static String page(String template, Language language, Map<String, Object> data) {
        var all = new HashMap<>(data);
        all.put("page", PageHead.of("Titel", "Beskrivning", "/a", "/b", List.of(new PageHead.Crumb("Start", "/"))));
        all.put("status", 200);
        all.put("site", "https://samverkan.example");
        all.put("apiRoot", "/samverkan/v1");
        return TEMPLATES.render(template, language, all);
    }

    static JsonNode read(String file) {
        try (var in = TemplatesTest.class.getResourceAsStream("/" + file)) {
            return MAPPER.readTree(in);
        } catch (IOException e) {
            throw new AssertionError(file, e);
        }
    }
}
