package se.samverkan.followup.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static se.samverkan.domain.assessment.ProgressOutcome.FULFILLED;
import static se.samverkan.domain.assessment.ProgressOutcome.NOT_ASSESSED;
import static se.samverkan.domain.assessment.ProgressOutcome.NOT_FULFILLED;
import static se.samverkan.domain.assessment.ProgressOutcome.PARTLY_FULFILLED;
import static se.samverkan.followup.progress.ProgressSamples.MUNICIPALITY;
import static se.samverkan.followup.progress.ProgressSamples.PROMISE;
import static se.samverkan.followup.progress.ProgressSamples.followUp;
import static se.samverkan.followup.progress.ProgressSamples.followUpBy;
import static se.samverkan.followup.progress.ProgressSamples.item;
import static se.samverkan.followup.progress.ProgressSamples.progress;
import static se.samverkan.followup.progress.ProgressSamples.promise;
import static se.samverkan.followup.progress.ProgressSamples.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samverkan.domain.assessment.ProgressOutcome;
import se.samverkan.domain.assessment.Qualifier;
import se.samverkan.domain.content.Target.Per;
import se.samverkan.followup.Assessment;
import se.samverkan.followup.progress.ProgressView.Achieved;

/** The calculation of progress from follow-ups and activity reports. */
class ProgressCalculatorTest {
    @Test
    void every_item_is_listed_even_without_an_assessment() {
        var progress = progress(List.of(), List.of());

        assertThat(progress.promiseId()).isEqualTo(PROMISE);
        assertThat(progress.items())
                .extracting(ProgressView.Item::itemId, item -> item.kind().name(), ProgressView.Item::outcome)
                .containsExactly(
                        tuple("c1", "COMMITMENT", NOT_ASSESSED),
                        tuple("c2", "COMMITMENT", NOT_ASSESSED),
                        tuple("a1", "ACTIVITY", NOT_ASSESSED),
                        tuple("a2", "ACTIVITY", NOT_ASSESSED));
        assertThat(progress.counts()).isEqualTo(Map.of(NOT_ASSESSED, 4));
    }

    @Test
    void an_assessment_gives_its_item_outcome_basis_text_and_figures() {
        var followUp = followUp("2019", "2020-01-28T10:00:00Z", """
                [{"itemId":"a1","outcome":"FULFILLED","basis":"MEASURED","text":"Fyra.",
                  "results":[{"targetId":"t2","value":4,"unit":"vandringar"}]},
                 {"itemId":"c2","outcome":"NOT_FULFILLED","basis":"NARRATIVE"}]""");

        var progress = progress(List.of(followUp), List.of());

        var walks = item(progress, "a1");
        assertThat(walks.outcome()).isEqualTo(FULFILLED);
        assertThat(walks.basis()).isEqualTo(Assessment.Basis.MEASURED);
        assertThat(walks.text()).isEqualTo("Fyra.");
        assertThat(walks.followUpId()).isEqualTo(followUp.id());
        assertThat(walks.achieved())
                .containsExactly(new Achieved(
                        "t2",
                        new BigDecimal(4),
                        null,
                        "vandringar",
                        null,
                        followUp.content().period(),
                        true,
                        null,
                        null,
                        null));
        assertThat(progress.counts()).isEqualTo(Map.of(FULFILLED, 1, NOT_FULFILLED, 1, NOT_ASSESSED, 2));
    }

    @Test
    void commitments_are_never_rolled_up_from_activities() {
        var followUp = followUp("2019", "2020-01-28T10:00:00Z", """
                [{"itemId":"a1","outcome":"FULFILLED"},{"itemId":"a2","outcome":"FULFILLED"}]""");

        var progress = progress(List.of(followUp), List.of(report("a1", "5", "områden")));

        assertThat(item(progress, "c1").outcome()).isEqualTo(NOT_ASSESSED);
        assertThat(item(progress, "c1").achieved()).isEmpty();
        assertThat(item(progress, "c2").outcome()).isEqualTo(NOT_ASSESSED);
    }

