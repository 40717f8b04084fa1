package se.samverkan.followup.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static se.samverkan.documents.kind.Confirmation.Status.CONFIRMED;
import static se.samverkan.documents.kind.Confirmation.Status.DISSENTED;
import static se.samverkan.documents.kind.Confirmation.Status.PENDING;
import static se.samverkan.followup.progress.ProgressSamples.MUNICIPALITY;
import static se.samverkan.followup.progress.ProgressSamples.POLICE;
import static se.samverkan.followup.progress.ProgressSamples.followUp;
import static se.samverkan.followup.progress.ProgressSamples.followUpBy;
import static se.samverkan.followup.progress.ProgressSamples.item;
import static se.samverkan.followup.progress.ProgressSamples.position;
import static se.samverkan.followup.progress.ProgressSamples.progress;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samverkan.documents.kind.Confirmation;
import se.samverkan.domain.assessment.ProgressOutcome;
import se.samverkan.followup.Contribution;
import se.samverkan.followup.progress.ProgressView.Achieved;
import se.samverkan.followup.progress.ProgressView.Statement;

/** Several follow-ups about the same item: what joins, what is disputed, and who has said what. */
class ItemStatementsTest {
    private static final String EARLIER = "2020-01-28T10:00:00Z";
    private static final String LATER = "2020-02-28T10:00:00Z";

