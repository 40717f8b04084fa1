package se.samverkan.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MultiCollectorManager;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.util.BytesRef;
import se.samverkan.gateway.SearchResult.Facet;
import se.samverkan.kit.http.ListFilter;

/**
 * A search as it is asked for.
 *
 * @param kind the only kind to look for, or null for all
 */
record Search(SearchWords words, Kind kind, ListFilter list, IndexFilter filter) {

    /** A page of hits in their order, what all hits are counted by, and the words that they were found by. */
    record Found(List<ScoreDoc> page, Map<String, List<Facet>> facets, Set<BytesRef> words) {
        int total() {
            return facets.get(Fields.KIND).stream().mapToInt(Facet::count).sum();
        }
    }

    Found in(Snapshot snapshot) {
        try {
            var sought = words.in(snapshot.searcher());
            int all = Math.max(1, snapshot.reader().numDocs());
            int last = (int) Math.min((long) list.page() * list.limit(), all);
            var best = new TopFieldCollectorManager(Listing.order(list.sort()), last, null, Integer.MAX_VALUE);
            var both = snapshot.searcher()
                    .search(query(sought.query()), new MultiCollectorManager(best, new FacetCounts.Counting()));
            var page = Arrays.stream(((TopDocs) both[0]).scoreDocs).skip(list.offset());
            return new Found(page.toList(), ((FacetCounts) both[1]).facets(), sought.marked());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
