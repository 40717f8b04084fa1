package se.samverkan.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An outcome never stands beside something that was not judged. */
class JudgementTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Templates TEMPLATES = new Templates(new Assets());

    @Test
    void a_result_stands_beside_the_target_that_was_judged() throws JsonProcessingException {
        var html = promise("""
                {"id":"c1","text":"Vi ska gå sex vandringar.","targets":[{"id":"t1","comparator":"AT_LEAST","value":6,"unit":"vandringar"}]}
                """, """
                {"itemId":"c1","outcome":"FULFILLED","changedSince":true,"judgedVersion":1,"currentVersion":2,
                 "judgedTargets":[{"id":"t1","comparator":"AT_LEAST","value":4,"unit":"vandringar"}],
                 "achieved":[{"targetId":"t1","value":4,"unit":"vandringar","met":true}]}
                """);

        assertThat(html)
                .contains("bedömd i version 1", "minst 4 vandringar", "målet nått", "?fran=1&amp;till=2")
                .doesNotContain("minst 6 vandringar");
    }

    @Test
    void the_result_of_a_judged_target_that_is_gone_is_shown_once() throws JsonProcessingException {
        var html = promise("""
                {"id":"c1","text":"Vi ska gå vandringar."}
                """, """
                {"itemId":"c1","outcome":"FULFILLED","changedSince":true,"judgedVersion":1,"currentVersion":2,
                 "judgedTargets":[{"id":"t1","comparator":"AT_LEAST","value":4,"unit":"vandringar"}],
                 "achieved":[{"targetId":"t1","value":5,"unit":"vandringar","met":true}]}
                """);

        assertThat(html.split("5 vandringar", -1)).hasSize(2);
    }

    @Test
    void a_disputed_item_shows_the_figures_of_each_party() throws JsonProcessingException {
        var html = promise("""
                {"id":"c1","text":"A","targets":[{"id":"t1","comparator":"AT_LEAST","value":4,"unit":"vandringar"}]}
                """, """
                {"itemId":"c1","outcome":"DISPUTED","statements":[
                 {"followUpId":"f1","outcome":"FULFILLED","parties":["municipality:0486"],"achieved":[{"targetId":"t1","value":5,"unit":"vandringar"}]},
                 {"followUpId":"f2","outcome":"NOT_FULFILLED","parties":["police:polismyndigheten"],"achieved":[{"targetId":"t1","value":2,"unit":"vandringar"}]}]}
                """);

        assertThat(html)
                .contains(
                        "parterna är oense",
                        "5 vandringar",
                        "2 vandringar",
                        "Strängnäs",
                        "<details class=\"samverkan-statements\" open>")
                .doesNotContain("Inget resultat är redovisat");
    }

    @Test
    void every_figure_of_a_target_is_shown_with_its_period_and_whose_it_is() throws JsonProcessingException {
        var html = promise("""
                {"id":"c1","text":"A","targets":[{"id":"t1","comparator":"EXACTLY","value":4,"unit":"vandringar"}]}
                """, """
                {"itemId":"c1","outcome":"ONGOING","achieved":[
                 {"targetId":"t1","value":1,"unit":"vandringar","period":{"from":"2019","to":"2019"},"contribution":"OWN"},
                 {"targetId":"t1","all":true,"unit":"vandringar","period":{"from":"2020","to":"2020"},"met":false}]}
                """);

        assertThat(html)
                .contains(
                        "1 vandringar</strong> (partens egen del), 2019",
                        "alla vandringar</strong>, 2020",
                        "målet inte nått");
    }

    @Test
    void a_planned_signature_and_uncertain_evidence_stay_so() throws JsonProcessingException {
        var html = render("""
                {"id":"p1","title":"Löftet","signatures":[{"partyId":"municipality:0486","planned":true,"signedOn":"2027"}],
                 "evidence":[{"type":"CITIZEN_DIALOGUE","count":20,"qualifier":"ABOUT"}]}
                """);

        assertThat(html).contains("planerad: ", "(ungefär 20)", "det framgår inte hur länge det gäller");
    }

    @Test
    void only_the_judged_version_of_a_text_stands_beside_an_assessment() throws JsonProcessingException {
        var document = MAPPER.readTree("{\"version\":2,\"commitments\":[{\"id\":\"c1\",\"text\":\"Nytt\"}]}");
        var find = new Lookup();

        assertThat(find.judgedText(document, MAPPER.readTree("{\"version\":1}"), "c1"))
                .isEqualTo("c1");
        assertThat(find.judgedText(document, MAPPER.readTree("{\"version\":2}"), "c1"))
                .isEqualTo("Nytt");
        assertThat(find.judgedText(null, MAPPER.readTree("{}"), "c1")).isEqualTo("c1");
    }

    private static String promise(String item, String progress) throws JsonProcessingException {
        return render("""
                {"id":"p1","title":"Löftet","commitments":[%s],"progress":{"counts":{},"items":[%s]}}
                """.formatted(item, progress));
    }

    private static String render(String promise) throws JsonProcessingException {
        JsonNode json = MAPPER.readTree(promise);
        return TEMPLATES.render("parts/promise.html", Language.SWEDISH, Map.of("p", json, "h", 2));
    }
}
