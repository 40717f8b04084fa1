package se.samverkan.gateway.lucene;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import se.samverkan.gateway.snapshot.SnapshotInput;
import se.samverkan.gateway.snapshot.SnapshotOutput;

/**
 * Numbers the combinations of facet values that the documents of one index have: those of the places and those of all
 * other values apart, since together there are nearly as many combinations as documents.
 *
 * <p>A number is kept as long as the index: there are few, and a reader may count by an older snapshot.
 */
final class FacetDictionary {
    private final Combinations places = new Combinations();
    private final Combinations others = new Combinations();

    /** The combinations of one group of dimensions; each is numbered when it is first seen. */
    static final class Combinations {
        private final Map<List<Integer>, Integer> numbers = new ConcurrentHashMap<>();
        private volatile int[][] ordinals = new int[0][];

        private int number(List<Integer> values) {
            return numbers.computeIfAbsent(values.stream().sorted().toList(), this::add);
        }

        private void write(SnapshotOutput out) {
            var written = ordinals;
            out.number(written.length);
            for (var combination : written) {
                out.number(combination.length);
                IntStream.of(combination).forEach(out::number);
            }
        }

        private void read(SnapshotInput in) {
            in.list(() -> in.list(() -> (int) in.number())).forEach(this::number);
        }

        private synchronized int add(List<Integer> combination) {
            int number = ordinals.length;
            var extended = Arrays.copyOf(ordinals, number + 1);
            extended[number] = combination.stream().mapToInt(Integer::intValue).toArray();
            ordinals = extended;
            return number;
        }

        int size() {
            return ordinals.length;
        }

        /** The ordinals of the values of a combination. */
        int[] ordinals(int number) {
            return ordinals[number];
        }
    }

    /** Writes the combinations in the order of their numbers. */
    void write(SnapshotOutput out) {
        places.write(out);
        others.write(out);
    }

    static FacetDictionary read(SnapshotInput in) {
        var dictionary = new FacetDictionary();
        dictionary.places.read(in);
        dictionary.others.read(in);
        return dictionary;
    }

    /** The numbers of both combinations of a document, packed into one. */
    long encode(FacetOrdinals document) {
        return (long) places.number(document.places()) << Integer.SIZE | others.number(document.others());
    }

    static int placesOf(long packed) {
        return (int) (packed >> Integer.SIZE);
    }

    static int othersOf(long packed) {
        return (int) packed;
    }

    Combinations places() {
        return places;
    }

    Combinations others() {
        return others;
    }
}
