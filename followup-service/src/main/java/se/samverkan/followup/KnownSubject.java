package se.samverkan.followup;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import se.samverkan.kit.content.Target;

/** What a follow-up needs to know of the published document that it is about. */
sealed interface KnownSubject permits KnownAgreement, KnownActionPlan, KnownPromise {
    int version();

    /** Everything in it that can be assessed. */
    Stream<Item> items();

    /** The targets by the id of the item that they belong to. */
    default Map<String, List<Target>> targetsByItem() {
        var targets = new TreeMap<String, List<Target>>();
        items().forEach(item -> targets.put(item.id(), item.targets()));
        return targets;
    }

    /** An item and the figures that were set out for it. */
    record Item(String id, List<Target> targets) {}
}
