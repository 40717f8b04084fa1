package se.samverkan.gateway.index;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import se.samverkan.domain.content.CollectionNames;
import se.samverkan.gateway.changelog.LoggedChange;
import se.samverkan.gateway.document.PublicDocument;
import se.samverkan.gateway.document.PublicProgress;
import se.samverkan.gateway.snapshot.SnapshotInput;
import se.samverkan.gateway.snapshot.SnapshotOutput;
import se.samverkan.platform.event.EventNumber;
import se.samverkan.platform.event.RecordPosition;
import se.samverkan.platform.event.Topics;

/**
 * The committed documents: each is found by its id without a lock, a whole collection with its tag under this object's
 * monitor. A commit holds the monitor while it changes several entries.
 */
final class PublicStore {
    static final String PROMISES = "promises";
    static final String PROGRESS = "progress";
    /** The collections of documents; a progress is none. */
    static final List<String> DOCUMENTS = CollectionNames.ALL.stream()
            .filter(collection -> !collection.equals(PROGRESS))
            .toList();

    private final Map<String, Map<UUID, Entry>> collections = new ConcurrentHashMap<>();
    private final Map<String, CollectionDigest> digests = new ConcurrentHashMap<>();
    private final Map<String, Instant> modified = new ConcurrentHashMap<>();

    PublicStore() {
        CollectionNames.ALL.forEach(collection -> {
            collections.put(collection, new ConcurrentHashMap<>());
            digests.put(collection, new CollectionDigest());
        });
    }

    /** Identifies a document, or the progress of a promise. */
    record DocumentKey(String collection, UUID id) {
        static DocumentKey of(PublicDocument document) {
            return new DocumentKey(document.collection(), document.id());
        }
    }

    /**
     * The newest state of a document or a progress; of a withdrawn document only its notice.
     *
     * @param at where its event is on the topics
     * @param type of its event, such as {@code promise.published}
     */
    record Entry(
            EventNumber number,
            RecordPosition at,
            String type,
            Instant time,
            PublicDocument document,
            ObjectNode withdrawal,
            PublicProgress progress) {
        /** The change that made it; null for a progress, which follows from documents. */
        LoggedChange change(DocumentKey key) {
            return progress != null
                    ? null
                    : new LoggedChange(at, key.collection(), key.id(), type, sequence(), time, document, withdrawal);
        }

        long sequence() {
            return number.sequence();
        }

        private void write(SnapshotOutput out) {
            out.number(number.sequence());
            out.text(number.eventId());
            out.number(at.partition().partition());
            out.number(at.offset());
            out.text(type);
            out.time(time);
            out.text(withdrawal == null ? null : withdrawal.toString());
            if (document != null) {
                document.write(out);
            }
            if (progress != null) {
                progress.write(out);
            }
        }

        private static Entry read(String collection, SnapshotInput in, ObjectMapper mapper) {
            var number = new EventNumber(in.number(), in.text());
            var at = new RecordPosition(new TopicPartition(Topics.of(collection), (int) in.number()), in.number());
            var type = in.text().intern();
            var time = in.time();
            var withdrawal = in.text();
            if (withdrawal != null) {
                return new Entry(number, at, type, time, null, json(withdrawal, mapper), null);
            }
            return collection.equals(PROGRESS)
                    ? new Entry(number, at, type, time, null, null, PublicProgress.read(in))
                    : new Entry(number, at, type, time, PublicDocument.read(collection, in), null, null);
        }

        private static ObjectNode json(String written, ObjectMapper mapper) {
            try {
                return (ObjectNode) mapper.readTree(written);
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException("JSON that was written can be read", e);
            }
        }
    }

    Optional<Entry> find(DocumentKey key) {
        return Optional.ofNullable(collections.get(key.collection()).get(key.id()));
    }

    synchronized void put(DocumentKey key, Entry entry) {
        var document = key.collection().equals(PROGRESS) ? new DocumentKey(PROMISES, key.id()) : key;
        var digest = digests.get(document.collection());
        tags(document).forEach(digest::toggle);
        collections.get(key.collection()).put(key.id(), entry);
        modified.merge(document.collection(), entry.time(), (before, now) -> now.isAfter(before) ? now : before);
        tags(document).forEach(digest::toggle);
    }

    /** Captures all entries, which the returned function writes later. */
    synchronized Consumer<SnapshotOutput> capture() {
        var captured = new HashMap<DocumentKey, Entry>();
        collections.forEach((collection, entries) ->
                entries.forEach((id, entry) -> captured.put(new DocumentKey(collection, id), entry)));
        return out -> {
            out.number(captured.size());
            captured.forEach((key, entry) -> {
                out.text(key.collection());
                out.id(key.id());
                entry.write(out);
            });
        };
    }

    static Map<DocumentKey, Entry> read(SnapshotInput in, ObjectMapper mapper) {
        var entries = new HashMap<DocumentKey, Entry>();
        for (long left = in.number(); left > 0; left--) {
            var key = new DocumentKey(in.text().intern(), in.id());
            entries.put(key, Entry.read(key.collection(), in, mapper));
        }
        return entries;
    }

    /** The tag of a collection, of promises with their progress: it changes with any of its public documents. */
    synchronized String tag(String collection) {
        return digests.get(collection).toString();
    }

    /** When each collection changed last; a collection that never held a document is absent. */
    Map<String, Instant> modified() {
        return Map.copyOf(modified);
    }

    /** All public documents of a collection. */
    CollectionSnapshot snapshot(String collection) {
        var items = new ArrayList<CollectionSnapshot.Item>();
        String tag;
        synchronized (this) {
            tag = tag(collection);
            collections.get(collection).forEach((id, entry) -> {
                if (entry.document() != null) {
                    items.add(new CollectionSnapshot.Item(
                            entry.document(),
                            progress(new DocumentKey(collection, id)).orElse(null)));
                }
            });
        }
        items.sort(CollectionSnapshot.BY_ID);
        return new CollectionSnapshot(tag, items);
    }

    private Stream<String> tags(DocumentKey key) {
        return find(key).map(Entry::document).stream()
                .flatMap(document -> Stream.concat(
                        Stream.of(document.json().tag()),
                        progress(key).stream().map(progress -> progress.body().tag())));
    }

    private Optional<PublicProgress> progress(DocumentKey key) {
        return key.collection().equals(PROMISES)
                ? find(new DocumentKey(PROGRESS, key.id())).map(Entry::progress)
                : Optional.empty();
    }
}
