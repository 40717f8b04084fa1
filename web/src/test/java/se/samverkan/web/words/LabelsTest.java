package se.samverkan.web.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samverkan.web.Language;
import se.samverkan.web.Texts;

/** The words for members and constants of documents. */
class LabelsTest {
    private final Labels labels = new Labels(Language.SWEDISH, Texts.of(Language.SWEDISH));

    @ParameterizedTest
    @CsvSource({
        "text, Text",
        "targets t1 value, 'Mål i siffror, t1, Värde'",
        "parties municipality:0486 name, 'Parter, municipality:0486, Namn'"
    })
    void members_below_a_member_have_words_and_identifiers_stay(String path, String words) {
        assertThat(labels.path(path)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "commitments, targets t1 comparator, AT_LEAST, minst",
        "commitments, targets t1 scope, ALL, alla",
        "focusAreas, scope, ALL, ALL",
        "documents, kind, AGREEMENT, överenskommelse",
        "kind, '', FINAL, slutlig",
        "assessments, outcome, PARTLY_FULFILLED, delvis uppfyllt",
        "assessments, deviation reason, RESOURCES, resurser",
        "dropped, reason, Ingen tid, Ingen tid",
        "title, '', EST, EST",
    })
    void a_constant_has_the_words_of_its_enumeration_and_a_text_stays(
            String member, String path, String text, String words) {
        assertThat(labels.value(member, path, text)).isEqualTo(words);
    }
}
