package se.samverkan.gateway.index;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import se.samverkan.domain.assessment.ProgressOutcome;
import se.samverkan.gateway.document.DocumentFacts;
import se.samverkan.gateway.document.DocumentFacts.Item;
import se.samverkan.gateway.document.PublicDocument;
import se.samverkan.gateway.document.PublicProgress;

/**
 * Counts one promise with its outcomes and follow-ups.
 *
 * @param progress the progress, or null
 * @param followUps the published follow-ups of the promise
 * @param isComplete whether they leave nothing open
 */
record PromiseCount(
        DocumentFacts promise, PublicProgress progress, List<PublicDocument> followUps, boolean isComplete) {

    Counts counts() {
        var counts = new Counts();
        counts.promise(!followUps.isEmpty(), isComplete);
        promise.items().forEach(item -> count(item, assessed(item), counts));
        dropped().forEach(item -> count(new Item(item.id(), item.isCommitment(), 0, ""), Optional.of(item), counts));
        return counts;
    }

    private void count(Item item, Optional<PublicProgress.Item> assessed, Counts counts) {
        counts.item(
                item.isCommitment(), assessed.map(PublicProgress.Item::outcome).orElse(ProgressOutcome.NOT_ASSESSED));
        // The progress may still name a follow-up that has just been withdrawn.
        var measured = assessed.filter(
                it -> followUps.stream().anyMatch(followUp -> followUp.id().equals(it.followUp())));
        counts.targets(
                // What was promised when it was assessed, also if a later version promises something else.
                assessed.filter(PublicProgress.Item::hasChanged)
                        .map(PublicProgress.Item::targets)
                        .orElse(item.targets()),
                measured.map(PublicProgress.Item::assessable).orElse(0),
                measured.map(PublicProgress.Item::met).orElse(0));
    }

    private Optional<PublicProgress.Item> assessed(Item item) {
        return items().filter(it -> isSame(item, it)).findFirst();
    }

    /** What was assessed and dropped by a later version stays in the counts. */
    private Stream<PublicProgress.Item> dropped() {
        return items().filter(it -> it.hasChanged() && promise.items().stream().noneMatch(item -> isSame(item, it)));
    }

    private Stream<PublicProgress.Item> items() {
        return progress == null ? Stream.empty() : progress.items().stream();
    }

    private static boolean isSame(Item item, PublicProgress.Item assessed) {
        return assessed.id().equals(item.id()) && assessed.isCommitment() == item.isCommitment();
    }
}
