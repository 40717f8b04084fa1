package se.samverkan.web.words;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samverkan.web.Language;
import se.samverkan.web.Texts;

class FiguresTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Figures figures =
            new Figures(Language.SWEDISH, new Labels(Language.SWEDISH, Texts.of(Language.SWEDISH)));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"comparator\":\"AT_LEAST\",\"value\":4,\"unit\":\"vandringar\",\"per\":\"PERIOD\"} | minst 4 vandringar",
                "{\"comparator\":\"NOT_STATED\",\"value\":2,\"unit\":\"områden\"} | 2 områden",
                "{\"comparator\":\"AT_MOST\",\"value\":0.5,\"unit\":\"brott\",\"per\":\"DAY\"} | högst 0,5 brott per dag",
                "{\"comparator\":\"EXACTLY\",\"scope\":\"ALL\",\"unit\":\"skolor\"} | exakt alla skolor",
                "{\"unit\":\"skolor\"} | skolor",
            })
    void a_target_is_a_sentence(String target, String sentence) throws JsonProcessingException {
        assertThat(figures.target(json(target))).isEqualTo(sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"value\":303,\"unit\":\"kontroller\",\"qualifier\":\"EXACT\"} | 303 kontroller",
                "{\"value\":20,\"unit\":\"områden\",\"qualifier\":\"ABOUT\"} | ungefär 20 områden",
                "{\"value\":3,\"unit\":\"pass\",\"per\":\"WEEK\",\"qualifier\":\"MORE_THAN\"} | mer än 3 pass per vecka",
            })
    void a_result_says_how_exact_it_is(String result, String sentence) throws JsonProcessingException {
        assertThat(figures.result(json(result))).isEqualTo(sentence);
    }

    @Test
    void a_share_needs_two_figures_of_one_unit() throws JsonProcessingException {
        var target = json("{\"comparator\":\"AT_LEAST\",\"value\":4,\"unit\":\"vandringar\"}");

        assertThat(figures.share(target, json("{\"value\":3,\"unit\":\"vandringar\"}")))
                .isEqualTo(75);
        assertThat(figures.share(target, json("{\"value\":9,\"unit\":\"vandringar\"}")))
                .isEqualTo(100);
        assertThat(figures.share(target, json("{\"value\":0,\"unit\":\"vandringar\"}")))
                .isZero();
        assertThat(figures.share(target, json("{\"value\":3,\"unit\":\"möten\"}")))
                .isNull();
        assertThat(figures.share(target, json("{\"unit\":\"vandringar\"}"))).isNull();
        assertThat(figures.share(target, null)).isNull();
    }

    @Test
    void an_upper_limit_has_no_share() throws JsonProcessingException {
        var target = json("{\"comparator\":\"AT_MOST\",\"value\":4,\"unit\":\"brott\"}");

        assertThat(figures.share(target, json("{\"value\":3,\"unit\":\"brott\"}")))
                .isNull();
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return MAPPER.readTree(text);
    }
}
