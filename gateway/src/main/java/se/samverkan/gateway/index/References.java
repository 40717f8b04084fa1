package se.samverkan.gateway.index;

import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import se.samverkan.gateway.document.PublicDocument;

/** The references between public documents, by the referenced document. */
final class References {
    private static final Comparator<PublicDocument> OLDEST_FIRST =
            Comparator.comparing(PublicDocument::publishedAt).thenComparing(PublicDocument::id);

    private final Map<UUID, Set<PublicDocument>> about = new ConcurrentHashMap<>();
    private final Map<UUID, Set<PublicDocument>> successors = new ConcurrentHashMap<>();

    /** Adds the references of a document, which may be null. */
    void add(PublicDocument document) {
        if (document != null) {
            add(about, document.about(), document);
            document.predecessors().forEach(replaced -> add(successors, replaced, document));
        }
    }

    void remove(PublicDocument document) {
        if (document != null) {
            remove(about, document.about(), document);
            document.predecessors().forEach(replaced -> remove(successors, replaced, document));
        }
    }

    /** The documents that develop, follow up or report on another. */
    Stream<PublicDocument> about(UUID document) {
        return about.getOrDefault(document, Set.of()).stream().sorted(OLDEST_FIRST);
    }

    /** The documents that replace another. */
    Stream<PublicDocument> successors(UUID document) {
        return successors.getOrDefault(document, Set.of()).stream().sorted(OLDEST_FIRST);
    }

    private static void add(Map<UUID, Set<PublicDocument>> references, UUID named, PublicDocument by) {
        if (named != null) {
            references
                    .computeIfAbsent(named, key -> ConcurrentHashMap.newKeySet(1))
                    .add(by);
        }
    }

    private static void remove(Map<UUID, Set<PublicDocument>> references, UUID named, PublicDocument by) {
        if (named != null) {
            references.computeIfPresent(named, (key, set) -> set.remove(by) && set.isEmpty() ? null : set);
        }
    }
}
