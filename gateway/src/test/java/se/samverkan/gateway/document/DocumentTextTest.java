package se.samverkan.gateway.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The texts of a document are read from its JSON in their order. */
class DocumentTextTest {

    @Test
    void all_texts_are_read_in_order_and_other_values_are_ignored() {
        assertThat(text("""
                {"id":"1","summary":"Ett","version":2,"commitments":[{"id":"c1","text":"Två","targets":\
                [{"asPublished":"tre","value":3}]}],"purposes":["Fyra",["fem"]],"_links":{"self":{"href":"/"}}}""")).isEqualTo("Ett|Två|tre|Fyra|fem");
    }

    @Test
    void the_title_and_the_contact_are_not_part_of_the_text() {
        assertThat(text("{\"title\":\"Titel\",\"contact\":{\"name\":\"Växeln\"},\"goals\":[{\"title\":\"Mål\"}]}"))
                .isEqualTo("Mål");
    }

    @Test
    void a_person_is_omitted_whether_the_name_is_before_or_after_the_office() {
        assertThat(text("{\"a\":[{\"name\":\"Eva\",\"roleTitle\":\"chef\",\"text\":\"ett\"},"
                        + "{\"roleTitle\":\"chef\",\"text\":\"två\",\"name\":\"Åke\"},{\"name\":\"torget\"}]}"))
                .isEqualTo("chef|ett|chef|två|torget");
    }

    @Test
    void characters_of_any_length_and_escaped_characters_are_decoded() {
        assertThat(text("{\"summary\":\"\\\"å\\u00e4\\n\\\\\",\"text\":\"\\ud83d\\ude00 😀 €\",\"theme\":\"\"}"))
                .isEqualTo("\"åä\n\\|😀 😀 €|");
    }

    @Test
    void a_long_text_keeps_its_length() {
        var words = "trygghet på torget ".repeat(20_000);

        assertThat(text("{\"summary\":\"a\",\"text\":\"" + words + "\",\"theme\":\"b\"}"))
                .isEqualTo("a|" + words + "|b");
    }

    @Test
    void a_document_without_text_has_no_texts() {
        assertThat(text("{\"id\":\"1\"}")).isEmpty();
    }

    private static String text(String json) {
        var texts = DocumentText.of(json.getBytes(StandardCharsets.UTF_8));
        assertThat(texts.whole()).hasSize(texts.length());
        return texts.whole().replace(TextSpans.SEPARATOR, '|');
    }
}
