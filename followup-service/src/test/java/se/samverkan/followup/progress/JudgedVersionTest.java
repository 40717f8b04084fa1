package se.samverkan.followup.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static se.samverkan.domain.assessment.ProgressOutcome.FULFILLED;
import static se.samverkan.domain.assessment.ProgressOutcome.NOT_FULFILLED;
import static se.samverkan.followup.progress.ProgressSamples.MUNICIPALITY;
import static se.samverkan.followup.progress.ProgressSamples.followUp;
import static se.samverkan.followup.progress.ProgressSamples.followUpBy;
import static se.samverkan.followup.progress.ProgressSamples.item;
import static se.samverkan.followup.progress.ProgressSamples.progress;
import static se.samverkan.followup.progress.ProgressSamples.promise;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.samverkan.domain.content.Target;
import se.samverkan.followup.progress.ProgressView.Achieved;
import se.samverkan.followup.subject.ItemKind;
import se.samverkan.followup.subject.PromiseSubject;

/** A follow-up is judged for ever by the version that it judged first. */
class JudgedVersionTest {
    private static final PromiseSubject FIRST =
            version(1, "{\"id\":\"c1\",\"text\":\"Vandra\",\"targets\":[%s]}".formatted(target(4)));

    @Test
    void a_lowered_target_does_not_turn_a_missed_one_into_a_met_one() {
        var lowered = version(2, "{\"id\":\"c1\",\"text\":\"Vandra\",\"targets\":[%s]}".formatted(target(3)));

        var item = item(progress(lowered, List.of(threeOf(1)), FIRST), "c1");

        assertThat(item.outcome()).isEqualTo(NOT_FULFILLED);
        assertThat(item.achieved()).extracting(Achieved::met).containsExactly(false);
        assertThat(item.judgedVersion()).isEqualTo(1);
        assertThat(item.currentVersion()).isEqualTo(2);
        assertThat(item.changedSince()).isTrue();
        assertThat(item.judgedTargets()).extracting(Target::value).containsExactly(new BigDecimal(4));
    }

    @Test
    void an_item_that_stays_the_same_says_which_version_was_judged_and_no_more() {
        var next = version(2, """
                {"id":"c1","text":"Vandra","targets":[%s],"places":[{"name":"Centrum"}]},{"id":"c2","text":"Nytt"}""".formatted(target(4)));

        var item = item(progress(next, List.of(threeOf(1)), FIRST), "c1");

        assertThat(item.judgedVersion()).isEqualTo(1);
        assertThat(item.currentVersion()).isEqualTo(2);
        assertThat(item.changedSince()).isNull();
        assertThat(item.judgedTargets()).isEmpty();
    }

    @Test
    void other_words_are_a_change() {
        var reworded = version(2, "{\"id\":\"c1\",\"text\":\"Promenera\",\"targets\":[%s]}".formatted(target(4)));

        assertThat(item(progress(reworded, List.of(threeOf(1)), FIRST), "c1").changedSince())
                .isTrue();
    }

    @Test
    void an_assessed_item_that_a_later_version_dropped_stays_in_progress_and_in_the_counts() {
        var next = version(2, "{\"id\":\"c2\",\"text\":\"Nytt\"}");

        var progress = progress(next, List.of(threeOf(1)), FIRST);

        assertThat(progress.items())
                .extracting(ProgressView.Item::itemId, ProgressView.Item::kind, ProgressView.Item::changedSince)
                .containsExactly(tuple("c2", ItemKind.COMMITMENT, null), tuple("c1", ItemKind.COMMITMENT, true));
        assertThat(progress.counts()).containsEntry(NOT_FULFILLED, 1);
    }

    @Test
    void a_follow_up_of_the_new_version_is_judged_by_the_new_target() {
        var lowered = version(2, "{\"id\":\"c1\",\"text\":\"Vandra\",\"targets\":[%s]}".formatted(target(3)));
        var newer = followUpBy(MUNICIPALITY, "2021-02-01T00:00:00Z", """
                {"period":{"to":"2020"},"subject":{"version":2},
                 "assessments":[{"itemId":"c1","outcome":"FULFILLED","results":[{"targetId":"t1","value":3}]}]}""");

        var item = item(progress(lowered, List.of(threeOf(1), newer), FIRST), "c1");

        assertThat(item.outcome()).isEqualTo(FULFILLED);
        assertThat(item.achieved()).extracting(Achieved::met).containsExactly(true);
        assertThat(item.changedSince()).isNull();
        assertThat(item.statements())
                .extracting(
                        ProgressView.Statement::judgedVersion,
                        statement -> statement.achieved().getFirst().met())
                .containsExactly(tuple(2, true), tuple(1, false));
    }

    @Test
    void a_follow_up_before_versions_were_recorded_is_judged_by_the_published_one() {
        var old = followUp("2019", "2020-02-01T00:00:00Z", """
                [{"itemId":"c1","outcome":"NOT_FULFILLED","results":[{"targetId":"t1","value":3}]}]""");

        var progress = progress(FIRST, List.of(old));

        assertThat(item(progress, "c1").judgedVersion()).isNull();
        assertThat(item(progress, "c1").currentVersion()).isNull();
        assertThat(progress.counts()).isEqualTo(Map.of(NOT_FULFILLED, 1));
    }

    private static PublishedFollowUp threeOf(int version) {
        return followUpBy(MUNICIPALITY, "2020-02-01T00:00:00Z", """
                {"period":{"to":"2019"},"subject":{"version":%d},
                 "assessments":[{"itemId":"c1","outcome":"NOT_FULFILLED","results":[{"targetId":"t1","value":3}]}]}""".formatted(version));
    }

    private static PromiseSubject version(int number, String commitments) {
        return promise("""
                {"version":%d,"municipalities":["0486"],"parties":[{"id":"municipality:0486"}],
                 "commitments":[%s],"activities":[]}""".formatted(number, commitments));
    }

    private static String target(int value) {
        return "{\"id\":\"t1\",\"comparator\":\"AT_LEAST\",\"value\":%d,\"unit\":\"vandringar\"}".formatted(value);
    }
}
