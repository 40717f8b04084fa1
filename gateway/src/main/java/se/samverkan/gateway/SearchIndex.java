package se.samverkan.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.store.ByteBuffersDirectory;
import se.samverkan.kit.content.Municipalities;

/** What lists and searches are answered from: Apache Lucene, in memory, written by one thread and read by all. */
final class SearchIndex {
    /** The order of lists unless another is asked for. */
    static final Sort NEWEST_FIRST = new Sort(
            new SortField(Fields.PUBLISHED_AT, SortField.Type.LONG, true),
            new SortField(Fields.ID, SortField.Type.STRING));
    /** Every search looks into every segment: few are worth the merging. */
    private static final int SEGMENTS_PER_TIER = 4;

    private final IndexWriter writer;
    private final Map<UUID, Integer> slotsById = new HashMap<>();
    private final Map<Integer, Published> changed = new HashMap<>();
    private Slots slots = Slots.empty();
    private volatile Snapshot current;

    SearchIndex() {
        try {
            var merging = new TieredMergePolicy();
            merging.setSegmentsPerTier(SEGMENTS_PER_TIER);
            this.writer = new IndexWriter(
                    new ByteBuffersDirectory(),
                    new IndexWriterConfig(new KnownWords(SwedishText.INDEXED)).setMergePolicy(merging));
            int place = 0;
            for (var municipality : Municipalities.all()) {
                writer.addDocument(Fields.of(municipality, place++));
            }
            this.current = new Snapshot(DirectoryReader.open(writer), slots);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Puts a document in, or in the place of its earlier version; readers see it after the next refresh. Different
     * documents may be put in at the same time.
     */
    void put(Published document, IntFunction<Document> fields) {
        int slot = slot(document);
        try {
            writer.updateDocument(new Term(Fields.ID, Fields.id(document.id())), fields.apply(slot));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized int slot(Published document) {
        var known = slotsById.get(document.id());
        int slot = known == null ? slotsById.size() : known;
        slotsById.put(document.id(), slot);
        changed.put(slot, document);
        return slot;
    }

    synchronized void remove(UUID id) {
        var slot = slotsById.get(id);
        if (slot == null) {
            return;
        }
        changed.put(slot, null);
        try {
            writer.deleteDocuments(new Term(Fields.ID, Fields.id(id)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets readers see what has been put in and removed, all at once. */
    void refresh() {
        var before = current;
        try {
            var reader = DirectoryReader.openIfChanged(before.reader(), writer);
            if (reader != null) {
                slots = slots.with(changed);
                changed.clear();
                current = new Snapshot(reader, slots);
                before.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers a question from one state of the index, whatever happens meanwhile. */
    <T> T read(Function<Snapshot, T> question) {
        var snapshot = current;
        while (!snapshot.isKept()) {
            snapshot = current;
        }
        try (var kept = snapshot) {
            return question.apply(kept);
        }
    }
}
