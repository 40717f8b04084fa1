package se.samverkan.gateway.index;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import se.samverkan.gateway.changelog.ChangeLog;
import se.samverkan.gateway.document.DocumentRenderer;
import se.samverkan.gateway.document.PublicDocument;
import se.samverkan.gateway.document.PublicProgress;
import se.samverkan.gateway.index.PublicStore.DocumentKey;
import se.samverkan.gateway.index.PublicStore.Entry;
import se.samverkan.gateway.lucene.SearchIndex;
import se.samverkan.gateway.lucene.Snapshot;
import se.samverkan.gateway.snapshot.SnapshotInput;
import se.samverkan.gateway.snapshot.SnapshotOutput;
import se.samverkan.platform.event.CloudEvent;
import se.samverkan.platform.event.EventNumber;
import se.samverkan.platform.event.RecordPosition;
import se.samverkan.platform.event.TopicPositions;

/**
 * Everything public, in memory: filled from the topics, read by every public request, dependent on nothing else.
 *
 * <p>One thread stages and commits events; a document, the lists that hold it and the counts that it changes become public
 * together.
 */
@ApplicationScoped
public class Index {
    private final SearchIndex search = new SearchIndex();
    private final References references = new References();
    private final PublicStore store = new PublicStore();
    private final ChangeLog changes = new ChangeLog(PublicStore.DOCUMENTS);
    private final CommitWaiters waiters = new CommitWaiters();
    private final AtomicLong commits = new AtomicLong();
    private final ObjectMapper mapper;
    private final PromiseStatistics statistics;
    private final IndexUpdater updater;
    private volatile boolean isFilled;
    private boolean isCommitting;

    public Index(ObjectMapper mapper, DocumentRenderer renderer, PromiseStatistics statistics) {
        this.mapper = mapper;
        this.statistics = statistics;
        this.updater =
                new IndexUpdater(new EventDecoder(mapper, renderer), statistics, search, references, store, changes);
    }

    /** Stages an event for the next commit, unless a newer event of the same document is known. */
    public void stage(CloudEvent event, RecordPosition at) {
        updater.stage(event, at);
    }

    /** Makes the staged events public, with everything that is joined with them: all up to these positions. */
    public synchronized void commit(TopicPositions positions) {
        isCommitting = true;
        changes.begin(positions);
        var committed = updater.commit();
        changes.end(positions);
        isCommitting = false;
        if (!committed.isEmpty()) {
            commits.incrementAndGet();
        }
        isFilled = true;
        committed.forEach((key, entry) -> waiters.complete(key, entry.number()));
    }

    /** Captures the committed state between two commits; the returned function writes it at any later time. */
    synchronized Consumer<SnapshotOutput> capture() {
        if (isCommitting) {
            throw new IllegalStateException("the last commit has failed");
        }
        return store.capture().andThen(statistics.capture()).andThen(search.capture());
    }

    /** Fills the empty index with a written state, or fails and changes nothing. */
    synchronized void restore(SnapshotInput in) {
        var entries = PublicStore.read(in, mapper);
        var counts = PromiseStatistics.read(in);
        var documents = new HashMap<UUID, PublicDocument>();
        entries.values().stream()
                .map(Entry::document)
                .filter(Objects::nonNull)
                .forEach(document -> documents.put(document.id(), document));
        search.restore(in, documents::get);
        entries.forEach((key, entry) -> {
            references.add(entry.document());
            updater.put(key, entry);
        });
        counts.forEach((promise, count) -> statistics.count(documents.get(promise), count));
        commits.incrementAndGet();
    }

    /** Declares up to where a restored state was read, from when on it is public. */
    void restored(TopicPositions positions) {
        changes.begin(positions);
        changes.end(positions);
        isFilled = true;
    }

    /** The newest change of every document. */
    public ChangeLog changes() {
        return changes;
    }

    /** Whether the index holds everything that was public at the start. */
    public boolean isFilled() {
        return isFilled;
    }

    /** The number of commits: a cached response is valid as long as it is the same. */
    public long commits() {
        return commits.get();
    }

    /**
     * Waits without blocking until the index has committed an event of a document, or a newer one.
     *
     * @return true at the commit, false after the timeout
     */
    public CompletionStage<Boolean> awaitCommit(String collection, UUID id, EventNumber number, Duration timeout) {
        if (newest(collection, id).covers(number)) {
            return CompletableFuture.completedFuture(true);
        }
        var key = new DocumentKey(collection, id);
        var committed = waiters.await(key, number, timeout);
        // The commit may have come between the first look-up and the registration.
        waiters.complete(key, newest(collection, id));
        return committed;
    }

    /** The number of the newest committed event of a document. */
    EventNumber newest(String collection, UUID id) {
        return entry(collection, id).map(Entry::number).orElse(EventNumber.NONE);
    }

    public Optional<PublicDocument> find(String collection, UUID id) {
        return entry(collection, id).map(Entry::document);
    }

    /** The notice that a withdrawal left in the document's place. */
    public Optional<ObjectNode> withdrawal(String collection, UUID id) {
        return entry(collection, id).map(Entry::withdrawal);
    }

    public Optional<PublicProgress> progress(UUID promiseId) {
        return entry(PublicStore.PROGRESS, promiseId).map(Entry::progress);
    }

    /** The number of public documents. */
    int size() {
        return search.read(Snapshot::size);
    }

    /** The documents that develop, follow up or report on another. */
    public Stream<PublicDocument> about(UUID document) {
        return references.about(document);
    }

    /** The documents that replace another. */
    public Stream<PublicDocument> successors(UUID document) {
        return references.successors(document);
    }

    /** The tag of all public documents of a collection, of promises with their progress. */
    public String tag(String collection) {
        return store.tag(collection);
    }

    /** When each collection changed last. */
    public Map<String, Instant> modified() {
        return store.modified();
    }

    /** All public documents of a collection at this moment. */
    public CollectionSnapshot snapshot(String collection) {
        return store.snapshot(collection);
    }

    /** Answers a query about lists, searches or counts of hits from one state. */
    public <T> T search(Function<Snapshot, T> query) {
        return search.read(query);
    }

    private Optional<Entry> entry(String collection, UUID id) {
        return store.find(new DocumentKey(collection, id));
    }
}
