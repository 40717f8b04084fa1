package se.samverkan.followup;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import se.samverkan.domain.assessment.Judgement;
import se.samverkan.domain.assessment.Outcome;
import se.samverkan.domain.content.Target;
import se.samverkan.domain.time.Period;
import se.samverkan.domain.validation.Violations;
import se.samverkan.followup.Assessment.Basis;
import se.samverkan.followup.Assessment.Result;

/**
 * The assessment of an item beside the item's targets: the one place that decides what a reported figure proves.
 *
 * @param period the period that the follow-up covers, or null
 */
public record AssessedItem(Assessment assessment, List<Target> targets, Period period) {

    /** The target of a result: the one that it names, otherwise the one with the same unit. */
    public Optional<Target> target(Result result) {
        return targets.stream()
                .filter(target -> result.targetId() != null
                        ? target.id().equals(result.targetId())
                        : target.hasUnit(result.unit()))
                .findFirst();
    }

    /** What a result proves about its target; nothing without one. */
    public Judgement judge(Result result) {
        return target(result)
                .filter(target -> !isOfAnotherUnit(result, target) && target.isCountedPer(result.per(), period))
                .map(target -> judge(result, target))
                .orElse(Judgement.UNPROVEN);
    }

    private static Judgement judge(Result result, Target target) {
        if (target.scope() == Target.Scope.ALL && result.all() != null && !result.countsOwnWork()) {
            return Judgement.of(result.all(), !result.all());
        }
        return result.value() == null ? Judgement.UNPROVEN : target.judge(result.figure());
    }

    /** Reports results for other targets or in other units than the item's, and an outcome that its figures contradict. */
    void check(String pointer, Violations violations) {
        for (int i = 0; i < assessment.results().size(); i++) {
            check(assessment.results().get(i), pointer + "/results/" + i, violations);
        }
        var judgements = judgements();
        if (assessment.outcome() == Outcome.FULFILLED) {
            checkFulfilled(judgements, pointer, violations);
        } else {
            violations.unless(
                    !isShortfall() || !isEveryTargetMet(judgements),
                    pointer + "/outcome",
                    assessment.outcome() + " contradicts the figures: every target is met");
        }
    }

    private void check(Result result, String pointer, Violations violations) {
        var target = target(result);
        violations.unless(
                result.targetId() == null || target.isPresent(),
                pointer + "/targetId",
                result.targetId() + " is not a target of " + assessment.itemId());
        violations.unless(
                result.all() == null
                        || target.filter(own -> own.scope() != null).isPresent(),
                pointer + "/all",
                "is said of a target with the scope ALL: give the value instead");
        target.filter(own -> isOfAnotherUnit(result, own))
                .ifPresent(own -> violations.add(
                        pointer + "/unit",
                        "the unit of " + own.id() + " is " + own.unit()
                                + ": write the same or leave it out, or leave out targetId for another figure"));
    }

    private void checkFulfilled(Map<String, Judgement> judgements, String pointer, Violations violations) {
        var missed = targets(judgements, Judgement.MISSED);
        violations.unless(
                missed.isEmpty(),
                pointer + "/outcome",
                "FULFILLED contradicts the figures: a reported figure does not meet the target " + missed);
        violations.unless(
                assessment.basis() != Basis.MEASURED || !missed.isEmpty() || isEveryTargetMet(judgements),
                pointer + "/basis",
                "the figures do not prove that the target is met " + targets(judgements, Judgement.UNPROVEN)
                        + ": say MIXED or NARRATIVE, or the outcome NOT_ASSESSABLE");
    }

    /** Without a target there is nothing that figures could fail to prove. */
    private static boolean isEveryTargetMet(Map<String, Judgement> judgements) {
        return judgements.values().stream().allMatch(judgement -> judgement == Judgement.MET);
    }

    private boolean isShortfall() {
        return !targets.isEmpty()
                && (assessment.outcome() == Outcome.PARTLY_FULFILLED || assessment.outcome() == Outcome.NOT_FULFILLED);
    }

    private static List<String> targets(Map<String, Judgement> judgements, Judgement judgement) {
        return judgements.keySet().stream()
                .filter(id -> judgements.get(id) == judgement)
                .toList();
    }

    /** What the results together prove about each target, by its id; a target without a result is unproven. */
    private Map<String, Judgement> judgements() {
        var judgements = new TreeMap<String, Judgement>();
        for (var result : assessment.results()) {
            target(result).ifPresent(target -> judgements.merge(target.id(), judge(result), Judgement::and));
        }
        targets.forEach(target -> judgements.putIfAbsent(target.id(), Judgement.UNPROVEN));
        return judgements;
    }

    /** A result that names its target means its unit, unless it states another one. */
    private static boolean isOfAnotherUnit(Result result, Target target) {
        return target.unit() != null && result.unit() != null && !target.hasUnit(result.unit());
    }
}
