package se.samverkan.followup.progress;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.samverkan.domain.assessment.Figure;
import se.samverkan.domain.assessment.ProgressOutcome;
import se.samverkan.domain.assessment.Qualifier;
import se.samverkan.domain.content.Target;
import se.samverkan.domain.content.Target.Per;
import se.samverkan.followup.Assessment.Result;
import se.samverkan.followup.Contribution;
import se.samverkan.followup.progress.ProgressView.Achieved;

/**
 * Everything that follow-ups state about one item. The newest period counts; for it, the newest statement of each party.
 *
 * @param newestFirst every statement
 * @param parties the parties of the promise
 */
record ItemStatements(List<ItemStatement> newestFirst, Set<String> parties) {

    /** The statements that count, newest first: a party that states something again replaces only its own words. */
    List<ItemStatement> current() {
        var current = new ArrayList<ItemStatement>();
        var heard = new HashSet<String>();
        for (var statement :
                newestFirst.stream().filter(ItemStatement::assesses).toList()) {
            var isOfNewestPeriod = current.isEmpty()
                    || Objects.equals(
                            statement.followUp().lastDay(),
                            current.getFirst().followUp().lastDay());
            if (isOfNewestPeriod && heard.addAll(statement.followUp().parties())) {
                current.add(statement);
            }
        }
        return current;
    }

    /** Whether the parties contradict one another, in statements of their own or by dissenting. */
    boolean areDisputed() {
        var current = current();
        var speakers = speakers(current);
        return current.stream()
                .anyMatch(statement -> current.stream().anyMatch(statement::contradicts)
                        || !speakers.containsAll(statement.followUp().dissenters()));
    }

    /** The current statement that gives the outcome: the newest that has one. */
    Optional<ItemStatement> deciding() {
        var current = current();
        return current.stream()
                .filter(statement -> statement.outcome() != ProgressOutcome.NOT_ASSESSED)
                .findFirst()
                .or(() -> current.stream().findFirst());
    }

    /** The figures of the current statements; those that parties delivered themselves are added up. */
    List<Achieved> achieved() {
        var current = current();
        var isComplete = !parties.isEmpty() && speakers(current).containsAll(parties);
        var joint = new ArrayList<Achieved>();
        var own = new LinkedHashMap<Summed, List<Addend>>();
        for (var statement : current) {
            for (var result : statement.assessment().results()) {
                var target = statement.target(result).filter(found -> result.countsOwnWork() && result.value() != null);
                target.ifPresentOrElse(
                        found -> own.computeIfAbsent(new Summed(found.id(), result.per()), key -> new ArrayList<>())
                                .add(new Addend(found, result, statement)),
                        () -> joint.add(statement.achieved(result)));
            }
        }
        return Stream.concat(joint.stream().distinct(), own.values().stream().map(addends -> sum(addends, isComplete)))
                .toList();
    }

    private record Summed(String targetId, Per per) {}

    private record Addend(Target target, Result result, ItemStatement statement) {}

    /** The sum is the whole only when every party of the promise has reported. */
    private static Achieved sum(List<Addend> addends, boolean isComplete) {
        var first = addends.getFirst();
        var sum = addends.stream()
                .map(addend -> new Figure(addend.result.value(), addend.result.qualifier()))
                .reduce(Figure::plus)
                .orElseThrow();
        var isComparable = first.target.isCountedPer(
                first.result.per(), first.statement.followUp().period());
        var periods = addends.stream()
                .map(addend -> addend.statement.followUp().period())
                .distinct()
                .toList();
        return new Achieved(
                first.target.id(),
                sum.value(),
                sum.qualifier() == Qualifier.EXACT ? null : sum.qualifier(),
                first.target.unit(),
                first.result.per(),
                periods.size() == 1 ? periods.getFirst() : null,
                isComparable
                        ? first.target.judge(isComplete ? sum : sum.orMore()).met()
                        : null,
                addends.size() == 1 ? first.result.asPublished() : null,
                isComplete ? null : Contribution.OWN,
                null);
    }

    private static Set<String> speakers(List<ItemStatement> statements) {
        return statements.stream()
                .flatMap(statement -> statement.followUp().parties().stream())
                .collect(Collectors.toSet());
    }
}
