package se.samverkan.followup.progress;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import se.samverkan.domain.assessment.Outcome;
import se.samverkan.domain.assessment.ProgressOutcome;
import se.samverkan.followup.progress.ProgressView.Achieved;

/**
 * Everything that follow-ups state about one item: of each party its newest statement counts, if it is about the time of the
 * newest of all.
 *
 * @param newestFirst every statement
 * @param current the statements that count, newest first: a party that states something again replaces only its own words
 * @param parties the ids of the parties of the promise
 */
record ItemStatements(List<ItemStatement> newestFirst, List<ItemStatement> current, Set<String> parties) {

    static ItemStatements of(List<ItemStatement> newestFirst, Set<String> parties) {
        return new ItemStatements(newestFirst, current(newestFirst), parties);
    }

    private static List<ItemStatement> current(List<ItemStatement> newestFirst) {
        var current = new ArrayList<ItemStatement>();
        var heard = new HashSet<String>();
        for (var statement :
                newestFirst.stream().filter(ItemStatement::assesses).toList()) {
            var isNewToSome = heard.addAll(statement.followUp().parties());
            if (isNewToSome
                    && (current.isEmpty()
                            || !statement.followUp().isOverBy(current.getFirst().followUp()))) {
                current.add(statement);
            }
        }
        return current;
    }

    /** Whether the parties contradict one another: in statements of their own, by their figures, or by dissenting. */
    boolean areDisputed() {
        var speakers = current.stream()
                .flatMap(statement -> statement.followUp().parties().stream())
                .collect(Collectors.toSet());
        return current.stream()
                        .anyMatch(statement -> current.stream().anyMatch(statement::contradicts)
                                || !speakers.containsAll(statement.followUp().dissenters()))
                || (isSaidToBeFulfilled()
                        && achieved().stream().anyMatch(figure -> Boolean.FALSE.equals(figure.met())));
    }

    private boolean isSaidToBeFulfilled() {
        return deciding()
                .filter(decides -> decides.assessment().outcome() == Outcome.FULFILLED)
                .isPresent();
    }

    /** The current statement that gives the outcome: the newest that has one. */
    Optional<ItemStatement> deciding() {
        return current.stream()
                .filter(statement -> statement.outcome() != ProgressOutcome.NOT_ASSESSED)
                .findFirst()
                .or(() -> current.stream().findFirst());
    }

    /** The figures of the current statements; those that parties delivered themselves are added up. */
    List<Achieved> achieved() {
        var joint = new ArrayList<Achieved>();
        var own = new OwnFigures(parties);
        for (var statement : current) {
            for (var result : statement.assessment().results()) {
                if (!own.add(result, statement)) {
                    joint.add(statement.achieved(result));
                }
            }
        }
        var achieved = new ArrayList<>(joint.stream().distinct().toList());
        achieved.addAll(own.sums());
        return achieved;
    }
}
