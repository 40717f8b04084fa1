package se.samverkan.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.facet.LabelAndValue;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import se.samverkan.gateway.SearchResult.Facet;
import se.samverkan.kit.content.Municipalities;
import se.samverkan.kit.http.ListFilter;

/**
 * A search as it is asked for.
 *
 * @param kind the only kind to look for, or null for all
 */
record Search(SearchWords words, Kind kind, ListFilter list, IndexFilter filter) {

    /** A page of hits in their order, and what all hits are counted by. */
    record Found(List<ScoreDoc> page, Map<String, List<Facet>> facets) {
        int total() {
            return facets.get(Fields.KIND).stream().mapToInt(Facet::count).sum();
        }
    }

    Found in(Snapshot snapshot) {
        try {
            var query = query(snapshot);
            var hits = snapshot.searcher().search(query, new FacetsCollectorManager());
            var found = new Found(List.of(), facets(hits, snapshot));
            int last = (int) Math.min((long) list.page() * list.limit(), found.total());
            if (last <= list.offset()) {
                return found;
            }
            var best = snapshot.searcher()
                    .search(query, new TopFieldCollectorManager(Listing.order(list.sort()), last, null, last));
            return new Found(Arrays.stream(best.scoreDocs).skip(list.offset()).toList(), found.facets());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Query query(Snapshot snapshot) throws IOException {
        var query = new BooleanQuery.Builder().add(words.query(snapshot.reader()), Occur.MUST);
        if (kind != null) {
            query.add(new TermQuery(new Term(Fields.KIND, kind.name())), Occur.FILTER);
        }
        filter.addTo(query);
        return query.build();
    }

    private static Map<String, List<Facet>> facets(FacetsCollector hits, Snapshot snapshot) throws IOException {
        var counts = new SortedSetDocValuesFacetCounts(snapshot.facets(), hits);
        var facets = new LinkedHashMap<String, List<Facet>>();
        for (var dimension : Fields.FACETS) {
            var values = counts.getAllChildren(dimension);
            facets.put(
                    dimension,
                    values == null
                            ? List.of()
                            : Stream.of(values.labelValues)
                                    .map(value -> facet(dimension, value))
                                    .sorted(Comparator.comparingInt(Facet::count)
                                            .reversed()
                                            .thenComparing(Facet::value))
                                    .toList());
        }
        return facets;
    }

    private static Facet facet(String dimension, LabelAndValue value) {
        var name = dimension.equals(Fields.MUNICIPALITY)
                ? Municipalities.find(value.label).orElseThrow().name()
                : null;
        return new Facet(value.label, name, value.value.intValue());
    }
}
