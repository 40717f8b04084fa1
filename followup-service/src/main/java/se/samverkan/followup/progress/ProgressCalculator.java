package se.samverkan.followup.progress;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.samverkan.domain.assessment.ProgressOutcome;
import se.samverkan.domain.content.Party;
import se.samverkan.followup.ActivityReportView;
import se.samverkan.followup.progress.ProgressView.Achieved;
import se.samverkan.followup.subject.JudgedItem;
import se.samverkan.followup.subject.JudgedVersion;
import se.samverkan.followup.subject.PromiseSubject;

/**
 * Computes progress from published documents: the statements of the newest follow-ups that assess an item decide, otherwise the
 * activity reports are summed and the outcome stays open. The outcome of a commitment is never derived from its activities.
 *
 * @param versions the versions of the promise by number, null for the published one
 */
record ProgressCalculator(
        UUID promiseId,
        PromiseSubject promise,
        Function<Integer, JudgedVersion> versions,
        List<PublishedFollowUp> followUps,
        List<ActivityReportView> reports) {

    ProgressView progress() {
        var current = promise.judged();
        var statements = statements();
        var items = Stream.concat(
                        current.items().stream(),
                        statements.values().stream()
                                .flatMap(about -> about.deciding().stream())
                                .map(ItemStatement::judged)
                                .filter(judged -> judged.kind() != null
                                        && current.item(judged.id()).isEmpty()))
                .map(item -> item(
                        item, statements.getOrDefault(item.id(), ItemStatements.of(List.of(), parties())), current))
                .toList();
        var counts = new EnumMap<ProgressOutcome, Integer>(ProgressOutcome.class);
        items.forEach(item -> counts.merge(item.outcome(), 1, Integer::sum));
        return new ProgressView(promiseId, items, counts);
    }

    /** The statements about each item; a follow-up of another time than the promise's says nothing about it. */
    private LinkedHashMap<String, ItemStatements> statements() {
        return followUps.stream()
                .sorted(PublishedFollowUp.NEWEST_FIRST)
                .flatMap(this::statements)
                .collect(Collectors.groupingBy(
                        statement -> statement.judged().id(),
                        LinkedHashMap::new,
                        Collectors.collectingAndThen(
                                Collectors.toList(), newestFirst -> ItemStatements.of(newestFirst, parties()))));
    }

    private Stream<ItemStatement> statements(PublishedFollowUp followUp) {
        var judged = versions.apply(followUp.judgedVersion());
        return followUp.period() != null && followUp.period().isApartFrom(judged.validity())
                ? Stream.empty()
                : followUp.content().assessments().stream()
                        .flatMap(assessment -> judged.item(assessment.itemId()).stream()
                                .map(item -> new ItemStatement(followUp, assessment, item)));
    }

    private ProgressView.Item item(JudgedItem item, ItemStatements about, JudgedVersion current) {
        if (about.areDisputed()) {
            return item(item, ProgressOutcome.DISPUTED, null, List.of(), about, current);
        }
        return about.deciding()
                .map(decides -> item(item, decides.outcome(), decides, about.achieved(), about, current))
                // Not assessed yet: the reported figures are summed, beside the text of the newest follow-up.
                .orElseGet(() -> item(
                        item,
                        ProgressOutcome.NOT_ASSESSED,
                        about.newestFirst().stream().findFirst().orElse(null),
                        summed(item),
                        about,
                        current));
    }

    /** The statement is null where none decides. */
    private ProgressView.Item item(
            JudgedItem item,
            ProgressOutcome outcome,
            ItemStatement decides,
            List<Achieved> achieved,
            ItemStatements about,
            JudgedVersion current) {
        var judgedBy = about.deciding();
        var judgedVersion = judgedBy.map(it -> it.followUp().judgedVersion()).orElse(null);
        var changed = judgedBy.map(ItemStatement::judged)
                .filter(judged -> judged.hasKnownWording()
                        && !current.item(item.id()).filter(judged::equals).isPresent());
        return new ProgressView.Item(
                item.id(),
                item.kind(),
                outcome,
                decides == null ? null : decides.assessment().basis(),
                achieved,
                decides == null ? null : decides.assessment().text(),
                decides == null ? null : decides.followUp().id(),
                reportsOn(item).map(report -> report.envelope().id()).sorted().toList(),
                judgedVersion,
                judgedVersion == null ? null : (Integer) current.version(),
                changed.isPresent() ? true : null,
                changed.map(JudgedItem::targets).orElse(List.of()),
                about.newestFirst().stream().map(ItemStatement::statement).toList());
    }

    private Set<String> parties() {
        return promise.parties().stream()
                .map(Party::id)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private Stream<ActivityReportView> reportsOn(JudgedItem item) {
        return reports.stream()
                .filter(report -> item.id().equals(report.content().itemId()));
    }

    private List<Achieved> summed(JudgedItem item) {
        var about = reportsOn(item).map(ActivityReportView::content).toList();
        return item.targets().stream()
                .flatMap(target -> new ReportTally(target, promise.validity(), about).achieved().stream())
                .toList();
    }
}
