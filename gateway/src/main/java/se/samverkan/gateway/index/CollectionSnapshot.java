package se.samverkan.gateway.index;

import java.util.Comparator;
import java.util.List;
import se.samverkan.gateway.document.PublicDocument;
import se.samverkan.gateway.document.PublicProgress;

/** All public documents of a collection at one moment, ordered by id and thus by creation. */
public record CollectionSnapshot(String tag, List<Item> items) {
    static final Comparator<Item> BY_ID =
            Comparator.comparing(item -> item.document().id());

    /** A document, with the progress of a promise or null. */
    public record Item(PublicDocument document, PublicProgress progress) {}
}
