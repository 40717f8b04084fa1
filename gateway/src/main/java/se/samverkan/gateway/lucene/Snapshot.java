package se.samverkan.gateway.lucene;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;
import se.samverkan.gateway.document.AdmissionFilter;
import se.samverkan.gateway.document.PublicDocument;

/** The index as it was after some event: every question to it is answered from one and the same state. */
public final class Snapshot implements AutoCloseable {
    /** Some 2 MiB: a value takes a hundred bytes with its JSON. */
    private static final int KEPT_VALUES = 20_000;

    /** So many are collected without counting them first. */
    private static final int FEW = 256;

    private final DirectoryReader reader;
    private final IndexSearcher searcher;
    private final DocumentTable slots;
    private final AdmissionFilter askedAgain;
    private final Cache<Query, Facets> facets = Caffeine.newBuilder()
            .maximumWeight(KEPT_VALUES)
            .weigher((Query query, Facets facets) -> facets.values())
            // Waking another thread for each few requests costs more than what it is to do.
            .executor(Runnable::run)
            .build();

    Snapshot(DirectoryReader reader, DocumentTable slots, AdmissionFilter askedAgain) {
        this.reader = reader;
        this.searcher = new IndexSearcher(reader);
        this.slots = slots;
        this.askedAgain = askedAgain;
    }

    public DirectoryReader reader() {
        return reader;
    }

    /** Keeps it for one more reader, who closes it in the end; false where it is too late, and there is a newer one. */
    boolean isKept() {
        return reader.tryIncRef();
    }

    @Override
    public void close() {
        try {
            reader.decRef();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public IndexSearcher searcher() {
        return searcher;
    }

    /** How many documents a collection has. */
    public int total(String collection) {
        return slots.total(collection);
    }

    public int size() {
        return slots.size();
    }

    /** What the hits of a query are counted by, kept once another page, order or day has asked for the same. */
    public Facets facets(Query query) {
        var known = facets.getIfPresent(query);
        if (known != null) {
            return known;
        }
        try {
            var counted = searcher.search(query, new FacetCounts.Counting());
            if (askedAgain.test(query)) {
                facets.put(query, counted);
            }
            return counted;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every document that answers a query. */
    public List<PublicDocument> newestFirst(Query query) {
        try {
            var hits = newestFirst(query, FEW);
            int all = (int) hits.totalHits.value();
            return documents(Stream.of((all <= FEW ? hits : newestFirst(query, all)).scoreDocs));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TopDocs newestFirst(Query query, int most) throws IOException {
        return searcher.search(
                query, new TopFieldCollectorManager(SearchIndex.NEWEST_FIRST, most, null, Integer.MAX_VALUE));
    }

    /** The documents of hits, in their order. */
    public List<PublicDocument> documents(Stream<ScoreDoc> hits) {
        return hits.map(hit -> document(slot(hit))).toList();
    }

    public PublicDocument document(int slot) {
        return slots.get(slot);
    }

    /** What stands for a hit here: a document's, or a municipality's number. */
    public int slot(ScoreDoc hit) {
        try {
            var leaves = reader.leaves();
            var leaf = leaves.get(ReaderUtil.subIndex(hit.doc, leaves));
            var values = DocValues.getNumeric(leaf.reader(), Fields.SLOT);
            values.advance(hit.doc - leaf.docBase);
            return (int) values.longValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
