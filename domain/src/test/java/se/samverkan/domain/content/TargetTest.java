package se.samverkan.domain.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samverkan.domain.assessment.Figure;
import se.samverkan.domain.assessment.Judgement;
import se.samverkan.domain.assessment.Qualifier;
import se.samverkan.domain.content.Target.Comparator;
import se.samverkan.domain.content.Target.Per;
import se.samverkan.domain.time.PartialDate;
import se.samverkan.domain.time.Period;
import se.samverkan.domain.time.PeriodEnd;

/** A reported figure is compared with a target only where both count the same thing. */
class TargetTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            AT_LEAST,   4,           3, MISSED
            AT_LEAST,   4,           4, MET
            AT_LEAST,   4,        4.00, MET
            AT_LEAST,   25, AT_LEAST 50, MET
            AT_LEAST,   25, AT_LEAST 20, UNPROVEN
            AT_LEAST,   35,    ABOUT 35, UNPROVEN
            AT_LEAST,   35,   ABOUT 900, UNPROVEN
            AT_LEAST,   50, MORE_THAN 49, UNPROVEN
            AT_LEAST,   50, MORE_THAN 50, MET
            AT_LEAST,   50, LESS_THAN 50, MISSED
            AT_LEAST,   50,   AT_MOST 50, UNPROVEN
            AT_LEAST,   50,   AT_MOST 49, MISSED
            EXACTLY,    2,         2.0, MET
            EXACTLY,    2,           3, MISSED
            EXACTLY,    2,           1, MISSED
            EXACTLY,    2,  AT_LEAST 2, UNPROVEN
            EXACTLY,    2,  AT_LEAST 3, MISSED
            EXACTLY,    2, MORE_THAN 2, MISSED
            EXACTLY,    2,     ABOUT 2, UNPROVEN
            AT_MOST,    0,           0, MET
            AT_MOST,    0,         0.1, MISSED
            AT_MOST,    10,          9, MET
            AT_MOST,    10, LESS_THAN 10, MET
            AT_MOST,    10,  AT_MOST 11, UNPROVEN
            AT_MOST,    10, MORE_THAN 10, MISSED
            AT_MOST,    10, AT_LEAST 10, UNPROVEN
            NOT_STATED, 2,           3, MET
            NOT_STATED, 2,           1, MISSED
            ,           2,           3, MET
            ,           2,           1, MISSED
            """)
    void a_figure_proves_it_met_or_missed_by_its_comparator_or_proves_nothing(
            Comparator comparator, BigDecimal value, String figure, Judgement expected) {
        assertThat(target(comparator, value, null, null).judge(figure(figure))).isEqualTo(expected);
    }

    private static Figure figure(String text) {
        var parts = text.split(" ", -1);
        return parts.length == 1
                ? new Figure(new BigDecimal(text), null)
                : new Figure(new BigDecimal(parts[1]), Qualifier.valueOf(parts[0]));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            trygghetsvandringar,   trygghetsvandringar,         true
            trygghetsvandringar,   'Trygghetsvandringar ',      true
            trygghetsvandringar,   '\u00a0trygghetsvandringar', true
            'möten i centrum',     'MÖTEN  i\tcentrum',         true
            möten,                 mo\u0308ten,                 true
            trygghetsvandringar,   trygghetsvandring,           false
            trygghetsvandringar,   trafikkontroller,            false
            trygghetsvandringar,   ,                            false
            ,                      trygghetsvandringar,         false
            """)
    void units_are_the_same_without_regard_to_case_white_space_and_unicode_form(
            String unit, String other, boolean expected) {
        assertThat(target(Comparator.AT_LEAST, BigDecimal.ONE, unit, null).hasUnit(other))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            PERIOD,  PERIOD, ,           ,           true
            PERIOD,  ,       ,           ,           true
            PERIOD,  YEAR,   2022,       2022,       false
            ,        WEEK,   ,           ,           true
            WEEK,    WEEK,   ,           ,           true
            WEEK,    MONTH,  2022-05,    2022-05,    false
            WEEK,    ,       2022-05-02, 2022-05-08, true
            WEEK,    ,       2022-05,    2022-05,    false
            YEAR,    ,       2022,       2022,       true
            YEAR,    PERIOD, 2022,       2022,       true
            YEAR,    ,       2022-07,    2023-06,    true
            YEAR,    ,       2022,       2023,       false
            YEAR,    ,       ,           2022,       false
            YEAR,    ,       2022,       ..,         false
            YEAR,    ,       ,           ,           false
            QUARTER, ,       2022-04,    2022-06,    true
            MONTH,   ,       2022-05,    2022-05,    true
            DAY,     ,       2022-05-02, 2022-05-02, true
            """)
    void a_total_answers_a_rate_if_its_period_is_exactly_one_unit(
            Per per, Per reportedPer, PartialDate from, PeriodEnd to, boolean expected) {
        assertThat(target(Comparator.AT_LEAST, BigDecimal.ONE, "möten", per)
                        .isCountedPer(reportedPer, new Period(from, to, null)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            DAY,     2024-02-29, 2024-02-29, 2024-02-29
            WEEK,    2025-01-01, 2024-12-30, 2025-01-05
            WEEK,    2022-05-02, 2022-05-02, 2022-05-08
            MONTH,   2024-02-29, 2024-02,    2024-02
            QUARTER, 2022-12-31, 2022-10,    2022-12
            YEAR,    2022-05-02, 2022,       2022
            """)
    void a_day_lies_in_one_calendar_unit(Per per, LocalDate day, PartialDate from, PartialDate to) {
        assertThat(per.unitOf(day)).isEqualTo(Period.of(from, to));
    }

    private static Target target(Comparator comparator, BigDecimal value, String unit, Per per) {
        return new Target("t1", comparator, value, unit, per, null, null, null, null);
    }
}
