package se.samverkan.gateway.index;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import se.samverkan.domain.content.Outcome;
import se.samverkan.gateway.document.DocumentFacts;
import se.samverkan.gateway.document.PublicDocument;
import se.samverkan.gateway.document.PublicProgress;
import se.samverkan.gateway.lucene.Fields;

/**
 * A document with what others say of it, for what it is found and counted by.
 *
 * @param agreement what the agreement that it develops says, or null
 * @param progress the progress of it as a promise, or null
 */
record EnrichedDocument(PublicDocument document, DocumentFacts facts, DocumentFacts agreement, PublicProgress progress) {

    /** Throws RuntimeException where its own part makes no fields or counts. */
    void check() {
        fields(0);
        counts(Map.of());
    }

    Fields fields(int slot) {
        return Fields.of(document, slot, document.json().texts().whole(), outcomes(), focusAreas());
    }

    /** What is counted of it as a promise that these follow-ups are about. */
    Counts counts(Map<UUID, DocumentFacts> followUps) {
        return new PromiseCount(facts, progress, followUps).counts();
    }

    /** Those that a follow-up states, and those that the items of a promise have. */
    private Set<Outcome> outcomes() {
        if (progress == null) {
            return facts.outcomes();
        }
        var outcomes = EnumSet.noneOf(Outcome.class);
        outcomes.addAll(facts.outcomes());
        progress.items().forEach(item -> outcomes.add(item.outcome()));
        return outcomes;
    }

    /** The ids and titles of an agreement's own, and of those that the items of a promise or action plan serve. */
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
