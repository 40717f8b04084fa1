package se.samverkan.followup.progress;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import se.samverkan.domain.content.Outcome;
import se.samverkan.domain.content.Target;
import se.samverkan.followup.ActivityReportContent;
import se.samverkan.followup.ActivityReportView;
import se.samverkan.followup.FollowUpContent.Assessment;
import se.samverkan.followup.FollowUpContent.Basis;
import se.samverkan.followup.FollowUpView;
import se.samverkan.followup.progress.ProgressView.Achieved;
import se.samverkan.followup.progress.ProgressView.Item.Kind;
import se.samverkan.followup.subject.FollowUpSubject.Item;
import se.samverkan.followup.subject.PromiseSubject;

/**
 * Computes progress from published documents: the newest follow-up that assesses an item decides, otherwise the activity reports
 * are summed and the outcome stays open. The outcome of a commitment is never derived from its activities.
 */
record ProgressCalculator(
        UUID promiseId, PromiseSubject promise, List<FollowUpView> followUps, List<ActivityReportView> reports) {

    ProgressView progress() {
        var items = Stream.concat(
                        promise.commitments().stream().map(item -> item(item, Kind.COMMITMENT)),
                        promise.activities().stream().map(item -> item(item, Kind.ACTIVITY)))
                .toList();
        var counts = new EnumMap<Outcome, Integer>(Outcome.class);
        items.forEach(item -> counts.merge(item.outcome(), 1, Integer::sum));
        return new ProgressView(promiseId, items, counts);
    }

    private ProgressView.Item item(Item item, Kind kind) {
        var assessments = about(item.id());
        return assessments.stream()
                .filter(ItemAssessment::assesses)
                .findFirst()
                .map(newest -> progress(item, kind, newest.achieved(), newest))
                // Not assessed yet: the reported figures are summed, beside the text of the newest follow-up.
                .orElseGet(() -> progress(
                        item,
                        kind,
                        summed(item),
                        assessments.isEmpty() ? ItemAssessment.NONE : assessments.getFirst()));
    }

    private ProgressView.Item progress(Item item, Kind kind, List<Achieved> achieved, ItemAssessment assessed) {
        return new ProgressView.Item(
                item.id(),
                kind,
                assessed.outcome(),
                assessed.basis(),
                achieved,
                assessed.text(),
                assessed.followUpId(),
                reportsOn(item).map(report -> report.envelope().id()).sorted().toList());
    }

    /** The assessments of an item, newest first. */
    private List<ItemAssessment> about(String itemId) {
        return followUps.stream()
                .sorted(comparing(ProgressCalculator::periodEnd, nullsFirst(naturalOrder()))
                        .thenComparing(followUp -> followUp.envelope().publishedAt())
                        .reversed())
                .flatMap(followUp -> followUp.content().assessments().stream()
                        .filter(assessment -> assessment.itemId().equals(itemId))
                        .map(assessment ->
                                new ItemAssessment(followUp.envelope().id(), assessment)))
                .toList();
    }

    private static LocalDate periodEnd(FollowUpView followUp) {
        var span = followUp.content().span();
        return span == null ? null : span.lastDay();
    }

    private Stream<ActivityReportView> reportsOn(Item item) {
        return reports.stream().filter(report -> report.content().activityId().equals(item.id()));
    }

    private List<Achieved> summed(Item item) {
        return item.targets().stream()
                .flatMap(target -> sum(item, target).stream())
                .toList();
    }

    private Optional<Achieved> sum(Item item, Target target) {
        return reportsOn(item)
                .map(ActivityReportView::content)
                .filter(report -> report.value() != null
                        && target.unit() != null
                        && target.unit().equals(report.unit()))
                .map(ActivityReportContent::value)
                .reduce(BigDecimal::add)
                .map(sum -> new Achieved(target.id(), sum, target.unit()));
    }

    /** The assessment of an item by a follow-up. */
    private record ItemAssessment(UUID followUpId, Assessment assessment) {
        static final ItemAssessment NONE =
                new ItemAssessment(null, new Assessment(null, null, null, null, null, List.of(), null));

        /** Whether the item was assessed: an item that is only listed does not replace an older assessment. */
        boolean assesses() {
            return outcome() != Outcome.NOT_ASSESSED || !assessment.results().isEmpty();
        }

        Outcome outcome() {
            return assessment.outcome() == null ? Outcome.NOT_ASSESSED : assessment.outcome();
        }

        Basis basis() {
            return assessment.basis();
        }

        String text() {
            return assessment.text();
        }

        List<Achieved> achieved() {
            return assessment.results().stream()
                    .map(result -> new Achieved(result.targetId(), result.value(), result.unit()))
                    .toList();
        }
    }
}
