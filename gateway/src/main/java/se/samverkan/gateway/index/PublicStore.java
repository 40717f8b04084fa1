package se.samverkan.gateway.index;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import se.samverkan.domain.content.CollectionNames;
import se.samverkan.gateway.document.PublicDocument;
import se.samverkan.gateway.document.PublicProgress;

/**
 * What is shown at the moment: each document by its id without waiting for anything, and each collection as a whole, with
 * its tag, once nobody changes it. Who changes several at once holds this object's monitor.
 */
final class PublicStore {
    static final String PROMISES = "promises";
    static final String PROGRESS = "progress";

    private final Map<String, Map<UUID, Entry>> collections = new ConcurrentHashMap<>();
    private final Map<String, CollectionDigest> tags = new ConcurrentHashMap<>();

    PublicStore() {
        CollectionNames.ALL.forEach(collection -> {
            collections.put(collection, new ConcurrentHashMap<>());
            tags.put(collection, new CollectionDigest());
        });
    }

    /** The newest state of a document or of a progress; of a withdrawn document its notice. */
    record Entry(long sequence, PublicDocument document, ObjectNode withdrawal, PublicProgress progress) {}

    Optional<Entry> find(String collection, UUID id) {
        return Optional.ofNullable(collections.get(collection).get(id));
    }

    synchronized void put(String collection, UUID id, Entry entry) {
        var whole = collection.equals(PROGRESS) ? PROMISES : collection;
        contentTags(whole, id).forEach(tags.get(whole)::toggle);
        collections.get(collection).put(id, entry);
        contentTags(whole, id).forEach(tags.get(whole)::toggle);
    }

    /** The tag of all that is public of a collection, of promises with their progress: another whenever any of it is. */
    synchronized String tag(String collection) {
        return tags.get(collection).toString();
    }

    /** All that is public of a collection. */
    CollectionSnapshot wholeSet(String collection) {
        var items = new ArrayList<CollectionSnapshot.Item>();
        String tag;
        synchronized (this) {
            tag = tag(collection);
            collections.get(collection).forEach((id, entry) -> {
                if (entry.document() != null) {
                    items.add(new CollectionSnapshot.Item(
                            entry.document(), progress(collection, id).orElse(null)));
                }
            });
        }
        items.sort(CollectionSnapshot.BY_ID);
        return new CollectionSnapshot(tag, items);
    }

    private Stream<String> contentTags(String collection, UUID id) {
        return find(collection, id).map(Entry::document).stream()
                .flatMap(document -> Stream.concat(
                        Stream.of(document.json().tag()),
                        progress(collection, id).stream()
                                .map(progress -> progress.answer().tag())));
    }

    private Optional<PublicProgress> progress(String collection, UUID id) {
        return collection.equals(PROMISES) ? find(PROGRESS, id).map(Entry::progress) : Optional.empty();
    }
}
