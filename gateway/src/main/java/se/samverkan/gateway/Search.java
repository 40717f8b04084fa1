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

    /** Hits of one kind, with where they stand in the index. */
    record Group(Kind kind, int total, List<ScoreDoc> hits) {}

    /** What was found, in the order of kinds. */
    record Found(Query query, List<Group> groups, Map<String, List<Facet>> facets) {}

    Found in(Snapshot snapshot) {
        try {
            var query = query(snapshot);
            var hits = snapshot.searcher().search(query, new FacetsCollectorManager());
            var facets = facets(hits, snapshot);
            var totals = new LinkedHashMap<Kind, Integer>();
            facets.get(Fields.KIND).forEach(facet -> totals.put(Kind.valueOf(facet.value()), facet.count()));
            var groups = Stream.of(Kind.values())
                    .filter(totals::containsKey)
                    .map(found -> new Group(found, totals.get(found), hits(query, found, totals.get(found), snapshot)))
                    .toList();
            return new Found(query, groups, facets);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Query query(Snapshot snapshot) throws IOException {
        var query = new BooleanQuery.Builder().add(words.query(snapshot.reader()), Occur.MUST);
        if (kind != null) {
            query.add(of(kind), Occur.FILTER);
        }
        filter.addTo(query);
        return query.build();
    }

    private List<ScoreDoc> hits(Query query, Kind found, int total, Snapshot snapshot) {
        int last = (int) Math.min((long) list.page() * list.limit(), total);
        if (last <= list.offset()) {
            return List.of();
        }
        var ofKind = new BooleanQuery.Builder()
                .add(query, Occur.MUST)
                .add(of(found), Occur.FILTER)
                .build();
        try {
            var best = snapshot.searcher()
                    .search(ofKind, new TopFieldCollectorManager(Listing.order(list.sort()), last, null, last));
            return Arrays.stream(best.scoreDocs).skip(list.offset()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Query of(Kind kind) {
        return new TermQuery(new Term(Fields.KIND, kind.name()));
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
