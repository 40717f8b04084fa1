package se.samverkan.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samverkan.domain.assessment.Outcome;
import se.samverkan.domain.assessment.Qualifier;
import se.samverkan.domain.content.Target;
import se.samverkan.domain.content.Target.Comparator;
import se.samverkan.domain.content.Target.Per;
import se.samverkan.domain.time.PartialDate;
import se.samverkan.domain.time.Period;
import se.samverkan.domain.validation.Violations;
import se.samverkan.followup.Assessment.Basis;
import se.samverkan.followup.Assessment.Result;

/** The outcomes that agree with their figures, and those that contradict them. */
class AssessedItemTest {
    private static final PartialDate YEAR = new PartialDate("2022");

    @ParameterizedTest
    @CsvSource(textBlock = """
            AT_LEAST,   4, FULFILLED,        3, contradicts
            AT_LEAST,   4, FULFILLED,        4, agrees
            AT_LEAST,   4, FULFILLED,        5, agrees
            AT_LEAST,   4, FULFILLED,      3.9, contradicts
            AT_LEAST,   4, FULFILLED,      4.0, agrees
            AT_LEAST,   4, PARTLY_FULFILLED, 3, agrees
            AT_LEAST,   4, PARTLY_FULFILLED, 4, contradicts
            AT_LEAST,   4, NOT_FULFILLED,    4, contradicts
            AT_LEAST,   4, NOT_FULFILLED,    0, agrees
            AT_LEAST,   4, NOT_ASSESSABLE,   3, agrees
            AT_LEAST,   4, NOT_ASSESSABLE,   4, agrees
            AT_LEAST,   4, NOT_ASSESSED,     4, agrees
            NOT_STATED, 2, FULFILLED,        1, contradicts
            NOT_STATED, 2, FULFILLED,        2, agrees
            NOT_STATED, 2, FULFILLED,        3, agrees
            NOT_STATED, 2, NOT_FULFILLED,    3, contradicts
            ,           2, FULFILLED,        1, contradicts
            ,           2, FULFILLED,        3, agrees
            EXACTLY,    0, FULFILLED,        0, agrees
            EXACTLY,    0, FULFILLED,        1, contradicts
            EXACTLY,    2, FULFILLED,        3, contradicts
            EXACTLY,    2, PARTLY_FULFILLED, 2, contradicts
            AT_MOST,   10, FULFILLED,       11, contradicts
            AT_MOST,   10, FULFILLED,       10, agrees
            AT_MOST,   10, FULFILLED,        0, agrees
            AT_MOST,   10, NOT_FULFILLED,    9, contradicts
            ,           2, ,                 1, agrees
            """)
    void an_outcome_is_checked_against_its_figure(
            Comparator comparator, BigDecimal goal, Outcome outcome, BigDecimal figure, String verdict) {
        var target = target("t1", comparator, goal, "vandringar", Per.YEAR);
        var result = new Result("t1", figure, null, "vandringar", Per.YEAR, null, null, null);

        var found = check(outcome, List.of(result), List.of(target));

        assertThat(found.stream().map(Violations.Entry::pointer).toList())
                .isEqualTo(verdict.equals("contradicts") ? List.of("/assessments/0/outcome") : List.of());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            vandringar, YEAR,   vandringar,    YEAR,   /outcome
            vandringar, YEAR,   'Vandringar ', YEAR,   /outcome
            vandringar, YEAR,   vandring,      YEAR,   /results/0/unit
            vandringar, YEAR,   möten,         YEAR,   /results/0/unit
            vandringar, YEAR,   vandringar,    MONTH,
            vandringar, YEAR,   vandringar,    PERIOD, /outcome
            vandringar, YEAR,   vandringar,    ,       /outcome
            vandringar, WEEK,   vandringar,    ,
            vandringar, ,       vandringar,    YEAR,   /outcome
            vandringar, YEAR,   ,              YEAR,   /outcome
            ,           ,       vandringar,    ,       /outcome
            """)
    void a_result_that_names_its_target_means_its_unit_and_is_compared_where_the_time_agrees(
            String targetUnit, Per targetPer, String unit, Per per, String refused) {
        var target = target("t1", Comparator.AT_LEAST, new BigDecimal(4), targetUnit, targetPer);
        var result = new Result("t1", new BigDecimal(3), null, unit, per, null, null, null);

        var found = check(Outcome.FULFILLED, Basis.MIXED, List.of(result), List.of(target));

        assertThat(found.stream().map(Violations.Entry::pointer).toList())
                .isEqualTo(refused == null ? List.of() : List.of("/assessments/0" + refused));
    }

    @Test
    void the_refusal_of_another_unit_names_that_of_the_target() {
        var target = target("t1", Comparator.AT_LEAST, new BigDecimal(4), "vandringar", null);

        assertThat(check(Outcome.NOT_FULFILLED, List.of(result("t1", 3, "promenader")), List.of(target)))
                .containsExactly(new Violations.Entry(
                        "/assessments/0/results/0/unit",
                        "the unit of t1 is vandringar: write the same or leave it out, or leave out targetId for another"
                                + " figure"));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            25, AT_LEAST 50, FULFILLED,     MEASURED,
            25, AT_LEAST 20, FULFILLED,     MEASURED,  /basis
            25, AT_LEAST 20, FULFILLED,     MIXED,
            35, ABOUT 35,    FULFILLED,     MEASURED,  /basis
            35, ABOUT 35,    FULFILLED,     NARRATIVE,
            35, ABOUT 35,    NOT_ASSESSABLE, MEASURED,
            35, ABOUT 35,    NOT_FULFILLED, MEASURED,
            35, LESS_THAN 35, FULFILLED,    NARRATIVE, /outcome
            35, MORE_THAN 35, NOT_FULFILLED, MEASURED, /outcome
            """)
    void a_figure_that_proves_nothing_supports_no_measured_fulfilment(
            BigDecimal goal, String figure, Outcome outcome, Basis basis, String refused) {
        var target = target("t1", Comparator.AT_LEAST, goal, "besök", null);
        var parts = figure.split(" ", -1);
        var result =
                new Result("t1", new BigDecimal(parts[1]), Qualifier.valueOf(parts[0]), null, null, figure, null, null);

        var found = check(outcome, basis, List.of(result), List.of(target));

        assertThat(found.stream().map(Violations.Entry::pointer).toList())
                .isEqualTo(refused == null ? List.of() : List.of("/assessments/0" + refused));
    }

