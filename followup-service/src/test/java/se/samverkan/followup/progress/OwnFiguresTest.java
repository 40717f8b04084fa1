package se.samverkan.followup.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static se.samverkan.documents.kind.Confirmation.Status.CONFIRMED;
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
import org.junit.jupiter.api.Test;
import se.samverkan.domain.assessment.ProgressOutcome;
import se.samverkan.followup.Contribution;
import se.samverkan.followup.progress.ProgressView.Achieved;
import se.samverkan.followup.progress.ProgressView.Statement;

/** The figures that parties delivered themselves are added up, and are the whole only when each has reported its own. */
class OwnFiguresTest {
    private static final String EARLIER = "2020-01-28T10:00:00Z";
    private static final String LATER = "2020-02-28T10:00:00Z";

    @Test
    void own_figures_of_every_party_are_added_up_and_judged_together() {
        var both = List.of(
                statement(MUNICIPALITY, EARLIER, figure(1, "EXACT", "OWN")),
                statement(POLICE, LATER, figure(2, "EXACT", "OWN")));

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
        var half = statement(MUNICIPALITY, EARLIER, figure(3, "EXACT", "OWN"));
        var enough = statement(MUNICIPALITY, EARLIER, figure(4, "EXACT", "OWN"));

        assertThat(item(progress(List.of(half), List.of()), "a1").achieved())
                .extracting(Achieved::value, Achieved::met, Achieved::contribution)
                .containsExactly(tuple(new BigDecimal(3), null, Contribution.OWN));
        assertThat(item(progress(List.of(enough), List.of()), "a1").achieved())
                .extracting(Achieved::met)
                .containsExactly(true);
    }

    @Test
    void a_party_that_only_confirms_has_not_reported_its_own_figure() {
        var half = statement(MUNICIPALITY, EARLIER, figure(2, "EXACT", "OWN"), position(POLICE, CONFIRMED));

        assertThat(item(progress(List.of(half), List.of()), "a1").achieved())
                .extracting(Achieved::value, Achieved::met, Achieved::contribution)
                .containsExactly(tuple(new BigDecimal(2), null, Contribution.OWN));
    }

    @Test
    void a_newer_own_figure_of_a_publisher_replaces_its_older_one_that_another_party_confirmed() {
        var first = statement(MUNICIPALITY, EARLIER, figure(2, "EXACT", "OWN"), position(POLICE, CONFIRMED));
        var second = statement(MUNICIPALITY, LATER, figure(3, "EXACT", "OWN"));

        assertThat(item(progress(List.of(first, second), List.of()), "a1").achieved())
                .extracting(Achieved::value)
                .containsExactly(new BigDecimal(3));
    }

    @Test
    void own_figures_of_different_times_are_not_added_up() {
        var year = statement(MUNICIPALITY, EARLIER, figure(3, "EXACT", "OWN"));
        var twoYears = followUpBy(POLICE, LATER, """
                {"period":{"from":"2018","to":"2019"},"assessments":[{"itemId":"a1",%s}]}""".formatted(figure(10, "EXACT", "OWN")));

        assertThat(item(progress(List.of(year, twoYears), List.of()), "a1").achieved())
                .extracting(Achieved::value)
                .containsExactlyInAnyOrder(new BigDecimal(3), new BigDecimal(10));
    }
}
