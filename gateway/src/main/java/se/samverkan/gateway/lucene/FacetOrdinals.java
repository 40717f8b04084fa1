package se.samverkan.gateway.lucene;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import se.samverkan.domain.content.Outcome;
import se.samverkan.domain.register.Municipalities;
import se.samverkan.domain.register.Municipality;
import se.samverkan.gateway.document.Kind;

/**
 * The values of a document that hits are counted by, as two numbers: that of its places and that of everything else, since
 * of both together there are nearly as many as documents, but of each for itself few.
 *
 * <p>All values that there can be are known beforehand; combinations of them get a number when they are first met.
 */
final class FacetOrdinals {
    /** A winter belongs to the year after, too. */
    private static final int LAST_YEAR = 10_000;
    /** The dimensions in the order in which a page shows them, the values of each by the alphabet; so are the numbers. */
    private static final Map<String, List<Facet>> VALUES = values();

    private static final Map<String, Map<String, Integer>> NUMBERS = numbers();
    private static final Combinations PLACES = new Combinations();
    private static final Combinations OTHERS = new Combinations();

    private final List<Integer> places = new ArrayList<>();
    private final List<Integer> others = new ArrayList<>();

    /** Never forgotten: there are few, and a reader may be counting by an older state of the index. */
    static final class Combinations {
        private final Map<List<Integer>, Integer> numbers = new ConcurrentHashMap<>();
        private volatile int[][] values = new int[0][];

        private int number(List<Integer> values) {
            return numbers.computeIfAbsent(values.stream().sorted().toList(), this::added);
        }

        private synchronized int added(List<Integer> combination) {
            int number = values.length;
            var more = Arrays.copyOf(values, number + 1);
            more[number] = combination.stream().mapToInt(Integer::intValue).toArray();
            values = more;
            return number;
        }

        int size() {
            return values.length;
        }

        /** The numbers of the values in a combination. */
        int[] values(int number) {
            return values[number];
        }
    }

    void add(String dimension, String value) {
        int number = NUMBERS.get(dimension).get(value);
        switch (dimension) {
            case Fields.MUNICIPALITY, Fields.COUNTY, Fields.POLICE_REGION -> places.add(number);
            default -> others.add(number);
        }
    }

    /** Both numbers in one. */
    long packed() {
        return (long) PLACES.number(places) << Integer.SIZE | OTHERS.number(others);
    }

    static int places(long packed) {
        return (int) (packed >> Integer.SIZE);
    }

    static int others(long packed) {
        return (int) packed;
    }

    static Combinations places() {
        return PLACES;
    }

    static Combinations others() {
        return OTHERS;
    }

    /** The values by dimension, each without a count. */
    static Map<String, List<Facet>> all() {
        return VALUES;
    }

    static int size() {
        return VALUES.values().stream().mapToInt(List::size).sum();
    }

    private static Map<String, List<Facet>> values() {
        var all = Municipalities.all();
        var values = new LinkedHashMap<String, List<Facet>>();
        values.put(Fields.KIND, facets(Stream.of(Kind.values()).map(Kind::name)));
        values.put(Fields.MUNICIPALITY, inOrder(all.stream().map(it -> new Facet(it.code(), it.name(), 0))));
        values.put(Fields.COUNTY, facets(all, Municipality::county));
        values.put(Fields.POLICE_REGION, facets(all, Municipality::policeRegion));
        values.put(Fields.YEAR, facets(IntStream.rangeClosed(0, LAST_YEAR).mapToObj(Integer::toString)));
        values.put(Fields.OUTCOME, facets(Stream.of(Outcome.values()).map(Outcome::name)));
        return values;
    }

    private static List<Facet> facets(Collection<Municipality> municipalities, Function<Municipality, String> value) {
        return facets(municipalities.stream().map(value).distinct());
    }

    private static List<Facet> facets(Stream<String> values) {
        return inOrder(values.map(value -> new Facet(value, null, 0)));
    }

    private static List<Facet> inOrder(Stream<Facet> facets) {
        return facets.sorted(Comparator.comparing(Facet::value)).toList();
    }

    private static Map<String, Map<String, Integer>> numbers() {
        var numbers = new HashMap<String, Map<String, Integer>>();
        int next = 0;
        for (var dimension : VALUES.entrySet()) {
            var ofDimension = new HashMap<String, Integer>();
            for (var facet : dimension.getValue()) {
                ofDimension.put(facet.value(), next++);
            }
            numbers.put(dimension.getKey(), ofDimension);
        }
        return numbers;
    }
}
