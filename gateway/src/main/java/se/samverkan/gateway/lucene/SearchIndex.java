package se.samverkan.gateway.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.SingleInstanceLockFactory;
import se.samverkan.domain.register.Municipalities;
import se.samverkan.gateway.document.AdmissionFilter;
import se.samverkan.gateway.document.PublicDocument;

/** What lists and searches are answered from: Apache Lucene, in memory, written by one thread and read by all. */
public final class SearchIndex {
    /** The order of lists unless another is asked for. */
    public static final Sort NEWEST_FIRST = Fields.by(new SortField(Fields.PUBLISHED_AT, SortField.Type.LONG, true));

    /** Every search looks into every segment: few are worth the merging. */
    private static final int SEGMENTS_PER_TIER = 4;

    /** Smaller ones count as this large; what is larger is not merged anew for each few documents that come. */
    private static final double SMALL_SEGMENT_MB = 1;

    /** What a nation is filled with goes into few segments at once, instead of many that are merged. */
    private static final double BUFFER_MB = Math.min(128, Runtime.getRuntime().maxMemory() / 8.0 / (1 << 20));

    /** A file of a segment is an array, which has at most 2 GiB. */
    private static final int LARGEST_SEGMENT_MB = 1_024;

    private final IndexWriter writer;
    private final Map<UUID, Integer> slotsById = new HashMap<>();
    private final Map<Integer, PublicDocument> changed = new HashMap<>();
    private final AdmissionFilter countedAgain = new AdmissionFilter();
    private DocumentTable slots = DocumentTable.empty();
    private volatile Snapshot current;

    public SearchIndex() {
        try {
            var merging = new TieredMergePolicy();
            merging.setSegmentsPerTier(SEGMENTS_PER_TIER);
            merging.setFloorSegmentMB(SMALL_SEGMENT_MB);
            merging.setMaxMergedSegmentMB(LARGEST_SEGMENT_MB);
            this.writer = new IndexWriter(
                    inArrays(),
                    new IndexWriterConfig(new CachingAnalyzer(SwedishAnalyzer.INDEXED))
                            .setMergePolicy(merging)
                            // So "Habo" is first of all Habo, and not Håbo, which stands there without its å, too.
                            .setSimilarity(new BM25Similarity(false))
                            .setRAMBufferSizeMB(BUFFER_MB)
                            .setIndexSort(NEWEST_FIRST));
            int place = 0;
            for (var municipality : Municipalities.all()) {
                writer.addDocument(Fields.of(municipality, place++).document());
            }
            this.current = new Snapshot(DirectoryReader.open(writer), slots, countedAgain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An array is quicker to read than a list of buffers, and no larger than it has to be. */
    private static Directory inArrays() {
        return new ByteBuffersDirectory(
                new SingleInstanceLockFactory(),
                ByteBuffersDataOutput::new,
                (name, written) -> new ArrayInput(name, written.toArrayCopy()));
    }

    /**
     * Puts a document in, or in the place of its earlier version; readers see it after the next refresh. Different
     * documents may be put in at the same time.
     */
    public void put(PublicDocument document, IntFunction<Fields> fields) {
        var slot = slot(document);
        var put = fields.apply(slot.number()).document();
        try {
            if (slot.isNew()) {
                // There is nothing that it takes the place of.
                writer.addDocument(put);
            } else {
                writer.updateDocument(new Term(Fields.ID, Fields.id(document.id())), put);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Slot(int number, boolean isNew) {}

    private synchronized Slot slot(PublicDocument document) {
        var known = slotsById.get(document.id());
        var slot = known == null ? new Slot(slotsById.size(), true) : new Slot(known, false);
        slotsById.put(document.id(), slot.number());
        changed.put(slot.number(), document);
        return slot;
    }

    public synchronized void remove(UUID id) {
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

    /** Writes out what several threads have put in, by several: the next refresh would do it by one. */
    public void flush() {
        var threads = Runtime.getRuntime().availableProcessors();
        IntStream.range(0, threads).parallel().forEach(thread -> {
            try {
                writer.flushNextBuffer();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Lets readers see what has been put in and removed, all at once. */
    public void refresh() {
        var before = current;
        try {
            var reader = DirectoryReader.openIfChanged(before.reader(), writer);
            if (reader != null) {
                slots = slots.with(changed);
                changed.clear();
                current = new Snapshot(reader, slots, countedAgain);
                before.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers a question from one state of the index, whatever happens meanwhile. */
    public <T> T read(Function<Snapshot, T> question) {
        var snapshot = current;
        while (!snapshot.isKept()) {
            snapshot = current;
        }
        try (var kept = snapshot) {
            return question.apply(kept);
        }
    }
}
