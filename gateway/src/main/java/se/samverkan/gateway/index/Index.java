package se.samverkan.gateway.index;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import se.samverkan.gateway.document.DocumentFacts;
import se.samverkan.gateway.document.DocumentRenderer;
import se.samverkan.gateway.document.PublicDocument;
import se.samverkan.gateway.document.PublicProgress;
import se.samverkan.gateway.index.PublicStore.Entry;
import se.samverkan.gateway.lucene.SearchIndex;
import se.samverkan.gateway.lucene.Snapshot;
import se.samverkan.platform.event.CloudEvent;

/**
 * Everything public, in memory: filled from the topics, asked by every public read, dependent on nothing else.
 *
 * <p>One thread takes events and shows them; a document, the lists that it is in and the counts that it changes are shown
 * together.
 */
@ApplicationScoped
public class Index {
    private static final Logger LOG = Logger.getLogger(Index.class);
    private static final int MANY = 500;
    private static final int TOLD_EVERY = 20_000;
    private static final String AGREEMENTS = "agreements";
    private static final String FOLLOW_UPS = "follow-ups";

    private final ObjectMapper mapper;
    private final DocumentRenderer rendering;
    private final PromiseStatistics statistics;
    private final SearchIndex search = new SearchIndex();
    private final References references = new References();
    private final PublicStore shown = new PublicStore();
    private volatile boolean isFilled;
    private final AtomicLong changes = new AtomicLong();
    private final Map<Key, Entry> taken = new LinkedHashMap<>();
    /** Of what was taken, and of what is joined with it: read once, however many need it, until it is shown. */
    private final Map<Key, DocumentFacts> said = new ConcurrentHashMap<>();

    private References takenReferences = new References();

    public Index(ObjectMapper mapper, DocumentRenderer rendering, PromiseStatistics statistics) {
        this.mapper = mapper;
        this.rendering = rendering;
        this.statistics = statistics;
    }

    private record Key(String collection, UUID id) {
        static Key of(PublicDocument document) {
            return new Key(document.collection(), document.id());
        }
    }

    /** Takes an event unless a newer one of the same document was taken before; it is shown by the next show. */
    public void take(CloudEvent event) {
        var key = new Key(event.collection(), UUID.fromString(event.subject()));
        if (newest(key).filter(entry -> entry.sequence() >= event.sequence()).isEmpty()) {
            taken.put(key, entry(key, event));
        }
    }

    /** Shows what was taken, with everything that is joined with it. */
    public void show() {
        if (taken.isEmpty()) {
            isFilled = true;
            return;
        }
        takenReferences = new References();
        var affected = new LinkedHashSet<Key>();
        taken.forEach((key, entry) -> {
            takenReferences.add(entry.document());
            affected.addAll(affected(key, find(key.collection(), key.id()).orElse(null), entry.document()));
        });
        index(affected);
        search.refresh();
        // Up to here each step replaces what it did before, so that a failing show can be tried again.
        synchronized (shown) {
            taken.forEach(this::replace);
        }
        taken.clear();
        said.clear();
        changes.incrementAndGet();
        if (!isFilled) {
            isFilled = true;
            // What the filling left behind would else stay in memory for as long as it is not needed for anything.
            System.gc();
        }
    }

    private void replace(Key key, Entry entry) {
        references.remove(find(key.collection(), key.id()).orElse(null));
        references.add(entry.document());
        shown.put(key.collection(), key.id(), entry);
    }

    /** Whether everything that was public at the start is shown. */
    public boolean isFilled() {
        return isFilled;
    }

    /** How often something was shown: what was answered before holds as long as it is the same. */
    public long changes() {
        return changes.get();
    }

    /** A progress tells outcomes of its promise, a follow-up figures, and an agreement the names of focus areas. */
    private Set<Key> affected(Key key, PublicDocument before, PublicDocument after) {
        var affected = new LinkedHashSet<Key>();
        switch (key.collection()) {
            case PublicStore.PROGRESS -> affected.add(new Key(PublicStore.PROMISES, key.id()));
            case AGREEMENTS -> references.about(key.id()).forEach(document -> affected.add(Key.of(document)));
            case FOLLOW_UPS ->
                Stream.of(before, after)
                        .filter(document -> document != null && document.about() != null)
                        .map(document -> new Key(PublicStore.PROMISES, document.about()))
                        // It may be about something else.
                        .filter(promise -> newest(promise).isPresent())
                        .forEach(affected::add);
            default -> {}
        }
        if (!key.collection().equals(PublicStore.PROGRESS)) {
            affected.add(key);
        }
        return affected;
    }

