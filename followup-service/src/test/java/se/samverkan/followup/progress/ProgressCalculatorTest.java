package se.samverkan.followup.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static se.samverkan.domain.content.Outcome.FULFILLED;
import static se.samverkan.domain.content.Outcome.NOT_ASSESSED;
import static se.samverkan.domain.content.Outcome.NOT_FULFILLED;
import static se.samverkan.domain.content.Outcome.PARTLY_FULFILLED;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samverkan.documents.kind.Envelope;
import se.samverkan.domain.content.Outcome;
import se.samverkan.domain.content.Target.Per;
import se.samverkan.domain.figure.Qualifier;
import se.samverkan.followup.ActivityReportContent;
import se.samverkan.followup.ActivityReportView;
import se.samverkan.followup.FollowUpContent;
import se.samverkan.followup.FollowUpView;
import se.samverkan.followup.progress.ProgressView.Achieved;
import se.samverkan.followup.subject.PromiseSubject;
import se.samverkan.platform.json.CanonicalJson;

/** The calculation of progress from follow-ups and activity reports. */
class ProgressCalculatorTest {
    private static final UUID PROMISE = UUID.fromString("019cada1-01e0-7f14-b609-912fe2e7a724");
    private static final PromiseSubject TWO_COMMITMENTS_TWO_ACTIVITIES = CanonicalJson.read("""
            {"version":1,"municipalities":["0486"],"parties":[{"id":"municipality:0486"}],
             "commitments":[
               {"id":"c1","targets":[{"id":"t1","value":8,"unit":"områden","comparator":"AT_LEAST"}]},
               {"id":"c2"}],
             "activities":[
               {"id":"a1","targets":[{"id":"t2","value":4,"unit":"vandringar","comparator":"AT_LEAST"},
                                     {"id":"t3","value":9,"unit":"deltagare"}]},
               {"id":"a2"}]}""", PromiseSubject.class);

    @Test
    void every_item_is_listed_even_without_an_assessment() {
        var progress = tally(List.of(), List.of());

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

        var progress = tally(List.of(followUp), List.of());

        var walks = item(progress, "a1");
        assertThat(walks.outcome()).isEqualTo(FULFILLED);
        assertThat(walks.basis()).isEqualTo(FollowUpContent.Basis.MEASURED);
        assertThat(walks.text()).isEqualTo("Fyra.");
        assertThat(walks.followUpId()).isEqualTo(followUp.envelope().id());
        assertThat(walks.achieved())
                .containsExactly(new Achieved(
                        "t2",
                        new BigDecimal(4),
                        null,
                        "vandringar",
                        null,
                        followUp.content().period(),
                        true,
                        null));
        assertThat(progress.counts()).isEqualTo(Map.of(FULFILLED, 1, NOT_FULFILLED, 1, NOT_ASSESSED, 2));
    }

    @Test
    void commitments_are_never_rolled_up_from_activities() {
        var followUp = followUp("2019", "2020-01-28T10:00:00Z", """
                [{"itemId":"a1","outcome":"FULFILLED"},{"itemId":"a2","outcome":"FULFILLED"}]""");

        var progress = tally(List.of(followUp), List.of(report("a1", "5", "områden")));

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
        assertThat(item(tally(List.of(first, second), List.of()), "a1").outcome())
                .isEqualTo(expected);
        assertThat(item(tally(List.of(second, first), List.of()), "a1").outcome())
                .isEqualTo(expected);
    }

    @Test
    void an_older_follow_up_holds_for_what_the_newest_does_not_assess() {
        var older = followUp("2018", "2019-01-01T00:00:00Z", "[{\"itemId\":\"c1\",\"outcome\":\"FULFILLED\"}]");
        var newer = followUp("2019", "2020-01-01T00:00:00Z", "[{\"itemId\":\"a1\",\"outcome\":\"NOT_FULFILLED\"}]");

        var progress = tally(List.of(older, newer), List.of());

        assertThat(item(progress, "c1").followUpId()).isEqualTo(older.envelope().id());
        assertThat(item(progress, "a1").followUpId()).isEqualTo(newer.envelope().id());
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

        var progress = tally(List.of(), reports);

        var walks = item(progress, "a1");
        assertThat(walks.outcome()).isEqualTo(NOT_ASSESSED);
        assertThat(walks.achieved())
                .extracting(Achieved::targetId, Achieved::value, Achieved::unit, Achieved::met)
                .containsExactly(
                        tuple("t2", new BigDecimal("2.5"), "vandringar", null),
                        tuple("t3", new BigDecimal(40), "deltagare", true));
        assertThat(walks.activityReportIds())
                .containsExactlyInAnyOrderElementsOf(ids(
                        reports.stream().filter(r -> r.content().activityId().equals("a1"))));
        assertThat(item(progress, "a2").achieved()).isEmpty();
        assertThat(item(progress, "a2").activityReportIds()).hasSize(1);
        assertThat(item(progress, "c1").activityReportIds()).isEmpty();
    }

