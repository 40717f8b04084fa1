package se.samverkan.followup.progress;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import se.samverkan.domain.assessment.Figure;
import se.samverkan.domain.content.Target;
import se.samverkan.domain.content.Target.Per;
import se.samverkan.followup.Assessment.Result;
import se.samverkan.followup.Contribution;
import se.samverkan.followup.progress.ProgressView.Achieved;

/** Adds up what parties delivered themselves: for the same target and the same time, one follow-up of each publisher. */
final class OwnFigures {
    private final Set<String> parties;
    private final Map<Sum, List<Addend>> sums = new LinkedHashMap<>();
    private final Map<String, UUID> newest = new HashMap<>();

    OwnFigures(Set<String> parties) {
        this.parties = parties;
    }

    private record Sum(Target target, Per per, LocalDate firstDay, LocalDate lastDay) {}

    private record Addend(Result result, PublishedFollowUp followUp) {}

    /** Adds a party's own figure, newest statements first; returns false for any other figure. */
    boolean add(Result result, ItemStatement statement) {
        var target = statement.target(result).filter(found -> result.countsOwnWork() && result.value() != null);
        var followUp = statement.followUp();
        target.filter(found ->
                        followUp.id().equals(newest.computeIfAbsent(followUp.publisher(), party -> followUp.id())))
                .ifPresent(found -> sums.computeIfAbsent(
                                new Sum(found, result.per(), followUp.firstDay(), followUp.lastDay()),
                                sum -> new ArrayList<>())
                        .add(new Addend(result, followUp)));
        return target.isPresent();
    }

    List<Achieved> sums() {
        return sums.entrySet().stream()
                .map(sum -> achieved(sum.getKey(), sum.getValue()))
                .toList();
    }

    /** The sum is the whole only when every party of the promise has reported its own figure. */
    private Achieved achieved(Sum of, List<Addend> addends) {
        var publishers =
                addends.stream().map(addend -> addend.followUp.publisher()).collect(Collectors.toSet());
        var isComplete = !parties.isEmpty() && publishers.containsAll(parties);
        var sum = addends.stream()
                .map(addend -> new Figure(addend.result.value(), addend.result.qualifier()))
                .reduce(Figure::plus)
                .orElseThrow();
        var period = addends.getFirst().followUp.period();
        return new Achieved(
                of.target.id(),
                sum.value(),
                sum.statedQualifier(),
                of.target.unit(),
                of.per,
                period,
                of.target.isCountedPer(of.per, period)
                        ? of.target.judge(isComplete ? sum : sum.orMore()).met()
                        : null,
                addends.size() == 1 ? addends.getFirst().result.asPublished() : null,
                isComplete ? null : Contribution.OWN,
                null);
    }
}
