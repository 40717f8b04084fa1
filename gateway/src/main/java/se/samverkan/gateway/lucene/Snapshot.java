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

/** An immutable state of the index, so that all parts of a response agree. */
public final class Snapshot implements AutoCloseable {
    /** About 2 MiB: a value takes a hundred bytes with its JSON. */
    private static final int MAX_CACHED_VALUES = 20_000;

    /** The first search collects up to this number of hits; only more need a second search. */
    private static final int FIRST_HITS = 256;

    private final DirectoryReader reader;
    private final IndexSearcher searcher;
    private final DocumentTable documents;
    private final FacetDictionary dictionary;
    private final AdmissionFilter admission;
    private final Cache<Query, Facets> facets = Caffeine.newBuilder()
            .maximumWeight(MAX_CACHED_VALUES)
            .weigher((Query query, Facets facets) -> facets.values())
            // The maintenance takes less time than waking another thread for it.
            .executor(Runnable::run)
            .build();

    Snapshot(DirectoryReader reader, DocumentTable documents, FacetDictionary dictionary, AdmissionFilter admission) {
        this.reader = reader;
        this.searcher = new IndexSearcher(reader);
        this.documents = documents;
        this.dictionary = dictionary;
        this.admission = admission;
    }

    public DirectoryReader reader() {
        return reader;
    }

    /** Acquires the snapshot for a reader, who must close it; false if it is closed already, and there is a newer one. */
    boolean tryAcquire() {
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

    /** The number of documents of a collection. */
    public int total(String collection) {
        return documents.total(collection);
    }

    public int size() {
        return documents.size();
    }

    /** The facets of all hits of a query, cached from its second execution on (by another page or order). */
    public Facets facets(Query query) {
        var cached = facets.getIfPresent(query);
        if (cached != null) {
            return cached;
        }
        try {
            var counted = searcher.search(query, new FacetCounts.Manager(dictionary));
            if (admission.test(query)) {
                facets.put(query, counted);
            }
            return counted;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All documents that match a query. */
    public List<PublicDocument> newestFirst(Query query) {
        try {
            var hits = newestFirst(query, FIRST_HITS);
            int total = (int) hits.totalHits.value();
            return documents(Stream.of((total <= FIRST_HITS ? hits : newestFirst(query, total)).scoreDocs));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TopDocs newestFirst(Query query, int limit) throws IOException {
        return searcher.search(
                query, new TopFieldCollectorManager(SearchIndex.NEWEST_FIRST, limit, null, Integer.MAX_VALUE));
    }

    /** The documents of hits, in their order. */
    public List<PublicDocument> documents(Stream<ScoreDoc> hits) {
        return hits.map(hit -> document(slot(hit))).toList();
    }

    public PublicDocument document(int slot) {
        return documents.get(slot);
    }

    /** The slot of a hit: the number of its document, or a negative number for a municipality. */
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
