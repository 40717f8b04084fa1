package se.samverkan.gateway.index;

import java.util.Comparator;
import java.util.List;
import se.samverkan.gateway.document.PublicDocument;
import se.samverkan.gateway.document.PublicProgress;

/** All that was public of a collection at one moment, in the order of its ids, which is that of their making. */
public record CollectionSnapshot(String tag, List<Item> items) {
    static final Comparator<Item> BY_ID =
            Comparator.comparing(item -> item.document().id());

    /** A document, and a promise's progress, or null. */
    public record Item(PublicDocument document, PublicProgress progress) {}
}
