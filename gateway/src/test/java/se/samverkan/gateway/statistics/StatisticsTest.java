package se.samverkan.gateway.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static se.samverkan.gateway.index.IndexEvents.commit;
import static se.samverkan.gateway.index.IndexEvents.document;
import static se.samverkan.gateway.index.IndexEvents.published;
import static se.samverkan.gateway.index.IndexEvents.withdrawn;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samverkan.domain.assessment.ProgressOutcome;
import se.samverkan.domain.query.DocumentFilter;
import se.samverkan.gateway.document.DocumentRenderer;
import se.samverkan.gateway.index.Grouping;
import se.samverkan.gateway.index.Index;
import se.samverkan.gateway.index.IndexEvents;
import se.samverkan.gateway.index.PromiseStatistics;
import se.samverkan.platform.event.CloudEvent;

/** Statistics count promises with their outcomes and follow-ups, and change with every event. */
class StatisticsTest {
    private static final UUID PROMISE = UUID.fromString("01900000-0000-7000-8000-000000000001");
    private static final UUID FOLLOW_UP = UUID.fromString("01900000-0000-7000-8000-000000000002");
    private static final DocumentFilter ALL = on("2019-12-20");

    private final PromiseStatistics statistics = new PromiseStatistics();
    private final Index index = new Index(IndexEvents.JSON, new DocumentRenderer(IndexEvents.JSON, ""), statistics);

    @Test
    void items_are_counted_by_the_outcome_in_the_progress() {
        commit(index, published("promises", 1, promise()), progress(1, "PARTLY_FULFILLED"));

        var total = statistics.total(ALL, null);

        assertThat(total.promises()).isEqualTo(1);
        assertThat(total.commitments())
                .containsExactly(
                        entry(ProgressOutcome.FULFILLED, 0),
                        entry(ProgressOutcome.PARTLY_FULFILLED, 1),
                        entry(ProgressOutcome.NOT_FULFILLED, 0),
                        entry(ProgressOutcome.NOT_ASSESSABLE, 0),
                        entry(ProgressOutcome.NOT_ASSESSED, 0),
                        entry(ProgressOutcome.ONGOING, 0),
                        entry(ProgressOutcome.DISPUTED, 0));
        assertThat(total.activities())
                .containsEntry(ProgressOutcome.NOT_ASSESSED, 1)
                .containsEntry(ProgressOutcome.FULFILLED, 0);
    }

    @Test
    void items_without_an_assessment_are_counted_as_not_assessed() {
        commit(index, published("promises", 1, promise()));

        var total = statistics.total(ALL, null);

        assertThat(total.commitments()).containsEntry(ProgressOutcome.NOT_ASSESSED, 1);
        assertThat(total.targets()).isEqualTo(2);
        assertThat(total.assessableTargets()).isZero();
    }