    /** Two follow-ups: the end of the period and the publication time of each, and the one whose outcome counts. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            2018,       2020-02-01T00:00:00Z, 2019,       2020-01-01T00:00:00Z, second
            2019,       2020-01-01T00:00:00Z, 2018,       2020-02-01T00:00:00Z, first
            2019,       2020-01-01T00:00:00Z, 2019,       2020-02-01T00:00:00Z, second
            2019,       2020-02-01T00:00:00Z, 2019-12-31, 2020-01-01T00:00:00Z, first
            2019-06,    2020-02-01T00:00:00Z, 2019-22,    2020-01-01T00:00:00Z, second
            ..,         2020-01-01T00:00:00Z, 2025,       2020-02-01T00:00:00Z, first
            ,           2020-02-01T00:00:00Z, 2018,       2020-01-01T00:00:00Z, second
            ,           2020-01-01T00:00:00Z, ,           2020-02-01T00:00:00Z, second
            """)
    void the_follow_up_with_the_latest_period_end_and_then_publication_wins(
            String firstEnd, String firstPublished, String secondEnd, String secondPublished, String winner) {
        var first = followUp(firstEnd, firstPublished, "[{\"itemId\":\"a1\",\"outcome\":\"PARTLY_FULFILLED\"}]");
        var second = followUp(secondEnd, secondPublished, "[{\"itemId\":\"a1\",\"outcome\":\"FULFILLED\"}]");

        var expected = winner.equals("first") ? PARTLY_FULFILLED : FULFILLED;
        assertThat(item(progress(List.of(first, second), List.of()), "a1").outcome())
                .isEqualTo(expected);
        assertThat(item(progress(List.of(second, first), List.of()), "a1").outcome())
                .isEqualTo(expected);
    }

    @Test
    void an_older_follow_up_holds_for_what_the_newest_does_not_assess() {
        var older = followUp("2018", "2019-01-01T00:00:00Z", "[{\"itemId\":\"c1\",\"outcome\":\"FULFILLED\"}]");
        var newer = followUp("2019", "2020-01-01T00:00:00Z", "[{\"itemId\":\"a1\",\"outcome\":\"NOT_FULFILLED\"}]");

        var progress = progress(List.of(older, newer), List.of());

        assertThat(item(progress, "c1").followUpId()).isEqualTo(older.id());
        assertThat(item(progress, "a1").followUpId()).isEqualTo(newer.id());
    }

    @Test
    void the_reports_of_the_targets_unit_are_added_up_without_an_assessment() {
        var reports = List.of(
                report("a1", "1", "vandringar"),
                report("a1", "1.5", "vandringar"),
                report("a1", "40", "deltagare"),
                report("a1", "7", "möten"),
                report("a1", null, "vandringar"),
                report("a2", "3", "vandringar"));

        var progress = progress(List.of(), reports);

        var walks = item(progress, "a1");
        assertThat(walks.outcome()).isEqualTo(NOT_ASSESSED);
        assertThat(walks.achieved())
                .extracting(Achieved::targetId, Achieved::value, Achieved::unit, Achieved::met)
                .containsExactly(
                        tuple("t2", new BigDecimal("2.5"), "vandringar", null),
                        tuple("t3", new BigDecimal(40), "deltagare", true));
        assertThat(walks.activityReportIds())
                .containsExactlyInAnyOrderElementsOf(reports.stream()
                        .filter(report -> report.content().activityId().equals("a1"))
                        .map(report -> report.envelope().id())
                        .toList());
        assertThat(item(progress, "a2").achieved()).isEmpty();
        assertThat(item(progress, "a2").activityReportIds()).hasSize(1);
        assertThat(item(progress, "c1").activityReportIds()).isEmpty();
    }

    @Test
    void an_assessment_takes_precedence_over_the_sum_and_names_the_reports() {
        var followUp = followUp("2019", "2020-01-28T10:00:00Z", "[{\"itemId\":\"a1\",\"outcome\":\"NOT_FULFILLED\"}]");
        var report = report("a1", "5", "vandringar");

        var walks = item(progress(List.of(followUp), List.of(report)), "a1");

        assertThat(walks.outcome()).isEqualTo(NOT_FULFILLED);
        assertThat(walks.achieved()).isEmpty();
        assertThat(walks.activityReportIds()).containsExactly(report.envelope().id());
    }

    @Test
    void an_assessment_without_an_outcome_leaves_it_open() {
        var followUp = followUp("2019", "2020-01-28T10:00:00Z", "[{\"itemId\":\"a2\",\"text\":\"Pågår.\"}]");

        var progress = progress(List.of(followUp), List.of());

        assertThat(item(progress, "a2").outcome()).isEqualTo(NOT_ASSESSED);
        assertThat(item(progress, "a2").text()).isEqualTo("Pågår.");
        assertThat(progress.counts()).isEqualTo(Map.<ProgressOutcome, Integer>of(NOT_ASSESSED, 4));
    }

    @Test
    void a_figure_keeps_its_qualifier_and_its_words_and_proves_no_more_than_it_says() {
        var followUp = followUp("2019", "2020-01-28T10:00:00Z", """
                [{"itemId":"a1","outcome":"NOT_ASSESSABLE","basis":"MEASURED","results":[
                  {"targetId":"t2","value":4,"qualifier":"ABOUT","asPublished":"ett fyrtal"},
                  {"value":12,"qualifier":"MORE_THAN","unit":"Deltagare "},
                  {"value":900,"unit":"kontakter","per":"YEAR"}]}]""");

        assertThat(item(progress(List.of(followUp), List.of()), "a1").achieved())
                .extracting(
                        Achieved::targetId,
                        Achieved::qualifier,
                        Achieved::unit,
                        Achieved::per,
                        Achieved::met,
                        Achieved::asPublished)
                .containsExactly(
                        tuple("t2", Qualifier.ABOUT, "vandringar", null, null, "ett fyrtal"),
                        tuple("t3", Qualifier.MORE_THAN, "Deltagare ", null, true, null),
                        tuple(null, null, "kontakter", Per.YEAR, null, null));
    }

    @Test
    void a_follow_up_of_another_time_than_the_promise_decides_nothing() {
        var promise = promise("""
                {"version":1,"municipalities":[],"parties":[],"validity":{"from":"2021","to":"2021"},
                 "commitments":[{"id":"c1"}],"activities":[]}""");
        var own = followUp("2021", "2022-01-01T00:00:00Z", "[{\"itemId\":\"c1\",\"outcome\":\"NOT_FULFILLED\"}]");
        var future = followUpBy(MUNICIPALITY, "2022-02-01T00:00:00Z", """
                {"period":{"from":"2035","to":"2035"},"assessments":[{"itemId":"c1","outcome":"FULFILLED"}]}""");

        var progress = ProgressSamples.progress(promise, List.of(own, future));

        assertThat(item(progress, "c1").outcome()).isEqualTo(NOT_FULFILLED);
    }

    @Test
    void an_assessment_without_a_result_replaces_no_other() {
        var older = followUp("2018", "2019-01-01T00:00:00Z", "[{\"itemId\":\"a1\",\"outcome\":\"FULFILLED\"}]");
        var newer = followUp("2019", "2020-01-01T00:00:00Z", "[{\"itemId\":\"a1\",\"outcome\":\"NOT_ASSESSED\"}]");

        assertThat(item(progress(List.of(older, newer), List.of()), "a1").outcome())
                .isEqualTo(FULFILLED);
    }
}
