package se.samverkan.gateway.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.SingleInstanceLockFactory;
import se.samverkan.domain.register.Municipalities;
import se.samverkan.gateway.document.AdmissionFilter;
import se.samverkan.gateway.document.PublicDocument;
import se.samverkan.gateway.snapshot.SnapshotInput;
import se.samverkan.gateway.snapshot.SnapshotOutput;

/** The Lucene index of lists and searches, in memory: one thread writes, all threads read. */
public final class SearchIndex {
    /** The default order of lists. */
    public static final Sort NEWEST_FIRST = Fields.by(new SortField(Fields.PUBLISHED_AT, SortField.Type.LONG, true));

    /** A search visits every segment, so a low number is worth the cost of merging. */
    private static final int SEGMENTS_PER_TIER = 4;

    /** Smaller segments count as this large; larger ones are not merged again for every few documents. */
    private static final double SMALL_SEGMENT_MB = 1;

    /** A large buffer, so that the first filling writes few segments instead of many that must be merged. */
    private static final double BUFFER_MB = Math.min(128, Runtime.getRuntime().maxMemory() / 8.0 / (1 << 20));

    /** A file of a segment is an array, whose size is limited to 2 GiB. */
    private static final int LARGEST_SEGMENT_MB = 1_024;

    private IndexWriter writer;
    private final Map<UUID, Integer> slotsById = new HashMap<>();
    private Map<Integer, PublicDocument> changed = new HashMap<>();
    private FacetDictionary dictionary = new FacetDictionary();
    private final AdmissionFilter facetAdmission = new AdmissionFilter();
    private DocumentTable documents = DocumentTable.empty();
    private volatile Snapshot current;

    /** The current state; at the first use, unless the index was restored before, that of the municipalities alone. */
    private Snapshot current() {
        var known = current;
        return known == null ? open() : known;
    }

    private synchronized Snapshot open() {
        try {
            if (current == null) {
                writer = new IndexWriter(inArrays(), config());
                int position = 0;
                for (var municipality : Municipalities.all()) {
                    writer.addDocument(Fields.of(municipality, position++).document(dictionary));
                }
                current = new Snapshot(DirectoryReader.open(writer), documents, dictionary, facetAdmission);
            }
            return current;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static IndexWriterConfig config() {
        var merging = new TieredMergePolicy();
        merging.setSegmentsPerTier(SEGMENTS_PER_TIER);
        merging.setFloorSegmentMB(SMALL_SEGMENT_MB);
        merging.setMaxMergedSegmentMB(LARGEST_SEGMENT_MB);
        return new IndexWriterConfig(new CachingAnalyzer(SwedishAnalyzer.INDEX))
                .setMergePolicy(merging)
                // So "Habo" ranks the name Habo above Håbo, whose form without å is indexed too.
                .setSimilarity(new BM25Similarity(false))
                .setRAMBufferSizeMB(BUFFER_MB)
                .setIndexSort(NEWEST_FIRST);
    }

    /** An array is faster to read than a list of buffers, and takes no more memory than the file. */
    private static Directory inArrays() {
        return new ByteBuffersDirectory(
                new SingleInstanceLockFactory(),
                ByteBuffersDataOutput::new,
                (name, written) -> new ArrayInput(name, written.toArrayCopy()));
    }

    /**
     * Adds a document or replaces its earlier version; readers see it after the next refresh. Several threads may put
     * different documents at the same time.
     */
    public void put(PublicDocument document, IntFunction<Fields> fields) {
        var slot = slot(document);
        var put = fields.apply(slot.number()).document(dictionary);
        try {
            if (slot.isNew()) {
                // There is no earlier version to delete.
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
        current();
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

    /** Writes the buffers of all indexing threads in parallel: the next refresh would write them with one thread. */
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

    /** Makes all additions and removals visible to readers at once. */
    public void refresh() {
        var before = current();
        try {
            var reader = DirectoryReader.openIfChanged(before.reader(), writer);
            if (reader != null) {
                documents = documents.with(changed);
                // A cleared map would keep the size of the first and largest refresh.
                changed = new HashMap<>();
                current = new Snapshot(reader, documents, dictionary, facetAdmission);
                before.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Captures the refreshed index without copying it; the returned function writes it at any later time. */
    public synchronized Consumer<SnapshotOutput> capture() {
        var files = new LinkedHashMap<String, IndexInput>();
        current();
        try {
            writer.commit();
            for (var name : SegmentInfos.readLatestCommit(writer.getDirectory()).files(true)) {
                // An open file keeps its content when the index deletes it.
                files.put(name, writer.getDirectory().openInput(name, IOContext.DEFAULT));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var ids = new UUID[slotsById.size()];
        slotsById.forEach((id, slot) -> ids[slot] = id);
        var numbers = dictionary;
        return out -> {
            out.number(files.size());
            files.forEach((name, file) -> {
                out.text(name);
                out.file(file, file.length());
            });
            numbers.write(out);
            out.number(ids.length);
            Stream.of(ids).forEach(out::id);
        };
    }

    /** Fills the index, which has no document yet, with a written one, or fails and changes nothing. */
    public synchronized void restore(SnapshotInput in, Function<UUID, PublicDocument> documentsById) {
        var directory = inArrays();
        try {
            for (long left = in.number(); left > 0; left--) {
                try (var file = directory.createOutput(in.text(), IOContext.DEFAULT)) {
                    in.file(file);
                }
            }
            var numbers = FacetDictionary.read(in);
            var ids = in.list(in::id);
            var bySlot = new HashMap<Integer, PublicDocument>();
            IntStream.range(0, ids.size()).forEach(slot -> bySlot.put(slot, documentsById.apply(ids.get(slot))));
            var restored = new IndexWriter(directory, config());
            var table = DocumentTable.empty().with(bySlot);
            var state = new Snapshot(DirectoryReader.open(restored), table, numbers, facetAdmission);
            var before = current;
            if (before != null) {
                writer.rollback();
                before.close();
            }
            IntStream.range(0, ids.size()).forEach(slot -> slotsById.put(ids.get(slot), slot));
            writer = restored;
            dictionary = numbers;
            documents = table;
            current = state;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a query on one snapshot of the index. */
    public <T> T read(Function<Snapshot, T> query) {
        var snapshot = current();
        while (!snapshot.tryAcquire()) {
            snapshot = current;
        }
        try (var acquired = snapshot) {
            return query.apply(acquired);
        }
    }
}
