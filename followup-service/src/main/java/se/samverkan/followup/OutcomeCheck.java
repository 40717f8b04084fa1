package se.samverkan.followup;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import se.samverkan.domain.content.Outcome;
import se.samverkan.domain.content.Target;
import se.samverkan.domain.validation.Violations;
import se.samverkan.followup.FollowUpContent.Assessment;
import se.samverkan.followup.FollowUpContent.Result;

/** Compares the figures of an assessment with the targets of its item, where unit and period agree. */
record OutcomeCheck(Assessment assessment, List<Target> targets) {

    /** Reports an outcome that contradicts its figures, and results for targets that the item does not have. */
    void check(String pointer, Violations violations) {
        var met = new HashSet<Target>();
        var unmet = new HashSet<Target>();
        for (int i = 0; i < assessment.results().size(); i++) {
            var result = assessment.results().get(i);
            violations.unless(
                    result.targetId() == null || targets.stream().anyMatch(t -> t.id().equals(result.targetId())),
                    pointer + "/results/" + i + "/targetId",
                    result.targetId() + " is not a target of " + assessment.itemId());
            target(result).ifPresent(target -> (target.metBy(result.value()) ? met : unmet).add(target));
        }
        violations.unless(!contradicted(met, unmet), pointer + "/outcome", contradiction(unmet));
    }

    /** The target of a result: the one that it names, otherwise the one with the same unit. */
    private Optional<Target> target(Result result) {
        return targets.stream()
                .filter(target -> result.targetId() != null
                        ? target.id().equals(result.targetId())
                        : target.unit() != null && target.unit().equals(result.unit()))
                .filter(target -> target.isCountedIn(result.unit(), result.per()))
                .findFirst();
    }

    private boolean contradicted(Set<Target> met, Set<Target> unmet) {
        return switch (assessment.outcome()) {
            case FULFILLED -> !unmet.isEmpty();
            case PARTLY_FULFILLED, NOT_FULFILLED -> unmet.isEmpty() && !targets.isEmpty() && met.containsAll(targets);
            case NOT_ASSESSABLE, NOT_ASSESSED -> false;
            case null -> false;
        };
    }

    private String contradiction(Set<Target> unmet) {
        return assessment.outcome() == Outcome.FULFILLED
                ? "FULFILLED contradicts the figures: a reported figure does not meet the target "
                        + unmet.stream().map(Target::id).sorted().toList()
                : assessment.outcome() + " contradicts the figures: every target is met";
    }
}
