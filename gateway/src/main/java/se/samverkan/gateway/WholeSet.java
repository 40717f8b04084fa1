package se.samverkan.gateway;

import java.util.Comparator;
import java.util.List;

/** All that was public of a collection at one moment, in the order of its ids, which is that of their making. */
record WholeSet(String tag, List<Item> items) {
    static final Comparator<Item> BY_ID =
            Comparator.comparing(item -> item.document().id());

    /** A document, and a promise's progress, or null. */
    record Item(Published document, Progress progress) {}
}
