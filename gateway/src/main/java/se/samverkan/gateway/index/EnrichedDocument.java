package se.samverkan.gateway.index;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import se.samverkan.domain.assessment.ProgressOutcome;
import se.samverkan.gateway.document.DocumentFacts;
import se.samverkan.gateway.document.FollowUpCoverage;
import se.samverkan.gateway.document.PublicDocument;
import se.samverkan.gateway.document.PublicProgress;
import se.samverkan.gateway.lucene.Fields;

/**
 * A document joined with the facts of other documents that it is indexed and counted by.
 *
 * @param agreement the facts of the agreement that it develops, or null
 * @param promise the facts of the promise that it reports on, or null
 * @param progress the progress, if it is a promise that has one, or null
 */
record EnrichedDocument(
        PublicDocument document,
        DocumentFacts facts,
        DocumentFacts agreement,
        DocumentFacts promise,
        PublicProgress progress) {

    /** Throws a RuntimeException if the document itself cannot be indexed or counted. */
    void check() {
        fields(0);
        counts(List.of());
    }

    Fields fields(int slot) {
        var fields = Fields.of(document, slot, document.json().texts().whole(), outcomes(), focusAreas());
        return reportedItem().map(item -> fields.withItem(item.words())).orElse(fields);
    }

    /** The commitment or activity that a report is about: who looks for it finds the report too. */
    private Optional<DocumentFacts.Item> reportedItem() {
        return promise == null || facts.reportedItem() == null
                ? Optional.empty()
                : promise.items().stream()
                        .filter(item -> item.id().equals(facts.reportedItem()))
                        .findFirst();
    }

    /** The counts of a promise. */
    Counts counts(List<PublicDocument> followUps) {
        var isComplete = new FollowUpCoverage(document, followUps).isComplete();
        return new PromiseCount(facts, progress, followUps, isComplete).counts();
    }

    /** The outcomes that a follow-up states, and those of the items of a promise. */
    private Set<ProgressOutcome> outcomes() {
        if (progress == null) {
            return facts.outcomes();
        }
        var outcomes = EnumSet.noneOf(ProgressOutcome.class);
        outcomes.addAll(facts.outcomes());
        progress.items().forEach(item -> outcomes.add(item.outcome()));
        return outcomes;
    }

    /** The ids and titles of an agreement's focus areas, and of those that a promise or action plan serves. */
    private Collection<String> focusAreas() {
        var names = new TreeSet<>(facts.served());
        facts.focusAreas().stream().flatMap(DocumentFacts.FocusArea::names).forEach(names::add);
        if (agreement != null) {
            agreement.focusAreas().stream()
                    .filter(area -> area.id() != null && facts.served().contains(area.id()))
                    .flatMap(DocumentFacts.FocusArea::names)
                    .forEach(names::add);
        }
        return names;
    }
}
