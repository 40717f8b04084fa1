package se.samverkan.gateway;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import se.samverkan.gateway.SearchResult.Facet;

/** Counts hits by what they are while they are being found. */
final class FacetCounts extends SimpleCollector {
    private static final Comparator<Facet> MOST_FREQUENT_FIRST =
            Comparator.comparingInt(Facet::count).reversed().thenComparing(Facet::value);

    private final int[] counts = new int[FacetNumbers.size()];
    private BinaryDocValues numbers;

    /** For a search of one thread. */
    record Counting() implements CollectorManager<FacetCounts, FacetCounts> {
        @Override
        public FacetCounts newCollector() {
            return new FacetCounts();
        }

        @Override
        public FacetCounts reduce(Collection<FacetCounts> collectors) {
            return collectors.iterator().next();
        }
    }

    @Override
    protected void doSetNextReader(LeafReaderContext leaf) throws IOException {
        numbers = DocValues.getBinary(leaf.reader(), Fields.FACETS);
    }

    @Override
    public void collect(int hit) throws IOException {
        numbers.advanceExact(hit);
        var of = numbers.binaryValue();
        for (int at = of.offset; at < of.offset + of.length; at += 2) {
            counts[(of.bytes[at] & 0xff) << Byte.SIZE | (of.bytes[at + 1] & 0xff)]++;
        }
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }

    /** The values that a hit has at all, by dimension. */
    Map<String, List<Facet>> facets() {
        var facets = new LinkedHashMap<String, List<Facet>>();
        int number = 0;
        for (var dimension : FacetNumbers.all().entrySet()) {
            var found = new ArrayList<Facet>();
            for (var facet : dimension.getValue()) {
                int count = counts[number++];
                if (count > 0) {
                    found.add(new Facet(facet.value(), facet.name(), count));
                }
            }
            found.sort(MOST_FREQUENT_FIRST);
            facets.put(dimension.getKey(), found);
        }
        return facets;
    }
}
