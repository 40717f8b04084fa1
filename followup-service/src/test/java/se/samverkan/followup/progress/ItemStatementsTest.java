package se.samverkan.followup.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static se.samverkan.documents.kind.Confirmation.Status.CONFIRMED;
import static se.samverkan.documents.kind.Confirmation.Status.DISSENTED;
import static se.samverkan.documents.kind.Confirmation.Status.PENDING;
import static se.samverkan.followup.progress.ProgressSamples.MUNICIPALITY;
import static se.samverkan.followup.progress.ProgressSamples.POLICE;
import static se.samverkan.followup.progress.ProgressSamples.figure;
import static se.samverkan.followup.progress.ProgressSamples.followUpBy;
import static se.samverkan.followup.progress.ProgressSamples.item;
import static se.samverkan.followup.progress.ProgressSamples.position;
import static se.samverkan.followup.progress.ProgressSamples.progress;
import static se.samverkan.followup.progress.ProgressSamples.statement;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samverkan.documents.kind.Confirmation;
import se.samverkan.domain.assessment.ProgressOutcome;
import se.samverkan.followup.progress.ProgressView.Achieved;
import se.samverkan.followup.progress.ProgressView.Statement;

/** Several follow-ups about the same item: what joins, what is disputed, and who has said what. */
class ItemStatementsTest {
    private static final String EARLIER = "2020-01-28T10:00:00Z";
    private static final String LATER = "2020-02-28T10:00:00Z";

    @Test
    void parties_that_contradict_each_other_are_both_heard_and_the_last_writer_does_not_win() {
        var municipality = statement(MUNICIPALITY, EARLIER, "\"outcome\":\"FULFILLED\"");
        var police = statement(POLICE, LATER, "\"outcome\":\"NOT_FULFILLED\",\"text\":\"Inga pass.\"");

        var progress = progress(List.of(municipality, police), List.of());

        var disputed = item(progress, "a1");
        assertThat(disputed.outcome()).isEqualTo(ProgressOutcome.DISPUTED);
        assertThat(disputed.followUpId()).isNull();
        assertThat(disputed.text()).isNull();
        assertThat(disputed.achieved()).isEmpty();
        assertThat(disputed.statements())
                .extracting(Statement::followUpId, Statement::parties, Statement::outcome, Statement::text)
                .containsExactly(
                        tuple(police.id(), List.of(POLICE), ProgressOutcome.NOT_FULFILLED, "Inga pass."),
                        tuple(municipality.id(), List.of(MUNICIPALITY), ProgressOutcome.FULFILLED, null));
        assertThat(progress.counts()).isEqualTo(Map.of(ProgressOutcome.DISPUTED, 1, ProgressOutcome.NOT_ASSESSED, 3));
    }

