package se.samverkan.gateway;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import se.samverkan.kit.content.Outcome;

/**
 * Counts one promise with what became of it.
 *
 * @param progress null while there is none
 * @param followUps the published follow-ups about it
 */
record PromiseCount(Said promise, Progress progress, Map<UUID, Said> followUps) {

    Counts counts() {
        var counts = new Counts();
        counts.promise(!followUps.isEmpty());
        promise.items().forEach(item -> count(item, counts));
        return counts;
    }

    private void count(Said.Item item, Counts counts) {
        var assessed = Optional.ofNullable(progress).stream()
                .flatMap(it -> it.items().stream())
                .filter(it -> it.id().equals(item.id()) && it.isCommitment() == item.isCommitment())
                .findFirst();
        counts.item(item.isCommitment(), assessed.map(Progress.Item::outcome).orElse(Outcome.NOT_ASSESSED));
        var figures = assessed.map(Progress.Item::followUp)
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
