package se.samverkan.followup.progress;

import java.util.List;
import java.util.Optional;
import se.samverkan.domain.assessment.ProgressOutcome;
import se.samverkan.domain.content.Target;
import se.samverkan.followup.AssessedItem;
import se.samverkan.followup.Assessment;
import se.samverkan.followup.Assessment.Result;
import se.samverkan.followup.progress.ProgressView.Achieved;
import se.samverkan.followup.progress.ProgressView.Statement;
import se.samverkan.followup.subject.JudgedItem;

/**
 * What one follow-up states about an item.
 *
 * @param judged the item as the judged version has it
 */
record ItemStatement(PublishedFollowUp followUp, Assessment assessment, JudgedItem judged) {

    /** Whether the item was assessed: an item that is only listed does not replace an older assessment. */
    boolean assesses() {
        return outcome() != ProgressOutcome.NOT_ASSESSED
                || !assessment.results().isEmpty();
    }

    ProgressOutcome outcome() {
        return ProgressOutcome.of(assessment.outcome());
    }

    /** Whether both can not be true: another outcome, or figures of the same target that exclude each other. */
    boolean contradicts(ItemStatement other) {
        // Several results of one follow-up are parts of what it states.
        return !followUp.id().equals(other.followUp.id()) && (hasOtherOutcome(other) || excludes(other));
    }

    private boolean hasOtherOutcome(ItemStatement other) {
        return outcome() != ProgressOutcome.NOT_ASSESSED
                && other.outcome() != ProgressOutcome.NOT_ASSESSED
                && outcome() != other.outcome();
    }

    private boolean excludes(ItemStatement other) {
        return assessment.results().stream()
                .anyMatch(own -> other.assessment.results().stream().anyMatch(theirs -> excludes(own, other, theirs)));
    }

    private boolean excludes(Result own, ItemStatement other, Result theirs) {
        var target = target(own).map(Target::id);
        return target.isPresent()
                && target.equals(other.target(theirs).map(Target::id))
                && own.per() == theirs.per()
                && followUp.isOfSamePeriod(other.followUp)
                && own.excludes(theirs);
    }

    Optional<Target> target(Result result) {
        return item().target(result);
    }

    List<Achieved> achieved() {
        return assessment.results().stream().map(this::achieved).toList();
    }

    Achieved achieved(Result result) {
        var target = target(result);
        return new Achieved(
                target.map(Target::id).orElse(result.targetId()),
                result.value(),
                result.qualifier(),
                result.unit() == null ? target.map(Target::unit).orElse(null) : result.unit(),
                result.per(),
                followUp.period(),
                item().judge(result).met(),
                result.asPublished(),
                result.contribution(),
                result.all());
    }

    Statement statement() {
        return new Statement(
                followUp.id(),
                followUp.parties(),
                followUp.dissenters(),
                followUp.view().envelope().publishedAt(),
                followUp.period(),
                followUp.judgedVersion(),
                outcome(),
                assessment.basis(),
                achieved(),
                assessment.text());
    }

    private AssessedItem item() {
        return new AssessedItem(assessment, judged.targets(), followUp.period());
    }
}
