package se.samverkan.gateway.index;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import se.samverkan.gateway.changelog.ChangeLog;
import se.samverkan.gateway.document.DocumentFacts;
import se.samverkan.gateway.document.PublicDocument;
import se.samverkan.gateway.index.PublicStore.DocumentKey;
import se.samverkan.gateway.index.PublicStore.Entry;
import se.samverkan.gateway.lucene.SearchIndex;
import se.samverkan.platform.event.CloudEvent;
import se.samverkan.platform.event.RecordPosition;

/** Writes events to the store, the references, the search index and the statistics: staged one by one, committed together. */
final class IndexUpdater {
    private static final Logger LOG = Logger.getLogger(IndexUpdater.class);
    /** From this number of documents on, several threads index them. */
    private static final int PARALLEL_FROM = 500;

    private static final int LOG_INTERVAL = 20_000;
    private static final String AGREEMENTS = "agreements";
    private static final String FOLLOW_UPS = "follow-ups";
    private static final String ACTIVITY_REPORTS = "activity-reports";

    private final EventDecoder decoder;
    private final PromiseStatistics statistics;
    private final SearchIndex search;
    private final References references;
    private final PublicStore store;
    private final ChangeLog changes;

    private Map<DocumentKey, Entry> staged = new LinkedHashMap<>();
    /** Committed entries whose event was sent again. */
    private Map<DocumentKey, Entry> moved = new LinkedHashMap<>();

    private References stagedReferences = new References();
    /** Facts of staged documents and of documents joined with them: read once for each commit. */
    private Map<DocumentKey, DocumentFacts> facts = new ConcurrentHashMap<>();

    IndexUpdater(
            EventDecoder decoder,
            PromiseStatistics statistics,
            SearchIndex search,
            References references,
            PublicStore store,
            ChangeLog changes) {
        this.decoder = decoder;
        this.statistics = statistics;
        this.search = search;
        this.references = references;
        this.store = store;
        this.changes = changes;
    }

    /** Stages an event for the next commit, unless a newer event of the same document is known. */
    void stage(CloudEvent event, RecordPosition at) {
        var key = new DocumentKey(event.collection(), UUID.fromString(event.subject()));
        var known = newest(key);
        known.filter(entry -> entry.number().equals(event.number()))
                .map(entry -> decoder.again(entry, event, at))
                .filter(entry -> staged.replace(key, entry) == null)
                .ifPresent(entry -> moved.put(key, entry));
        if (known.filter(entry -> entry.sequence() >= event.sequence()).isEmpty()) {
            var decoded = decoder.decode(event, at);
            moved.remove(key);
            staged.put(key, decoded.entry());
            if (decoded.facts() != null) {
                facts.put(key, decoded.facts());
            }
        }
    }

    /** Makes the staged entries public with everything that is joined with them, and returns them. */
    Map<DocumentKey, Entry> commit() {
        synchronized (store) {
            moved.forEach((key, entry) -> {
                var change = store.find(key).orElseThrow().change(key);
                if (change == null || !changes.isAtOrAfter(change, entry.at())) {
                    put(key, entry);
                }
            });
        }
        moved = new LinkedHashMap<>();
        if (staged.isEmpty()) {
            return Map.of();
        }
        stagedReferences = new References();
        var affected = new LinkedHashSet<DocumentKey>();
        staged.forEach((key, entry) -> {
            stagedReferences.add(entry.document());
            var before = store.find(key).map(Entry::document).orElse(null);
            affected.addAll(affected(key, before, entry.document()));
        });
        index(affected);
        search.refresh();
        // Up to here each step can be repeated, so a failed commit is retried as a whole.
        synchronized (store) {
            staged.forEach(this::replace);
        }
        var committed = staged;
        // New maps, since cleared ones would keep the size of the first and largest commit.
        staged = new LinkedHashMap<>();
        facts = new ConcurrentHashMap<>();
        stagedReferences = new References();
        return committed;
    }

    private void replace(DocumentKey key, Entry entry) {
        references.remove(store.find(key).map(Entry::document).orElse(null));
        references.add(entry.document());
        put(key, entry);
    }

