package se.samverkan.gateway.index;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import se.samverkan.domain.content.Outcome;
import se.samverkan.gateway.document.DocumentFacts;
import se.samverkan.gateway.document.PublicProgress;

/**
 * Counts one promise with its outcomes and follow-ups.
 *
 * @param progress the progress, or null
 * @param followUps the published follow-ups of the promise
 */
record PromiseCount(DocumentFacts promise, PublicProgress progress, Map<UUID, DocumentFacts> followUps) {

    Counts counts() {
        var counts = new Counts();
        counts.promise(!followUps.isEmpty());
        promise.items().forEach(item -> count(item, counts));
        return counts;
    }

    private void count(DocumentFacts.Item item, Counts counts) {
        var assessed = Optional.ofNullable(progress).stream()
                .flatMap(it -> it.items().stream())
                .filter(it -> it.id().equals(item.id()) && it.isCommitment() == item.isCommitment())
                .findFirst();
        counts.item(
                item.isCommitment(), assessed.map(PublicProgress.Item::outcome).orElse(Outcome.NOT_ASSESSED));
        var figures = assessed.map(PublicProgress.Item::followUp)
                .map(followUps::get)
                .map(followUp -> followUp.figures().stream())
                .orElse(Stream.empty())
                .filter(figure -> figure.itemId().equals(item.id()))
                .toList();
        item.targets()
                .forEach(target -> figures.stream()
                        .filter(figure -> figure.answers(target))
                        .findFirst()
                        .ifPresentOrElse(
                                figure -> counts.assessableTarget(target.metBy(figure.value())), counts::target));
    }
}
