package se.samverkan.domain.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samverkan.domain.content.Target.Comparator;
import se.samverkan.domain.content.Target.Per;

/** A reported figure is compared with a target only where both count the same thing. */
class TargetTest {

    @ParameterizedTest(name = "{2} {0} {1}: {3}")
    @CsvSource({
        "AT_LEAST,   4,   3,    false",
        "AT_LEAST,   4,   4,    true",
        "AT_LEAST,   4,   4.00, true",
        "AT_LEAST,   8,   20,   true",
        "EXACTLY,    2,   2.0,  true",
        "EXACTLY,    2,   3,    false",
        "EXACTLY,    2,   1,    false",
        "AT_MOST,    0,   0,    true",
        "AT_MOST,    0,   0.1,  false",
        "AT_MOST,    10,  9,    true",
        "NOT_STATED, 2,   3,    true",
        "NOT_STATED, 2,   1,    false",
        ",           2,   3,    true",
        ",           2,   1,    false"
    })
    void a_figure_meets_it_by_its_comparator(
            Comparator comparator, BigDecimal value, BigDecimal figure, boolean expected) {
        assertThat(target(comparator, value, null, null).metBy(figure)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "trygghetsvandringar, PERIOD, trygghetsvandringar, PERIOD, true",
        "trygghetsvandringar, PERIOD, trygghetsvandringar, ,       true",
        "trygghetsvandringar, ,       trygghetsvandringar, WEEK,   true",
        ",                    PERIOD, trygghetsvandringar, PERIOD, true",
        "trygghetsvandringar, PERIOD, ,                    ,       true",
        "trygghetsvandringar, PERIOD, trafikkontroller,    PERIOD, false",
        "trygghetsvandringar, WEEK,   trygghetsvandringar, MONTH,  false"
    })
    void a_figure_counts_where_what_both_sides_say_agrees(
            String unit, Per per, String otherUnit, Per otherPer, boolean expected) {
        assertThat(target(Comparator.AT_LEAST, BigDecimal.ONE, unit, per).isCountedIn(otherUnit, otherPer))
                .isEqualTo(expected);
    }

    private static Target target(Comparator comparator, BigDecimal value, String unit, Per per) {
        return new Target("t1", comparator, value, unit, per, null, null, null);
    }
}
