package se.samverkan.faults.check;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverkan.faults.check.Expectation.EVERY_CHANGE;
import static se.samverkan.faults.check.Expectation.NEWEST_STATE;
import static se.samverkan.faults.check.Expectation.OWNER_STATE;
import static se.samverkan.faults.check.Finding.Kind.DOUBLED;
import static se.samverkan.faults.check.Finding.Kind.LEAKED;
import static se.samverkan.faults.check.Finding.Kind.LOST;
import static se.samverkan.faults.check.Finding.Kind.OUT_OF_ORDER;
import static se.samverkan.faults.check.RecordedRound.change;
import static se.samverkan.faults.check.RecordedRound.event;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CheckerTest {

    private static List<Finding> check(Observations seen) {
        return Checker.check(seen, EVERY_CHANGE);
    }

    @ParameterizedTest
    @EnumSource(Expectation.class)
    void a_faultless_round_with_a_repeated_event_has_no_findings(Expectation expectation) {
        assertThat(Checker.check(RecordedRound.observations(), expectation)).isEmpty();
    }

    @Test
    void the_proof_finds_that_the_checker_misses_nothing() {
        assertThat(CheckerProof.missed(RecordedRound.observations())).isEmpty();
    }

    @Test
    void an_acknowledged_publication_without_an_event_is_lost() {
        var events = RecordedRound.events().stream()
                .filter(event -> !event.data().contains("w-1."))
                .toList();

        assertThat(check(RecordedRound.withEvents(events)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.kind()).isEqualTo(LOST))
                .satisfies(finding -> assertThat(finding.evidence()).contains(RecordedRound.PROMISE, "w-1."));
        assertThat(Checker.check(RecordedRound.withEvents(events), NEWEST_STATE))
                .isEmpty();
    }

    @Test
    void an_event_that_first_appears_after_a_later_one_is_out_of_order() {
        var events = new ArrayList<>(RecordedRound.events());
        Collections.swap(events, 0, 1);

        assertThat(check(RecordedRound.withEvents(events)))
                .extracting(Finding::kind)
                .containsExactly(OUT_OF_ORDER);
    }

    @Test
    void one_publication_with_two_sequences_is_doubled() {
        var events = new ArrayList<>(RecordedRound.events());
        events.add(event("promises", "p1", "published", 3, "dokument-1. w-2."));

        assertThat(check(RecordedRound.withEvents(events)))
                .extracting(Finding::kind)
                .containsExactly(DOUBLED);
    }

    @Test
    void a_publication_is_sent_again_when_its_subject_is_withdrawn_but_not_twice() {
        var events = new ArrayList<>(RecordedRound.events());
        events.add(event("follow-ups", "f1", "published", 3, "dokument-2. w-5. \"withdrawn\":true"));
        assertThat(check(RecordedRound.withEvents(events))).isEmpty();

        events.add(event("follow-ups", "f1", "published", 4, "dokument-2. w-5. \"withdrawn\":true"));
        assertThat(check(RecordedRound.withEvents(events)))
                .extracting(Finding::kind)
                .containsExactly(DOUBLED);
    }

    @Test
    void two_different_events_with_one_sequence_are_doubled() {
        var events = new ArrayList<>(RecordedRound.events());
        events.add(event("promises", "p1", "published", 2, "dokument-1. something else"));

        assertThat(check(RecordedRound.withEvents(events)))
                .extracting(Finding::kind)
                .containsExactly(DOUBLED);
    }

    @Test
    void two_documents_of_one_creation_are_doubled() {
        var copy = new OwnerDocument("p2", "DRAFT", "dokument-1. w-0.", List.of());

        assertThat(check(RecordedRound.withOwned(copy)))
                .extracting(Finding::kind)
                .containsExactly(DOUBLED);
    }

    @Test
    void a_version_that_nobody_asked_for_is_doubled_unless_its_outcome_is_unknown() {
        var third = new OwnerDocument("p1", "PUBLISHED", "dokument-1. w-2.", List.of("w-1.", "w-2.", "w-2."));

        assertThat(check(RecordedRound.withOwned(third)))
                .extracting(Finding::kind)
                .containsExactly(DOUBLED);
        var unclear = RecordedRound.unclear(RecordedRound.PROMISE, change(Change.Kind.PUBLISHED, "w-3.", 3));
        assertThat(check(new Observations(
                        unclear.histories(),
                        unclear.events(),
                        RecordedRound.withOwned(third).owned(),
                        unclear.gateways(),
                        List.of())))
                .isEmpty();
    }

    @Test
    void an_acknowledged_edit_that_the_owner_does_not_have_is_lost() {
        assertThat(check(RecordedRound.withOwned(
                        new OwnerDocument("a2", "DRAFT", "dokument-4. something before", List.of()))))
                .extracting(Finding::kind)
                .containsExactly(LOST);
    }

    @Test
    void a_document_and_a_deletion_that_the_owner_does_not_have_are_lost() {
        assertThat(check(RecordedRound.withoutOwned("a2")))
                .extracting(Finding::kind)
                .containsExactly(LOST);
        assertThat(check(RecordedRound.withOwned(new OwnerDocument("a3", "DRAFT", "dokument-5. w-10.", List.of()))))
                .extracting(Finding::toString)
                .containsExactly("LOST: the deletion of /agreements/a3");
    }

    @Test
    void a_gateway_with_an_old_version_or_without_a_withdrawal_has_lost_it() {
        assertThat(check(RecordedRound.withResponse(RecordedRound.PROMISE, 200, "w-1.")))
                .extracting(Finding::kind)
                .containsExactly(LOST);
        assertThat(check(RecordedRound.withResponse(RecordedRound.WITHDRAWN, 200, "dokument-3. w-7.")))
                .extracting(Finding::kind)
                .containsExactly(LOST);
    }

    @Test
    void progress_without_the_newest_follow_up_is_lost() {
        assertThat(check(RecordedRound.withResponse(RecordedRound.PROMISE + "/progress", 200, "{\"items\":[]}")))
                .extracting(Finding::evidence)
                .containsExactly("gateway 2: the progress that follows from " + RecordedRound.FOLLOW_UP);
    }

    @Test
    void a_public_draft_and_a_secret_text_are_leaked() {
        assertThat(check(RecordedRound.withResponse(RecordedRound.DRAFT, 200, "w-9.")))
                .extracting(Finding::kind)
                .containsExactly(LEAKED);
        assertThat(check(
                        RecordedRound.withResponse(RecordedRound.PROMISE, 200, "w-2. " + Observations.SECRET + "w-0.")))
                .extracting(Finding::kind)
                .containsExactly(LEAKED);
        var events = new ArrayList<>(RecordedRound.events());
        events.add(event("progress", "p1", "updated", 1, Observations.SECRET + "w-0."));
        assertThat(check(RecordedRound.withEvents(events)))
                .extracting(Finding::kind)
                .containsExactly(LEAKED);
    }

    @Test
    void after_a_restore_the_gateways_must_agree_with_the_owner_alone() {
        var restored =
                RecordedRound.withOwned(new OwnerDocument("p1", "PUBLISHED", "dokument-1. w-1.", List.of("w-1.")));

        assertThat(Checker.check(restored, OWNER_STATE))
                .extracting(Finding::kind)
                .containsExactly(LOST, LOST);
        assertThat(Checker.check(restored, OWNER_STATE))
                .allSatisfy(finding -> assertThat(finding.evidence()).contains("PUBLISHED, version 1"));
    }

    @Test
    void what_a_restored_owner_does_not_know_must_be_withdrawn() {
        assertThat(Checker.check(RecordedRound.withoutOwned("p1"), OWNER_STATE))
                .hasSize(2)
                .allSatisfy(finding -> assertThat(finding.evidence()).contains("/promises/p1", "lost at its owner"));
    }
}
