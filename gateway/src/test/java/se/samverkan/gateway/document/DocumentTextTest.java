package se.samverkan.gateway.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The text of a document is read out of its JSON in the order in which it stands there. */
class DocumentTextTest {

    @Test
    void every_text_is_read_in_its_order_and_what_is_no_text_is_not() {
        assertThat(text("""
                {"id":"1","summary":"Ett","version":2,"commitments":[{"id":"c1","text":"Två","targets":\
                [{"asPublished":"tre","value":3}]}],"purposes":["Fyra",["fem"]],"_links":{"self":{"href":"/"}}}""")).isEqualTo("Ett|Två|tre|Fyra|fem");
    }

    @Test
    void the_title_and_the_contact_are_not_of_the_text() {
        assertThat(text("{\"title\":\"Titel\",\"contact\":{\"name\":\"Växeln\"},\"goals\":[{\"title\":\"Mål\"}]}"))
                .isEqualTo("Mål");
    }

    @Test
    void a_person_is_left_out_on_whichever_side_of_the_office_the_name_stands() {
        assertThat(text("{\"a\":[{\"name\":\"Eva\",\"roleTitle\":\"chef\",\"text\":\"ett\"},"
                        + "{\"roleTitle\":\"chef\",\"text\":\"två\",\"name\":\"Åke\"},{\"name\":\"torget\"}]}"))
                .isEqualTo("ett|två|torget");
    }

    @Test
    void characters_of_any_length_and_escaped_ones_are_read_as_what_they_are() {
        assertThat(text("{\"summary\":\"\\\"å\\u00e4\\n\\\\\",\"text\":\"\\ud83d\\ude00 😀 €\",\"theme\":\"\"}"))
                .isEqualTo("\"åä\n\\|😀 😀 €|");
    }

    @Test
    void a_long_text_is_as_long_as_it_is() {
        var words = "trygghet på torget ".repeat(20_000);

        assertThat(text("{\"summary\":\"a\",\"text\":\"" + words + "\",\"theme\":\"b\"}"))
                .isEqualTo("a|" + words + "|b");
    }

    @Test
    void a_document_without_any_text_has_none() {
        assertThat(text("{\"id\":\"1\"}")).isEmpty();
    }

    private static String text(String json) {
        var texts = DocumentText.of(json.getBytes(StandardCharsets.UTF_8));
        assertThat(texts.whole()).hasSize(texts.length());
        return texts.whole().replace(TextSpans.SEPARATOR, '|');
    }
}