    @Test
    void a_result_that_names_no_target_answers_the_one_of_its_unit() {
        var target = target("t1", Comparator.AT_LEAST, new BigDecimal(4), "vandringar", null);

        assertThat(check(Outcome.FULFILLED, List.of(result(null, 3, "vandringar")), List.of(target)))
                .hasSize(1);
        for (var unit : new String[] {"möten", null}) {
            var result = List.of(result(null, 3, unit));
            assertThat(check(Outcome.FULFILLED, Basis.MIXED, result, List.of(target)))
                    .isEmpty();
            assertThat(check(Outcome.FULFILLED, Basis.MEASURED, result, List.of(target)))
                    .containsExactly(new Violations.Entry(
                            "/assessments/0/basis",
                            "the figures do not prove that the target is met [t1]: say MIXED or NARRATIVE, or"
                                    + " the outcome NOT_ASSESSABLE"));
        }
    }

    @Test
    void partly_fulfilled_is_refused_only_where_every_target_is_met() {
        var walks = target("t1", Comparator.AT_LEAST, new BigDecimal(4), "vandringar", null);
        var areas = target("t2", Comparator.AT_LEAST, new BigDecimal(8), "områden", null);
        var targets = List.of(walks, areas);

        assertThat(check(Outcome.PARTLY_FULFILLED, List.of(result("t1", 4, "vandringar")), targets))
                .isEmpty();
        var both = List.of(result("t1", 4, "vandringar"), result("t2", 8, "områden"));
        assertThat(check(Outcome.PARTLY_FULFILLED, both, targets))
                .containsExactly(new Violations.Entry(
                        "/assessments/0/outcome", "PARTLY_FULFILLED contradicts the figures: every target is met"));
        var oneMissed = List.of(result("t1", 4, "vandringar"), result("t2", 7, "områden"));
        assertThat(check(Outcome.NOT_FULFILLED, oneMissed, targets)).isEmpty();
        assertThat(check(Outcome.FULFILLED, oneMissed, targets))
                .containsExactly(new Violations.Entry(
                        "/assessments/0/outcome",
                        "FULFILLED contradicts the figures: a reported figure does not meet the target [t2]"));
    }

    @Test
    void a_target_without_a_figure_contradicts_nothing() {
        var target = target("t1", Comparator.AT_LEAST, new BigDecimal(4), "vandringar", null);

        assertThat(check(Outcome.FULFILLED, Basis.NARRATIVE, List.of(), List.of(target)))
                .isEmpty();
        assertThat(check(Outcome.NOT_FULFILLED, List.of(), List.of(target))).isEmpty();
        assertThat(check(Outcome.FULFILLED, List.of(result(null, 303, "kontroller")), List.of()))
                .isEmpty();
        assertThat(check(Outcome.NOT_FULFILLED, List.of(result(null, 303, "kontroller")), List.of()))
                .isEmpty();
    }

    @Test
    void a_result_for_a_target_that_the_item_does_not_have_is_refused() {
        var target = target("t1", Comparator.AT_LEAST, new BigDecimal(4), "vandringar", null);
        var results = List.of(result("t1", 4, "vandringar"), result("t9", 1, "vandringar"));

        assertThat(check(Outcome.FULFILLED, results, List.of(target)))
                .containsExactly(new Violations.Entry("/assessments/0/results/1/targetId", "t9 is not a target of A3"));
    }

    private static List<Violations.Entry> check(Outcome outcome, List<Result> results, List<Target> targets) {
        return check(outcome, Basis.MEASURED, results, targets);
    }

    private static List<Violations.Entry> check(
            Outcome outcome, Basis basis, List<Result> results, List<Target> targets) {
        var violations = new Violations();
        var assessment = new Assessment("A3", outcome, basis, null, null, results, null);
        new AssessedItem(assessment, targets, Period.of(YEAR, YEAR)).check("/assessments/0", violations);
        return violations.entries();
    }

    private static Result result(String targetId, int value, String unit) {
        return new Result(targetId, BigDecimal.valueOf(value), null, unit, null, null, null, null);
    }

    private static Target target(String id, Comparator comparator, BigDecimal value, String unit, Per per) {
        return new Target(id, comparator, value, unit, per, null, null, null, null);
    }
}
