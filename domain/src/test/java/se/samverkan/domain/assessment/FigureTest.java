package se.samverkan.domain.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureTest {

    @Test
    void a_bare_number_is_exact() {
        assertThat(new Figure(BigDecimal.TEN, null).qualifier()).isEqualTo(Qualifier.EXACT);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            EXACT,     EXACT,     EXACT
            EXACT,     AT_LEAST,  AT_LEAST
            AT_LEAST,  AT_LEAST,  AT_LEAST
            AT_LEAST,  MORE_THAN, MORE_THAN
            MORE_THAN, MORE_THAN, MORE_THAN
            AT_MOST,   LESS_THAN, LESS_THAN
            AT_LEAST,  AT_MOST,   ABOUT
            MORE_THAN, LESS_THAN, ABOUT
            EXACT,     ABOUT,     ABOUT
            ABOUT,     AT_LEAST,  ABOUT
            ABOUT,     ABOUT,     ABOUT
            """)
    void a_sum_is_no_more_exact_than_its_parts(Qualifier one, Qualifier other, Qualifier expected) {
        var first = new Figure(new BigDecimal("2.5"), one);
        var second = new Figure(new BigDecimal(3), other);

        assertThat(first.plus(second)).isEqualTo(new Figure(new BigDecimal("5.5"), expected));
        assertThat(second.plus(first)).isEqualTo(first.plus(second));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            MET,      MET,      MET
            MET,      UNPROVEN, UNPROVEN
            UNPROVEN, MET,      UNPROVEN
            MET,      MISSED,   MISSED
            UNPROVEN, MISSED,   MISSED
            MISSED,   UNPROVEN, MISSED
            """)
    void of_several_judgements_a_miss_decides_and_then_what_proves_nothing(
            Judgement one, Judgement other, Judgement expected) {
        assertThat(one.and(other)).isEqualTo(expected);
    }

    @Test
    void what_proves_nothing_is_neither_met_nor_missed() {
        assertThat(Judgement.MET.met()).isTrue();
        assertThat(Judgement.MISSED.met()).isFalse();
        assertThat(Judgement.UNPROVEN.met()).isNull();
    }
}
