package se.samverkan.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a page tells of a document beside its texts. */
class DocumentDetailsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Templates TEMPLATES = new Templates(new Assets());
    private static final String PROMISE = """
            {"id":"1","title":"T","agreementId":"a1","commitments":[{"id":"c1","text":"Vi lovar.","focusAreaId":"f1"}],
             "documents":[{"title":"Löftet","url":"https://example.se/a.pdf","sha256":"%s"}],
             "progress":{"items":[{"itemId":"c1","outcome":"FULFILLED","activityReportIds":["r1","r2"],
              "achieved":[{"value":3,"unit":"vandringar","asPublished":"tre"}],
              "statements":[{"followUpId":"u1","outcome":"FULFILLED","basis":"MEASURED"}]}]}}
            """.formatted("0123456789abcdef".repeat(4));

    @Test
    void an_item_names_the_focus_area_of_its_agreement() throws JsonProcessingException {
        var agreement = json("{\"id\":\"a1\",\"focusAreas\":[{\"id\":\"f1\",\"title\":\"Trygg trafik\"}]}");

        assertThat(promise(Map.of("agreements", List.of(agreement)))).contains("Fokusområde:", "Trygg trafik");
        assertThat(promise(Map.of())).doesNotContain("Fokusområde:");
    }

    @Test
    void reports_are_counted_and_those_at_hand_are_shown() throws JsonProcessingException {
        var report = json("""
                {"id":"r2","title":"Vandring i maj","occurredOn":"2019-05","value":1,"unit":"vandring"}
                """);
        var html = promise(Map.of("reports", List.of(report, json("{\"id\":\"r3\",\"title\":\"En annan\"}"))));

        assertThat(html)
                .contains("Rapporter om vad som gjorts:</span> 2", "Vandring i maj", "1 vandring")
                .doesNotContain("En annan", "NOT_FOUND");
    }

    @Test
    void a_result_has_the_words_of_its_source_and_a_judgement_its_basis() throws JsonProcessingException {
        assertThat(promise(Map.of())).contains("<q dir=\"auto\">tre</q>", "Grund:</span> uppmätt");
    }

    @Test
    void a_file_has_its_checksum() throws JsonProcessingException {
        assertThat(promise(Map.of())).contains("SHA-256 <code>0123456789abcdef");
    }

    @Test
    void a_goal_has_its_baseline_and_its_year() throws JsonProcessingException {
        var plan = json("""
                {"id":"1","title":"T","goals":[{"id":"g1","title":"Inga utsatta områden","comparator":"AT_MOST","value":0,
                 "unit":"områden","by":"2030","baseline":{"value":2}}]}
                """);

        assertThat(TEMPLATES.render("parts/action-plan.html", Language.SWEDISH, Map.of("a", plan, "h", 2)))
                .contains("högst 0 områden", "senast 2030", "Utgångsläge: 2");
    }

    private static String promise(Map<String, Object> more) throws JsonProcessingException {
        var data = new HashMap<String, Object>(Map.of("p", json(PROMISE), "h", 2));
        data.putAll(more);
        return TEMPLATES.render("parts/promise.html", Language.SWEDISH, data);
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return MAPPER.readTree(text);
    }
}