    /** The figures of the progress of an item with one target, and how many targets are assessable and met. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"targetId":"t1","value":5,"met":true}                                        | 1 | 1
            {"targetId":"t1","value":3.5,"met":false}                                     | 1 | 0
            {"targetId":"t1","value":5,"qualifier":"ABOUT"}                               | 0 | 0
            {"value":5,"unit":"timmar"}                                                   | 0 | 0
            {"targetId":"t1","value":4,"met":true},{"targetId":"t1","value":2,"met":false} | 1 | 0
            {"targetId":"t1","value":4,"met":true},{"targetId":"t9","value":2,"met":true} | 2 | 2
            """)
    void a_target_is_counted_as_the_progress_judges_it(String achieved, int assessable, int met) {
        commit(
                index,
                published("promises", 1, promise()),
                published("follow-ups", 1, followUp()),
                progress(1, "FULFILLED", achieved));

        var total = statistics.total(ALL, null);

        assertThat(total.targets()).isEqualTo(2);
        assertThat(total.assessableTargets()).isEqualTo(assessable);
        assertThat(total.metTargets()).isEqualTo(met);
    }

    @Test
    void a_follow_up_counts_whichever_event_comes_first_and_no_longer_once_it_is_withdrawn() {
        commit(index, progress(1, "FULFILLED", "{\"targetId\":\"t1\",\"value\":5,\"met\":true}"));
        commit(index, published("follow-ups", 1, followUp()));
        commit(index, published("promises", 1, promise()));
        assertThat(statistics.total(ALL, null).followedUp()).isEqualTo(1);
        assertThat(statistics.total(ALL, null).metTargets()).isEqualTo(1);

        commit(index, withdrawn("follow-ups", 2, FOLLOW_UP, "Fel siffror"));

        assertThat(statistics.total(ALL, null).promises()).isEqualTo(1);
        assertThat(statistics.total(ALL, null).followedUp()).isZero();
        assertThat(statistics.total(ALL, null).assessableTargets()).isZero();
    }

    @Test
    void a_newer_progress_replaces_an_older_one() {
        commit(index, published("promises", 1, promise()), progress(1, "NOT_FULFILLED"));

        commit(index, progress(2, "FULFILLED"));

        assertThat(statistics.total(ALL, null).commitments())
                .containsEntry(ProgressOutcome.FULFILLED, 1)
                .containsEntry(ProgressOutcome.NOT_FULFILLED, 0);
    }

    @Test
    void a_new_version_is_counted_in_its_new_groups_only_and_a_withdrawn_one_nowhere() {
        commit(index, published("promises", 1, promise()));

        var next = promise().put("theme", "Ordning");
        next.putArray("activities");
        commit(index, published("promises", 2, next));

        assertThat(statistics.groups(ALL, null, Grouping.theme)).containsOnlyKeys("ordning");
        assertThat(statistics.total(ALL, null).promises()).isEqualTo(1);
        assertThat(statistics.total(ALL, null).activities()).containsEntry(ProgressOutcome.NOT_ASSESSED, 0);

        commit(index, withdrawn("promises", 3, PROMISE, "Av misstag"));

        assertThat(statistics.groups(ALL, null, Grouping.theme)).isEmpty();
        assertThat(statistics.total(ALL, null).promises()).isZero();
        assertThat(statistics.total(ALL, null).targets()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"2020-03-30, 0", "2020-03-31, 1", "2025-01-01, 1"})
    void a_follow_up_is_overdue_ninety_days_after_the_end(String day, int overdue) {
        commit(index, published("promises", 1, promise()));

        assertThat(statistics.total(on(day), null).followUpsOverdue()).isEqualTo(overdue);

        commit(index, published("follow-ups", 1, followUp()));
        assertThat(statistics.total(on(day), null).followUpsOverdue()).isZero();
    }

    @Test
    void a_follow_up_that_leaves_something_open_is_published_but_the_promise_stays_overdue() {
        var interim = followUp().put("kind", "INTERIM");
        var partly = followUp();
        ((ArrayNode) partly.get("assessments")).remove(1);
        commit(index, published("promises", 1, promise()));

        int sequence = 1;
        for (var open : List.of(interim, partly)) {
            commit(index, published("follow-ups", sequence++, open));

            assertThat(statistics.total(on("2025-01-01"), null).followedUp()).isEqualTo(1);
            assertThat(statistics.total(on("2025-01-01"), null).followUpsOverdue())
                    .isEqualTo(1);
        }
        commit(index, published("follow-ups", 3, followUp()));
        assertThat(statistics.total(on("2025-01-01"), null).followUpsOverdue()).isZero();
        assertThat(statistics.total(on("2025-01-01"), null).followUpsDue()).isEqualTo(1);
    }

    @Test
    void a_later_version_moves_nothing_that_was_judged() {
        commit(
                index,
                published("promises", 1, promise()),
                published("follow-ups", 1, followUp()),
                progress(1, "NOT_FULFILLED", "{\"targetId\":\"t1\",\"value\":3,\"met\":false}"));
        var judged = statistics.total(ALL, null);

        var next = promise();
        next.putArray("commitments");
        commit(index, published("promises", 2, next), changed(2));

        var total = statistics.total(ALL, null);
        assertThat(total.commitments()).isEqualTo(judged.commitments());
        assertThat(total.targets()).isEqualTo(judged.targets());
        assertThat(total.assessableTargets()).isEqualTo(1);
        assertThat(total.metTargets()).isZero();
    }

    /** Progress after a version that dropped the commitment. */
    private static CloudEvent changed(long sequence) {
        var data = """
                {"promiseId":"%s","items":[
                  {"itemId":"a1","kind":"ACTIVITY","outcome":"NOT_ASSESSED"},
                  {"itemId":"c1","kind":"COMMITMENT","outcome":"NOT_FULFILLED","followUpId":"%s",
                   "achieved":[{"targetId":"t1","value":3,"met":false}],"changedSince":true,
                   "judgedTargets":[{"id":"t1","value":4}]}]}""".formatted(PROMISE, FOLLOW_UP);
        return IndexEvents.event("progress", "updated", sequence, PROMISE.toString(), data);
    }

    private static ObjectNode promise() {
        var promise = document(PROMISE, "A", "2019", "2019", "0486").put("theme", "Trygghet");
        var commitment = promise.putArray("commitments").addObject().put("id", "c1");
        commitment
                .putArray("targets")
                .addObject()
                .put("id", "t1")
                .put("comparator", "AT_LEAST")
                .put("value", 4)
                .put("unit", "vandringar")
                .put("per", "PERIOD");
        var activity = promise.putArray("activities").addObject().put("id", "a1");
        activity.putArray("targets").addObject().put("id", "t2").put("value", 2).put("unit", "möten");
        return promise;
    }

    private static ObjectNode followUp() {
        var followUp = document(FOLLOW_UP, "Uppföljning", "2019", "2019", "0486");
        followUp.putObject("subject").put("type", "PROMISE").put("id", PROMISE.toString());
        var assessments = followUp.putArray("assessments");
        assessments.addObject().put("itemId", "c1").put("outcome", "FULFILLED");
        assessments.addObject().put("itemId", "a1").put("outcome", "NOT_ASSESSABLE");
        return followUp;
    }

    private static CloudEvent progress(long sequence, String outcome) {
        return progress(sequence, outcome, "");
    }

    private static CloudEvent progress(long sequence, String outcome, String achieved) {
        var data = """
                {"promiseId":"%s","items":[
                  {"itemId":"c1","kind":"COMMITMENT","outcome":"%s","followUpId":"%s","achieved":[%s]},
                  {"itemId":"a1","kind":"ACTIVITY","outcome":"NOT_ASSESSED",
                   "achieved":[{"targetId":"t2","value":9,"met":true}]}]}""".formatted(PROMISE, outcome, FOLLOW_UP, achieved);
        return IndexEvents.event("progress", "updated", sequence, PROMISE.toString(), data);
    }

    private static DocumentFilter on(String day) {
        return new DocumentFilter(null, null, null, LocalDate.parse(day), null, null);
    }
}
