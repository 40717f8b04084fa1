package se.samverkan.followup.progress;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import se.samverkan.domain.content.Outcome;
import se.samverkan.domain.content.Target;
import se.samverkan.followup.ActivityReportView;
import se.samverkan.followup.AssessedItem;
import se.samverkan.followup.FollowUpContent.Assessment;
import se.samverkan.followup.FollowUpContent.Basis;
import se.samverkan.followup.FollowUpContent.Result;
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
        var assessments = about(item);
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

    /** The assessments of an item, newest first; a follow-up of another time than the promise's says nothing about it. */
    private List<ItemAssessment> about(Item item) {
        return followUps.stream()
                .filter(followUp -> followUp.content().span() == null
                        || !followUp.content().span().isApartFrom(promise.validity()))
                .sorted(comparing(ProgressCalculator::periodEnd, nullsFirst(naturalOrder()))
                        .thenComparing(followUp -> followUp.envelope().publishedAt())
                        .reversed())
                .flatMap(followUp -> followUp.content().assessments().stream()
                        .filter(assessment -> assessment.itemId().equals(item.id()))
                        .map(assessment -> new ItemAssessment(
                                followUp.envelope().id(),
                                new AssessedItem(
                                        assessment,
                                        item.targets(),
                                        followUp.content().span()))))
                .toList();
    }

    private static LocalDate periodEnd(FollowUpView followUp) {
        var span = followUp.content().span();
        return span == null ? null : span.lastDay();
    }

    private Stream<ActivityReportView> reportsOn(Item item) {
        return reports.stream()
                .filter(report -> item.id().equals(report.content().itemId()));
    }

    private List<Achieved> summed(Item item) {
        var about = reportsOn(item).map(ActivityReportView::content).toList();
        return item.targets().stream()
                .flatMap(target -> new ReportTally(target, promise.validity(), about).achieved().stream())
                .toList();
    }

    /** The assessment of an item by a follow-up. */
    private record ItemAssessment(UUID followUpId, AssessedItem item) {
        static final ItemAssessment NONE = new ItemAssessment(
                null, new AssessedItem(new Assessment(null, null, null, null, null, List.of(), null), List.of(), null));

        /** Whether the item was assessed: an item that is only listed does not replace an older assessment. */
        boolean assesses() {
            return outcome() != Outcome.NOT_ASSESSED
                    || !item.assessment().results().isEmpty();
        }

        Outcome outcome() {
            var stated = item.assessment().outcome();
            return stated == null ? Outcome.NOT_ASSESSED : stated;
        }

        Basis basis() {
            return item.assessment().basis();
        }

        String text() {
            return item.assessment().text();
        }

        List<Achieved> achieved() {
            return item.assessment().results().stream().map(this::achieved).toList();
        }

        private Achieved achieved(Result result) {
            var target = item.target(result);
            return new Achieved(
                    target.map(Target::id).orElse(result.targetId()),
                    result.value(),
                    result.qualifier(),
                    result.unit() == null ? target.map(Target::unit).orElse(null) : result.unit(),
                    result.per(),
                    item.period(),
                    item.judge(result).met(),
                    result.asPublished());
        }
    }
}
