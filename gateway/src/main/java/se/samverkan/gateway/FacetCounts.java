package se.samverkan.gateway;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import se.samverkan.gateway.SearchResult.Facet;

/** Counts hits by what they are while they are being found. */
final class FacetCounts extends SimpleCollector {
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

    /** The values that a hit has at all, by dimension; the most frequent first, the others by the alphabet. */
    Map<String, List<Facet>> facets() {
        var facets = new LinkedHashMap<String, List<Facet>>();
        int first = 0;
        for (var dimension : FacetNumbers.all().entrySet()) {
            facets.put(dimension.getKey(), mostFrequentFirst(dimension.getValue(), first));
            first += dimension.getValue().size();
        }
        return facets;
    }

    private List<Facet> mostFrequentFirst(List<Facet> values, int first) {
        // One number to sort by: the count, turned round, before the place in the alphabet.
        return IntStream.range(0, values.size())
                .filter(place -> counts[first + place] > 0)
                .mapToLong(place -> ((long) -counts[first + place] << Integer.SIZE) | place)
                .sorted()
                .mapToObj(found -> {
                    var value = values.get((int) found);
                    return new Facet(value.value(), value.name(), (int) -(found >> Integer.SIZE));
                })
                .toList();
    }
}
