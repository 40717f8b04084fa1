package se.samverkan.gateway.index;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import se.samverkan.domain.content.Outcome;
import se.samverkan.gateway.document.DocumentFacts;
import se.samverkan.gateway.document.PublicProgress;

/**
 * Counts one promise with its outcomes and follow-ups.
 *
 * @param progress the progress, or null
 * @param followUps the published follow-ups of the promise
 */
record PromiseCount(DocumentFacts promise, PublicProgress progress, Set<UUID> followUps) {

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
        // The progress may still name a follow-up that has just been withdrawn.
        var measured = assessed.filter(it -> followUps.contains(it.followUp()));
        counts.targets(
                item.targets(),
                measured.map(PublicProgress.Item::assessable).orElse(0),
                measured.map(PublicProgress.Item::met).orElse(0));
    }
}