    /** One thread is enough for what is new, but not for all there is when the gateway starts. */
    private void index(Set<Key> affected) {
        if (affected.size() < MANY) {
            affected.forEach(this::index);
            return;
        }
        var begun = Instant.now();
        var done = new AtomicInteger();
        affected.parallelStream().forEach(key -> {
            index(key);
            int soFar = done.incrementAndGet();
            if (soFar % TOLD_EVERY == 0 || soFar == affected.size()) {
                var took = Duration.between(begun, Instant.now());
                LOG.infof("Indexed %d of %d documents in %d ms", soFar, affected.size(), took.toMillis());
            }
        });
        search.flush();
    }

    private void index(Key key) {
        var document = newest(key).map(Entry::document).orElse(null);
        if (document == null) {
            search.remove(key.id());
            statistics.forget(key.id());
            return;
        }
        var joined = new EnrichedDocument(
                document,
                said(key),
                document.about() == null ? null : said(new Key(AGREEMENTS, document.about())),
                newest(new Key(PublicStore.PROGRESS, key.id()))
                        .map(Entry::progress)
                        .orElse(null));
        search.put(document, joined::fields);
        if (key.collection().equals(PublicStore.PROMISES)) {
            statistics.count(document, joined.counts(followUps(key.id())));
        }
    }

    /** What a document says, as it will be shown; null where there is none. */
    private DocumentFacts said(Key key) {
        return newest(key)
                .map(Entry::document)
                .map(document -> said.computeIfAbsent(key, read -> DocumentFacts.of(rendering.json(document))))
                .orElse(null);
    }

    private Map<UUID, DocumentFacts> followUps(UUID promise) {
        var shown = references.about(promise).filter(document -> !taken.containsKey(Key.of(document)));
        return Stream.concat(shown, takenReferences.about(promise))
                .filter(document -> document.collection().equals(FOLLOW_UPS))
                .collect(Collectors.toMap(PublicDocument::id, document -> said(Key.of(document))));
    }

    private Optional<Entry> newest(Key key) {
        return Optional.ofNullable(taken.get(key)).or(() -> shown.find(key.collection(), key.id()));
    }

    /** The number of the newest event that is shown of a document; 0 where there is none. */
    public long sequence(String collection, UUID id) {
        return shown.find(collection, id).map(Entry::sequence).orElse(0L);
    }

    public Optional<PublicDocument> find(String collection, UUID id) {
        return shown.find(collection, id).map(Entry::document);
    }

    /** The notice that a withdrawal left in the document's place. */
    public Optional<ObjectNode> withdrawal(String collection, UUID id) {
        return shown.find(collection, id).map(Entry::withdrawal);
    }

    /** How many documents are public. */
    int size() {
        return search.read(Snapshot::size);
    }

    public Optional<PublicProgress> progress(UUID promiseId) {
        return shown.find(PublicStore.PROGRESS, promiseId).map(Entry::progress);
    }

    /** The documents that develop, follow up or report on another. */
    public Stream<PublicDocument> about(UUID document) {
        return references.about(document);
    }

    /** The documents that took another's place. */
    public Stream<PublicDocument> successors(UUID document) {
        return references.successors(document);
    }

    /** The tag of all that is public of a collection, of promises with their progress. */
    public String tag(String collection) {
        return shown.tag(collection);
    }

    /** All that is public of a collection at this moment. */
    public CollectionSnapshot wholeSet(String collection) {
        return shown.wholeSet(collection);
    }

    /** Answers a question about lists, searches or counts of hits from one state. */
    public <T> T search(Function<Snapshot, T> question) {
        return search.read(question);
    }

    private Entry entry(Key key, CloudEvent event) {
        try {
            var data = (ObjectNode) mapper.readTree(event.data());
            if (event.isWithdrawal()) {
                return new Entry(event.sequence(), null, data, null);
            }
            if (event.collection().equals(PublicStore.PROGRESS)) {
                return new Entry(
                        event.sequence(),
                        null,
                        null,
                        PublicProgress.of(
                                data,
                                rendering.bytes(data),
                                rendering.bytes(rendering.self("/promises/" + event.subject() + "/progress"))));
            }
            var document = rendering.document(event.collection(), data);
            var says = DocumentFacts.of(data);
            // What can't be found and counted must be noticed now, while its record can still be put aside.
            new EnrichedDocument(document, says, null, null).check();
            said.put(key, says);
            return new Entry(event.sequence(), document, null, null);
        } catch (JsonProcessingException | RuntimeException e) {
            throw new CloudEvent.Unreadable("The data of event " + event.id() + " can't be indexed", e);
        }
    }
}
