package se.samverkan.domain.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleNamesTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            \u200b,          U+200B
            Löf\u200dte,     U+200D
            \u202eetföL,     U+202E
            Löfte\ufeff,     U+FEFF
            Löfte \u2066nu,  U+2066
            sam\u00adverkan, U+00AD
            """)
    void an_invisible_character_is_named_by_its_code_point(String title, String codePoint) {
        assertThat(violations(title))
                .singleElement()
                .satisfies(violation -> assertThat(violation.text())
                        .isEqualTo("holds the invisible character " + codePoint + ": remove it"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00a0", "\u3000\u2003", "\u2028"})
    void blanks_of_every_kind_are_no_title(String title) {
        assertThat(violations(title))
                .singleElement()
                .satisfies(violation -> assertThat(violation.text()).isEqualTo("is blank"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Medborgarlöfte 2026 – Malmö", "Løfte\u00a0för 100 %", "✓"})
    void what_can_be_read_is_a_title(String title) {
        assertThat(violations(title)).isEmpty();
    }

    @Test
    void titles_and_names_are_checked_at_every_depth_and_other_texts_are_not() {
        var json = JsonNodeFactory.instance;
        var document = json.objectNode().put("title", "Löfte").put("text", "\u200b");
        document.putArray("parties").addObject().put("name", "\u200b");
        document.putObject("contact").put("name", " ");
        var violations = new Violations();

        VisibleNames.check(document, violations);

        assertThat(violations.entries())
                .extracting(Violations.Entry::pointer)
                .containsExactly("/parties/0/name", "/contact/name");
    }

    private static Iterable<Violations.Entry> violations(String title) {
        var violations = new Violations();
        VisibleNames.check(JsonNodeFactory.instance.objectNode().put("title", title), violations);
        return violations.entries();
    }
}
