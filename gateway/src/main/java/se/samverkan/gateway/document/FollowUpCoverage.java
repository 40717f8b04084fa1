package se.samverkan.gateway.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import se.samverkan.domain.assessment.Outcome;

/**
 * What the published follow-ups of a document leave open; an interim follow-up settles nothing.
 *
 * @param followUps all of them
 */
public record FollowUpCoverage(PublicDocument subject, List<PublicDocument> followUps) {

    /**
     * The items that are assessed in a follow-up, or that can be in another document: a focus area only if it has no goals. Ids
     * recur, so equal ones are shared.
     */
    static List<String> items(JsonNode document) {
        var assessed = document.path("assessments")
                .valueStream()
                .filter(FollowUpCoverage::assesses)
                .map(assessment -> assessment.path("itemId"));
        var areas = document.path("focusAreas").valueStream();
        var assessable = Stream.of("commitments", "activities", "goals", "measures")
                .flatMap(items -> document.path(items).valueStream());
        return Stream.concat(
                        assessed,
                        Stream.concat(
                                        assessable,
                                        areas.flatMap(area -> area.path("goals").isEmpty()
                                                ? Stream.of(area)
                                                : area.path("goals").valueStream()))
                                .map(item -> item.path("id")))
                .map(id -> id.asText().intern())
                .toList();
    }

    private static boolean assesses(JsonNode assessment) {
        var outcome = assessment.path("outcome").asText(Outcome.NOT_ASSESSED.name());
        return !outcome.equals(Outcome.NOT_ASSESSED.name())
                || !assessment.path("results").isEmpty();
    }

    public boolean isComplete() {
        return settling().findAny().isPresent()
                && unassessed() == 0
                && missingTimes().isEmpty();
    }

    /** Whether there is a follow-up, but none that settles anything. */
    public boolean isOnlyInterim() {
        return !followUps.isEmpty() && settling().findAny().isEmpty();
    }

    /** The number of items that no follow-up has assessed. */
    public int unassessed() {
        var open = new HashSet<>(subject.items());
        settling().map(PublicDocument::items).forEach(open::removeAll);
        return open.size();
    }

    /** The parts of the stated validity that no follow-up covers: years where they are whole, otherwise days. */
    public List<String> missingTimes() {
        var missing = new ArrayList<String>();
        if (subject.fromDay() != null && subject.toDay() != null) {
            var next = subject.fromDay();
            for (var followUp :
                    settling().sorted(Comparator.comparing(this::from)).toList()) {
                var before = from(followUp).minusDays(1);
                addGap(next, before.isAfter(subject.toDay()) ? subject.toDay() : before, missing);
                var end = followUp.toDay() == null ? subject.toDay() : followUp.toDay();
                next = end.isBefore(next) ? next : end.plusDays(1);
            }
            addGap(next, subject.toDay(), missing);
        }
        return missing;
    }

    /** A follow-up that states no beginning is about the whole time. */
    private LocalDate from(PublicDocument followUp) {
        return followUp.fromDay() == null ? subject.fromDay() : followUp.fromDay();
    }

    private static void addGap(LocalDate first, LocalDate last, List<String> gaps) {
        if (!first.isAfter(last)) {
            var isWholeYears = MonthDay.from(first).equals(MonthDay.of(1, 1))
                    && MonthDay.from(last).equals(MonthDay.of(12, 31));
            var from = isWholeYears ? Integer.toString(first.getYear()) : first.toString();
            var to = isWholeYears ? Integer.toString(last.getYear()) : last.toString();
            gaps.add(from.equals(to) ? from : from + "\u2013" + to);
        }
    }

    private Stream<PublicDocument> settling() {
        return followUps.stream().filter(followUp -> !followUp.isInterim());
    }
}
