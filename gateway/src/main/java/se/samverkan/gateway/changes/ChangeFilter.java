package se.samverkan.gateway.changes;

import java.util.Set;
import java.util.function.Predicate;
import se.samverkan.gateway.changelog.LoggedChange;
import se.samverkan.gateway.document.Kind;

/**
 * The changes that somebody follows; null members do not filter. A withdrawal that does not state whose document it was passes: who has
 * no such document can ignore it, and who has it must know.
 */
record ChangeFilter(Kind kind, Set<String> municipalities, String partyId) implements Predicate<LoggedChange> {

    @Override
    public boolean test(LoggedChange change) {
        return (kind == null || kind.collection().equals(change.collection()))
                && (municipalities == null
                        || change.municipalities()
                                .map(codes -> codes.stream().anyMatch(municipalities::contains))
                                .orElse(true))
                && (partyId == null
                        || change.parties().map(ids -> ids.contains(partyId)).orElse(true));
    }
}