    /** Two statements of the municipality and the police about the same item and period, and what follows from both. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FULFILLED    | FULFILLED        | FULFILLED
            FULFILLED    | NOT_ASSESSED     | FULFILLED
            NOT_ASSESSED | PARTLY_FULFILLED | PARTLY_FULFILLED
            FULFILLED    | PARTLY_FULFILLED | DISPUTED
            FULFILLED    | NOT_ASSESSABLE   | DISPUTED
            NOT_ASSESSED | NOT_ASSESSED     | NOT_ASSESSED
            """)
    void outcomes_join_unless_they_differ(String first, String second, ProgressOutcome joined) {
        var both = List.of(
                statement(MUNICIPALITY, EARLIER, "\"outcome\":\"%s\"".formatted(first)),
                statement(POLICE, LATER, "\"outcome\":\"%s\"".formatted(second)));

        assertThat(item(progress(both, List.of()), "a1").outcome()).isEqualTo(joined);
    }

    /** Figures of the same target: value, qualifier and contribution of each party, and whether both can be true. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            5, EXACT,    JOINT, 5, EXACT,     JOINT, false
            5, EXACT,    JOINT, 3, EXACT,     JOINT, true
            5, EXACT,    JOINT, 4, AT_LEAST,  JOINT, false
            5, EXACT,    JOINT, 5, MORE_THAN, JOINT, true
            5, EXACT,    JOINT, 3, ABOUT,     JOINT, false
            3, EXACT,    OWN,   2, EXACT,     OWN,   false
            3, EXACT,    OWN,   5, EXACT,     JOINT, false
            3, EXACT,    OWN,   2, EXACT,     JOINT, true
            """)
    void figures_of_the_same_target_are_disputed_if_they_exclude_each_other(
            int first,
            String firstQualifier,
            String firstOf,
            int second,
            String secondQualifier,
            String secondOf,
            boolean isDisputed) {
        var both = List.of(
                statement(MUNICIPALITY, EARLIER, figure(first, firstQualifier, firstOf)),
                statement(POLICE, LATER, figure(second, secondQualifier, secondOf)));

        assertThat(item(progress(both, List.of()), "a1").outcome() == ProgressOutcome.DISPUTED)
                .isEqualTo(isDisputed);
    }

    @Test
    void joint_figures_that_agree_are_not_added_up() {
        var both = List.of(
                statement(MUNICIPALITY, EARLIER, figure(5, "EXACT", "JOINT")),
                statement(POLICE, LATER, figure(5, "EXACT", "JOINT")));

        assertThat(item(progress(both, List.of()), "a1").achieved())
                .extracting(Achieved::value)
                .containsExactly(new BigDecimal(5));
    }

    @Test
    void a_partys_newer_follow_up_of_the_same_period_replaces_its_own_words_only() {
        var first = statement(MUNICIPALITY, EARLIER, "\"outcome\":\"NOT_FULFILLED\"");
        var police = statement(POLICE, EARLIER, "\"outcome\":\"FULFILLED\"");
        var corrected = statement(MUNICIPALITY, LATER, "\"outcome\":\"FULFILLED\"");

        var item = item(progress(List.of(first, police, corrected), List.of()), "a1");

        assertThat(item.outcome()).isEqualTo(ProgressOutcome.FULFILLED);
        assertThat(item.statements()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"PENDING, FULFILLED", "CONFIRMED, FULFILLED", "DISSENTED, DISPUTED"})
    void a_dissent_is_a_contradicting_voice(Confirmation.Status status, ProgressOutcome outcome) {
        var joint = statement(MUNICIPALITY, EARLIER, "\"outcome\":\"FULFILLED\"", position(POLICE, status));

        var item = item(progress(List.of(joint), List.of()), "a1");

        assertThat(item.outcome()).isEqualTo(outcome);
        assertThat(item.statements().getFirst().parties())
                .isEqualTo(status == CONFIRMED ? List.of(MUNICIPALITY, POLICE) : List.of(MUNICIPALITY));
        assertThat(item.statements().getFirst().dissentingParties())
                .isEqualTo(status == DISSENTED ? List.of(POLICE) : List.of());
    }

    @Test
    void a_party_that_dissents_but_states_the_same_about_an_item_does_not_dispute_it() {
        var joint = statement(MUNICIPALITY, EARLIER, "\"outcome\":\"FULFILLED\"", position(POLICE, DISSENTED));
        var own = statement(POLICE, LATER, "\"outcome\":\"FULFILLED\"");

        assertThat(item(progress(List.of(joint, own), List.of()), "a1").outcome())
                .isEqualTo(ProgressOutcome.FULFILLED);
    }

    @Test
    void a_party_that_has_not_answered_is_not_silenced_by_a_follow_up_of_another() {
        var municipality = statement(MUNICIPALITY, EARLIER, "\"outcome\":\"FULFILLED\"");
        var police = statement(POLICE, LATER, "\"outcome\":\"NOT_FULFILLED\"", position(MUNICIPALITY, PENDING));

        assertThat(item(progress(List.of(municipality, police), List.of()), "a1")
                        .outcome())
                .isEqualTo(ProgressOutcome.DISPUTED);
    }

    @Test
    void a_later_period_settles_what_was_disputed_before() {
        var municipality = statement(MUNICIPALITY, EARLIER, "\"outcome\":\"FULFILLED\"");
        var police = statement(POLICE, EARLIER, "\"outcome\":\"NOT_FULFILLED\"");
        var next = followUpBy(MUNICIPALITY, "2021-01-28T10:00:00Z", """
                {"period":{"from":"2020","to":"2020"},"assessments":[{"itemId":"a1","outcome":"FULFILLED"}]}""");

        var item = item(progress(List.of(municipality, police, next), List.of()), "a1");

        assertThat(item.outcome()).isEqualTo(ProgressOutcome.FULFILLED);
        assertThat(item.followUpId()).isEqualTo(next.id());
    }

    @Test
    void fulfilled_beside_figures_of_the_parties_that_miss_the_target_is_disputed() {
        var said = statement(MUNICIPALITY, EARLIER, "\"outcome\":\"FULFILLED\"");
        var counted = statement(POLICE, LATER, figure(1, "EXACT", "JOINT"));

        assertThat(item(progress(List.of(said, counted), List.of()), "a1").outcome())
                .isEqualTo(ProgressOutcome.DISPUTED);
    }

    @Test
    void two_results_of_one_follow_up_do_not_contradict_each_other() {
        var bySeason = statement(MUNICIPALITY, EARLIER, """
                "outcome":"FULFILLED","results":[{"targetId":"t2","value":4},{"targetId":"t2","value":5}]""");

        assertThat(item(progress(List.of(bySeason), List.of()), "a1").outcome()).isEqualTo(ProgressOutcome.FULFILLED);
    }

    /** The police's period and kind, before a follow-up of the municipality for 2019 with another outcome. */
    @ParameterizedTest
    @CsvSource({
        "2019-01-01, 2019-12-31, ANNUAL, DISPUTED",
        "2019,       2020-01-01, ANNUAL, DISPUTED",
        "2018,       2018,       ANNUAL, FULFILLED",
        "2019-01,    2019-06,    INTERIM, FULFILLED"
    })
    void voices_about_the_same_time_are_both_heard_however_it_is_written(
            String from, String to, String kind, ProgressOutcome outcome) {
        var police = followUpBy(POLICE, EARLIER, """
                {"kind":"%s","period":{"from":"%s","to":"%s","asPublished":"året"},
                 "assessments":[{"itemId":"a1","outcome":"NOT_FULFILLED"}]}""".formatted(kind, from, to));
        var municipality = statement(MUNICIPALITY, LATER, "\"outcome\":\"FULFILLED\"");

        assertThat(item(progress(List.of(police, municipality), List.of()), "a1")
                        .outcome())
                .isEqualTo(outcome);
    }
}
