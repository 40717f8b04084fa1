package se.samverkan.gateway.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.util.BytesRef;
import se.samverkan.domain.query.ListFilter;
import se.samverkan.domain.query.ListFilter.Sort;
import se.samverkan.domain.query.ListFilter.SortKey;
import se.samverkan.gateway.document.Kind;
import se.samverkan.gateway.lucene.BestHits;
import se.samverkan.gateway.lucene.Facets;
import se.samverkan.gateway.lucene.Fields;
import se.samverkan.gateway.lucene.IndexFilter;
import se.samverkan.gateway.lucene.Snapshot;
import se.samverkan.gateway.read.Listing;

/**
 * A search with its filters and order.
 *
 * @param kind the only kind to find, or null for all
 */
record Search(SearchWords words, Kind kind, ListFilter list, IndexFilter filter) {
    static final Sort BEST_FIRST = new Sort(SortKey.relevance, false);

    /** A page of hits, the facets of all hits, and the terms that matched. */
    record Found(List<ScoreDoc> page, Facets facets, Set<BytesRef> words) {}

    Found in(Snapshot snapshot) {
        try {
            var matching = words.in(snapshot.searcher());
            var query = query(matching.query());
            var facets = snapshot.facets(query);
            int last = Math.max(1, (int) Math.min((long) list.page() * list.limit(), facets.total()));
            var hits = first(last, query, snapshot.searcher());
            return new Found(hits.skip(list.offset()).toList(), facets, matching.terms());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Stream<ScoreDoc> first(int limit, Query query, IndexSearcher searcher) throws IOException {
        if (list.sort().equals(BEST_FIRST)) {
            return best(limit, query, searcher).stream();
        }
        // The facets have counted all hits, so the search need not count them.
        var first = new TopFieldCollectorManager(Listing.order(list.sort()), limit, null, limit);
        return Stream.of(searcher.search(query, first).scoreDocs);
    }

    /** The best hits, and after all others those about a document that was withdrawn. */
    private static List<ScoreDoc> best(int limit, Query query, IndexSearcher searcher) throws IOException {
        if (searcher.getIndexReader().docFreq(Fields.ABOUT_WITHDRAWN) == 0) {
            return searcher.search(query, new BestHits.Manager(limit));
        }
        var first = searcher.search(aboutWithdrawn(query, Occur.MUST_NOT), new BestHits.Manager(limit));
        return first.size() == limit
                ? first
                : Stream.concat(
                                first.stream(),
                                searcher
                                        .search(
                                                aboutWithdrawn(query, Occur.FILTER),
                                                new BestHits.Manager(limit - first.size()))
                                        .stream())
                        .toList();
    }

    private static Query aboutWithdrawn(Query query, Occur occur) {
        return new BooleanQuery.Builder()
                .add(query, Occur.MUST)
                .add(new TermQuery(Fields.ABOUT_WITHDRAWN), occur)
                .build();
    }

    private Query query(Query words) {
        var query = new BooleanQuery.Builder().add(words, Occur.MUST);
        if (kind != null) {
            query.add(new TermQuery(new Term(Fields.KIND, kind.name())), Occur.FILTER);
        }
        filter.addTo(query);
        return query.build();
    }
}