    @Test
    void parties_that_contradict_each_other_are_both_heard_and_the_last_writer_does_not_win() {
        var municipality = of(MUNICIPALITY, EARLIER, "\"outcome\":\"FULFILLED\"");
        var police = of(POLICE, LATER, "\"outcome\":\"NOT_FULFILLED\",\"text\":\"Inga pass.\"");

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
                of(MUNICIPALITY, EARLIER, "\"outcome\":\"%s\"".formatted(first)),
                of(POLICE, LATER, "\"outcome\":\"%s\"".formatted(second)));

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
                of(MUNICIPALITY, EARLIER, figure(first, firstQualifier, firstOf)),
                of(POLICE, LATER, figure(second, secondQualifier, secondOf)));

        assertThat(item(progress(both, List.of()), "a1").outcome() == ProgressOutcome.DISPUTED)
                .isEqualTo(isDisputed);
    }

    @Test
    void own_figures_of_every_party_are_added_up_and_judged_together() {
        var both = List.of(
                of(MUNICIPALITY, EARLIER, figure(1, "EXACT", "OWN")), of(POLICE, LATER, figure(2, "EXACT", "OWN")));

        var item = item(progress(both, List.of()), "a1");

        assertThat(item.outcome()).isEqualTo(ProgressOutcome.NOT_ASSESSED);
        assertThat(item.achieved())
                .extracting(Achieved::targetId, Achieved::value, Achieved::met, Achieved::contribution)
                .containsExactly(tuple("t2", new BigDecimal(3), false, null));
        assertThat(item.statements())
                .flatExtracting(Statement::achieved)
                .extracting(Achieved::value, Achieved::met, Achieved::contribution)
                .containsExactly(
                        tuple(new BigDecimal(2), null, Contribution.OWN),
                        tuple(new BigDecimal(1), null, Contribution.OWN));
    }

    @Test
    void the_own_figure_of_one_party_proves_no_shortfall_while_the_other_has_not_reported() {
        var half = of(MUNICIPALITY, EARLIER, figure(3, "EXACT", "OWN"));
        var enough = of(MUNICIPALITY, EARLIER, figure(4, "EXACT", "OWN"));

        assertThat(item(progress(List.of(half), List.of()), "a1").achieved())
                .extracting(Achieved::value, Achieved::met, Achieved::contribution)
                .containsExactly(tuple(new BigDecimal(3), null, Contribution.OWN));
        assertThat(item(progress(List.of(enough), List.of()), "a1").achieved())
                .extracting(Achieved::met)
                .containsExactly(true);
    }

    @Test
    void joint_figures_that_agree_are_not_added_up() {
        var both = List.of(
                of(MUNICIPALITY, EARLIER, figure(5, "EXACT", "JOINT")), of(POLICE, LATER, figure(5, "EXACT", "JOINT")));

        assertThat(item(progress(both, List.of()), "a1").achieved())
                .extracting(Achieved::value)
                .containsExactly(new BigDecimal(5));
    }

    @Test
    void a_partys_newer_follow_up_of_the_same_period_replaces_its_own_words_only() {
        var first = of(MUNICIPALITY, EARLIER, "\"outcome\":\"NOT_FULFILLED\"");
        var police = of(POLICE, EARLIER, "\"outcome\":\"FULFILLED\"");
        var corrected = of(MUNICIPALITY, LATER, "\"outcome\":\"FULFILLED\"");

        var item = item(progress(List.of(first, police, corrected), List.of()), "a1");

        assertThat(item.outcome()).isEqualTo(ProgressOutcome.FULFILLED);
        assertThat(item.statements()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"PENDING, FULFILLED", "CONFIRMED, FULFILLED", "DISSENTED, DISPUTED"})
    void a_dissent_is_a_contradicting_voice(Confirmation.Status status, ProgressOutcome outcome) {
        var joint = of(MUNICIPALITY, EARLIER, "\"outcome\":\"FULFILLED\"", position(POLICE, status));

        var item = item(progress(List.of(joint), List.of()), "a1");

        assertThat(item.outcome()).isEqualTo(outcome);
        assertThat(item.statements().getFirst().parties())
                .isEqualTo(status == CONFIRMED ? List.of(MUNICIPALITY, POLICE) : List.of(MUNICIPALITY));
        assertThat(item.statements().getFirst().dissentedBy())
                .isEqualTo(status == DISSENTED ? List.of(POLICE) : List.of());
    }

    @Test
    void a_party_that_dissents_but_states_the_same_about_an_item_does_not_dispute_it() {
        var joint = of(MUNICIPALITY, EARLIER, "\"outcome\":\"FULFILLED\"", position(POLICE, DISSENTED));
        var own = of(POLICE, LATER, "\"outcome\":\"FULFILLED\"");

        assertThat(item(progress(List.of(joint, own), List.of()), "a1").outcome())
                .isEqualTo(ProgressOutcome.FULFILLED);
    }

    @Test
    void a_party_that_has_not_answered_is_not_silenced_by_a_follow_up_of_another() {
        var municipality = of(MUNICIPALITY, EARLIER, "\"outcome\":\"FULFILLED\"");
        var police = of(POLICE, LATER, "\"outcome\":\"NOT_FULFILLED\"", position(MUNICIPALITY, PENDING));

        assertThat(item(progress(List.of(municipality, police), List.of()), "a1")
                        .outcome())
                .isEqualTo(ProgressOutcome.DISPUTED);
    }

    @Test
    void a_later_period_settles_what_was_disputed_before() {
        var municipality = of(MUNICIPALITY, EARLIER, "\"outcome\":\"FULFILLED\"");
        var police = of(POLICE, EARLIER, "\"outcome\":\"NOT_FULFILLED\"");
        var next = followUp("2020", "2021-01-28T10:00:00Z", "[{\"itemId\":\"a1\",\"outcome\":\"FULFILLED\"}]");

        var item = item(progress(List.of(municipality, police, next), List.of()), "a1");

        assertThat(item.outcome()).isEqualTo(ProgressOutcome.FULFILLED);
        assertThat(item.followUpId()).isEqualTo(next.id());
    }

    private static PublishedFollowUp of(
            String publisher, String publishedAt, String assessment, Confirmation... confirmations) {
        return followUpBy(publisher, publishedAt, """
                {"period":{"from":"2019","to":"2019"},"assessments":[{"itemId":"a1",%s}]}""".formatted(assessment), confirmations);
    }

    private static String figure(int value, String qualifier, String contribution) {
        return """
                "results":[{"targetId":"t2","value":%d,"qualifier":"%s","contribution":"%s"}]""".formatted(value, qualifier, contribution);
    }
}
