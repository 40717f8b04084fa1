package se.samverkan.gateway.lucene;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.util.FixedBitSet;
import se.samverkan.gateway.lucene.FacetOrdinals.Combinations;

/** Counts hits by what they are while they are being found: by their combinations, which are taken apart in the end. */
final class FacetCounts extends SimpleCollector {
    private final int[] places = new int[FacetOrdinals.places().size()];
    private final int[] others = new int[FacetOrdinals.others().size()];
    private NumericDocValues numbers;

    /** For a search of one thread. */
    record Counting() implements CollectorManager<FacetCounts, Facets> {
        @Override
        public FacetCounts newCollector() {
            return new FacetCounts();
        }

        @Override
        public Facets reduce(Collection<FacetCounts> collectors) {
            return collectors.iterator().next().facets();
        }
    }

    @Override
    protected void doSetNextReader(LeafReaderContext leaf) throws IOException {
        numbers = DocValues.getNumeric(leaf.reader(), Fields.FACETS);
    }

    @Override
    public void collect(int hit) throws IOException {
        numbers.advanceExact(hit);
        long packed = numbers.longValue();
        places[FacetOrdinals.places(packed)]++;
        others[FacetOrdinals.others(packed)]++;
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }

    private Facets facets() {
        var counts = new int[FacetOrdinals.size()];
        var counted = new FixedBitSet(counts.length);
        takeApart(places, FacetOrdinals.places(), counts, counted);
        takeApart(others, FacetOrdinals.others(), counts, counted);
        var facets = new LinkedHashMap<String, List<Facet>>();
        int first = 0;
        for (var dimension : FacetOrdinals.all().entrySet()) {
            facets.put(dimension.getKey(), mostFrequentFirst(dimension.getValue(), first, counts, counted));
            first += dimension.getValue().size();
        }
        return new Facets(facets);
    }

    private static void takeApart(int[] hits, Combinations combinations, int[] counts, FixedBitSet counted) {
        for (int combination = 0; combination < hits.length; combination++) {
            if (hits[combination] > 0) {
                for (int value : combinations.values(combination)) {
                    counts[value] += hits[combination];
                    counted.set(value);
                }
            }
        }
    }

    private static List<Facet> mostFrequentFirst(List<Facet> values, int first, int[] counts, FixedBitSet counted) {
        // One number to sort by: the count, turned round, before the place in the alphabet.
        var found = new long[counted.cardinality(first, first + values.size())];
        int number = first - 1;
        for (int i = 0; i < found.length; i++) {
            number = counted.nextSetBit(number + 1);
            found[i] = (long) -counts[number] << Integer.SIZE | number - first;
        }
        Arrays.sort(found);
        var facets = new Facet[found.length];
        for (int i = 0; i < found.length; i++) {
            var value = values.get((int) found[i]);
            facets[i] = new Facet(value.value(), value.name(), (int) -(found[i] >> Integer.SIZE));
        }
        return List.of(facets);
    }
}
