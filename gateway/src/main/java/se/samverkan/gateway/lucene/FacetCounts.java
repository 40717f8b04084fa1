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
import se.samverkan.gateway.lucene.FacetDictionary.Combinations;

/** Counts the hits of a query by their combinations of facet values, and in the end by the single values. */
final class FacetCounts extends SimpleCollector {
    private final FacetDictionary dictionary;
    private final int[] places;
    private final int[] others;
    private NumericDocValues combinations;

    private FacetCounts(FacetDictionary dictionary) {
        this.dictionary = dictionary;
        this.places = new int[dictionary.places().size()];
        this.others = new int[dictionary.others().size()];
    }

    /** Manages the single collector of a search by one thread. */
    record Manager(FacetDictionary dictionary) implements CollectorManager<FacetCounts, Facets> {
        @Override
        public FacetCounts newCollector() {
            return new FacetCounts(dictionary);
        }

        @Override
        public Facets reduce(Collection<FacetCounts> collectors) {
            return collectors.iterator().next().facets();
        }
    }

    @Override
    protected void doSetNextReader(LeafReaderContext leaf) throws IOException {
        combinations = DocValues.getNumeric(leaf.reader(), Fields.FACETS);
    }

    @Override
    public void collect(int hit) throws IOException {
        combinations.advanceExact(hit);
        long packed = combinations.longValue();
        places[FacetDictionary.placesOf(packed)]++;
        others[FacetDictionary.othersOf(packed)]++;
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }

    private Facets facets() {
        var counts = new int[FacetOrdinals.size()];
        var counted = new FixedBitSet(counts.length);
        countValues(places, dictionary.places(), counts, counted);
        countValues(others, dictionary.others(), counts, counted);
        var facets = new LinkedHashMap<String, List<Facet>>();
        int first = 0;
        for (var dimension : FacetOrdinals.all().entrySet()) {
            facets.put(dimension.getKey(), mostFrequentFirst(dimension.getValue(), first, counts, counted));
            first += dimension.getValue().size();
        }
        return new Facets(facets);
    }

    private static void countValues(int[] hits, Combinations combinations, int[] counts, FixedBitSet counted) {
        for (int combination = 0; combination < hits.length; combination++) {
            if (hits[combination] > 0) {
                for (int value : combinations.ordinals(combination)) {
                    counts[value] += hits[combination];
                    counted.set(value);
                }
            }
        }
    }

    private static List<Facet> mostFrequentFirst(List<Facet> values, int first, int[] counts, FixedBitSet counted) {
        // Sorts by one number: the negated count, then the alphabetical position.
        var found = new long[counted.cardinality(first, first + values.size())];
        int ordinal = first - 1;
        for (int i = 0; i < found.length; i++) {
            ordinal = counted.nextSetBit(ordinal + 1);
            found[i] = (long) -counts[ordinal] << Integer.SIZE | ordinal - first;
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
