package se.samverkan.gateway.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.platform.problem.ProblemException;

/** A query is split into words, and refused if it has none or too many. */
class SearchWordsTest {
    @Test
    void words_are_stemmed_and_the_last_is_also_kept_as_typed() {
        var words = SearchWords.of("Löftena om \"Trygghet\"!");

        assertThat(words.stems()).containsExactly("löft", "om", "trygg");
        assertThat(words.lastWord()).isEqualTo("trygghet");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "*:*", "&& || !", "…", "((((", "\\"})
    void a_query_without_a_word_is_refused(String typed) {
        assertThatThrownBy(() -> SearchWords.of(typed))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("q: must hold from one to 16 words");
    }

    @Test
    void sixteen_words_are_accepted_and_seventeen_are_refused() {
        assertThat(SearchWords.of("ord ".repeat(16)).stems()).hasSize(16);
        assertThatThrownBy(() -> SearchWords.of("ord ".repeat(17)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("16 words");
    }

    @Test
    void ten_kilobytes_are_refused_without_analysis() {
        assertThat(SearchWords.of("a".repeat(200)).stems()).hasSize(1);
        for (var length : new int[] {201, 10_000}) {
            assertThatThrownBy(() -> SearchWords.of("a".repeat(length)))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("q: must be at most 200 characters long");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a AND (", "title:[* TO *]", "(((((((a+)+)+)+)+)+)+)$", "a~2 b^4 /c.*/", "\u0000null", "a\\"})
    void query_syntax_is_treated_as_separators(String typed) {
        assertThat(SearchWords.of(typed).stems()).isNotEmpty().allMatch(stem -> stem.matches("[a-z0-9]+"));
    }
}