    /** The change can be read only after the document, since a reader of changes may ask for that. */
    void put(DocumentKey key, Entry entry) {
        var before = store.find(key).map(known -> known.change(key)).orElse(null);
        store.put(key, entry);
        var change = entry.change(key);
        if (change != null) {
            changes.replace(before, change);
        }
    }

    /** A progress has the outcomes of its promise, a follow-up its figures, a promise the words of its reports, an agreement the names of areas. */
    private Set<DocumentKey> affected(DocumentKey key, PublicDocument before, PublicDocument after) {
        var affected = new LinkedHashSet<DocumentKey>();
        switch (key.collection()) {
            case PublicStore.PROGRESS -> affected.add(new DocumentKey(PublicStore.PROMISES, key.id()));
            case AGREEMENTS -> references.about(key.id()).forEach(document -> affected.add(DocumentKey.of(document)));
            case PublicStore.PROMISES ->
                references
                        .about(key.id())
                        .filter(document -> document.collection().equals(ACTIVITY_REPORTS))
                        .forEach(report -> affected.add(DocumentKey.of(report)));
            case FOLLOW_UPS ->
                Stream.of(before, after)
                        .filter(document -> document != null && document.about() != null)
                        .map(document -> new DocumentKey(PublicStore.PROMISES, document.about()))
                        // A follow-up may also be about an agreement or action plan.
                        .filter(promise -> newest(promise).isPresent())
                        .forEach(affected::add);
            default -> {}
        }
        if (!key.collection().equals(PublicStore.PROGRESS)) {
            affected.add(key);
        }
        return affected;
    }

    /** One thread indexes the few documents of an event, several the many documents at start-up. */
    private void index(Set<DocumentKey> affected) {
        if (affected.size() < PARALLEL_FROM) {
            affected.forEach(this::index);
            return;
        }
        var start = Instant.now();
        var count = new AtomicInteger();
        affected.parallelStream().forEach(key -> {
            index(key);
            int indexed = count.incrementAndGet();
            if (indexed % LOG_INTERVAL == 0 || indexed == affected.size()) {
                var elapsed = Duration.between(start, Instant.now());
                LOG.infof("Indexed %d of %d documents in %d ms", indexed, affected.size(), elapsed.toMillis());
            }
        });
        search.flush();
    }

    private void index(DocumentKey key) {
        var document = newest(key).map(Entry::document).orElse(null);
        if (document == null) {
            search.remove(key.id());
            statistics.remove(key.id());
            return;
        }
        var enriched = new EnrichedDocument(
                document,
                facts(key),
                aboutIn(AGREEMENTS, document),
                aboutIn(PublicStore.PROMISES, document),
                newest(new DocumentKey(PublicStore.PROGRESS, key.id()))
                        .map(Entry::progress)
                        .orElse(null));
        search.put(document, enriched::fields);
        if (key.collection().equals(PublicStore.PROMISES)) {
            statistics.count(document, enriched.counts(followUps(key.id())));
        }
    }

    /** The facts of the document of a collection that another is about; null where there is none. */
    private DocumentFacts aboutIn(String collection, PublicDocument document) {
        return document.about() == null ? null : facts(new DocumentKey(collection, document.about()));
    }

    /** The facts of the newest state of a document; null where there is none. */
    private DocumentFacts facts(DocumentKey key) {
        return newest(key)
                .map(Entry::document)
                .map(document -> facts.computeIfAbsent(key, same -> decoder.facts(document)))
                .orElse(null);
    }

    private List<PublicDocument> followUps(UUID promise) {
        var committed = references.about(promise).filter(document -> !staged.containsKey(DocumentKey.of(document)));
        return Stream.concat(committed, stagedReferences.about(promise))
                .filter(document -> document.collection().equals(FOLLOW_UPS))
                .toList();
    }

    private Optional<Entry> newest(DocumentKey key) {
        return Optional.ofNullable(staged.get(key)).or(() -> store.find(key));
    }
}