    @Test
    void an_assessment_takes_precedence_over_the_sum_and_names_the_reports() {
        var followUp = followUp("2019", "2020-01-28T10:00:00Z", "[{\"itemId\":\"a1\",\"outcome\":\"NOT_FULFILLED\"}]");
        var report = report("a1", "5", "vandringar");

        var walks = item(tally(List.of(followUp), List.of(report)), "a1");

        assertThat(walks.outcome()).isEqualTo(NOT_FULFILLED);
        assertThat(walks.achieved()).isEmpty();
        assertThat(walks.activityReportIds()).containsExactly(report.envelope().id());
    }

    @Test
    void an_assessment_without_an_outcome_leaves_it_open() {
        var followUp = followUp("2019", "2020-01-28T10:00:00Z", "[{\"itemId\":\"a2\",\"text\":\"Pågår.\"}]");

        var progress = tally(List.of(followUp), List.of());

        assertThat(item(progress, "a2").outcome()).isEqualTo(NOT_ASSESSED);
        assertThat(item(progress, "a2").text()).isEqualTo("Pågår.");
        assertThat(progress.counts()).isEqualTo(Map.<Outcome, Integer>of(NOT_ASSESSED, 4));
    }

    @Test
    void a_figure_keeps_its_qualifier_and_its_words_and_proves_no_more_than_it_says() {
        var followUp = followUp("2019", "2020-01-28T10:00:00Z", """
                [{"itemId":"a1","outcome":"NOT_ASSESSABLE","basis":"MEASURED","results":[
                  {"targetId":"t2","value":4,"qualifier":"ABOUT","asPublished":"ett fyrtal"},
                  {"value":12,"qualifier":"MORE_THAN","unit":"Deltagare "},
                  {"value":900,"unit":"kontakter","per":"YEAR"}]}]""");

        assertThat(item(tally(List.of(followUp), List.of()), "a1").achieved())
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
        var promise = CanonicalJson.read("""
                {"version":1,"municipalities":[],"parties":[],"validity":{"from":"2021","to":"2021"},
                 "commitments":[{"id":"c1"}],"activities":[]}""", PromiseSubject.class);
        var own = followUp("2021", "2022-01-01T00:00:00Z", "[{\"itemId\":\"c1\",\"outcome\":\"NOT_FULFILLED\"}]");
        var future = CanonicalJson.read("""
                {"period":{"from":"2035","to":"2035"},"assessments":[{"itemId":"c1","outcome":"FULFILLED"}]}""", FollowUpContent.class);
        var followUps = List.of(own, new FollowUpView(envelope("2022-02-01T00:00:00Z"), future, List.of()));

        var progress = new ProgressCalculator(PROMISE, promise, followUps, List.of()).progress();

        assertThat(item(progress, "c1").outcome()).isEqualTo(NOT_FULFILLED);
    }

    private static ProgressView tally(List<FollowUpView> followUps, List<ActivityReportView> reports) {
        return new ProgressCalculator(PROMISE, TWO_COMMITMENTS_TWO_ACTIVITIES, followUps, reports).progress();
    }

    private static ProgressView.Item item(ProgressView progress, String id) {
        return progress.items().stream()
                .filter(item -> item.itemId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static FollowUpView followUp(String periodEnd, String publishedAt, String assessments) {
        var period = periodEnd == null ? "" : ",\"period\":{\"to\":\"%s\"}".formatted(periodEnd);
        var content =
                CanonicalJson.read("{\"assessments\":%s%s}".formatted(assessments, period), FollowUpContent.class);
        return new FollowUpView(envelope(publishedAt), content, List.of());
    }

    private static ActivityReportView report(String activityId, String value, String unit) {
        var content = CanonicalJson.read(
                "{\"activityId\":\"%s\",\"value\":%s,\"unit\":\"%s\"}".formatted(activityId, value, unit),
                ActivityReportContent.class);
        return new ActivityReportView(envelope("2020-01-01T00:00:00Z"), content);
    }

    private static Envelope envelope(String publishedAt) {
        var at = Instant.parse(publishedAt);
        return new Envelope(UUID.randomUUID(), 1, 2, null, null, null, null, null, at, at, null, null);
    }

    private static List<UUID> ids(Stream<ActivityReportView> reports) {
        return reports.map(report -> report.envelope().id()).toList();
    }

    @Test
    void an_assessment_without_a_result_replaces_no_other() {
        var older = followUp("2018", "2019-01-01T00:00:00Z", "[{\"itemId\":\"a1\",\"outcome\":\"FULFILLED\"}]");
        var newer = followUp("2019", "2020-01-01T00:00:00Z", "[{\"itemId\":\"a1\",\"outcome\":\"NOT_ASSESSED\"}]");

        assertThat(item(tally(List.of(older, newer), List.of()), "a1").outcome())
                .isEqualTo(FULFILLED);
    }
}
