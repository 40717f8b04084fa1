package se.samverkan.gateway.lucene;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import se.samverkan.domain.assessment.ProgressOutcome;
import se.samverkan.domain.register.Municipalities;
import se.samverkan.domain.register.Municipality;
import se.samverkan.gateway.document.Kind;

/** The facet values of one document, by their ordinals in the list of all values that exist. */
final class FacetOrdinals {
    /** One more than the last year of the calendar, since a winter also belongs to the following year. */
    private static final int LAST_YEAR = 10_000;
    /** The dimensions in the order of a page, the values of each in alphabetical order; the ordinals follow both. */
    private static final Map<String, List<Facet>> VALUES = values();

    private static final Map<String, Map<String, Integer>> ORDINALS = ordinals();

    private final List<Integer> places = new ArrayList<>();
    private final List<Integer> others = new ArrayList<>();

    void add(String dimension, String value) {
        int ordinal = ORDINALS.get(dimension).get(value);
        switch (dimension) {
            case Fields.MUNICIPALITY, Fields.COUNTY, Fields.POLICE_REGION -> places.add(ordinal);
            default -> others.add(ordinal);
        }
    }

    List<Integer> places() {
        return places;
    }

    List<Integer> others() {
        return others;
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
        values.put(Fields.OUTCOME, facets(Stream.of(ProgressOutcome.values()).map(ProgressOutcome::name)));
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

    private static Map<String, Map<String, Integer>> ordinals() {
        var ordinals = new HashMap<String, Map<String, Integer>>();
        int next = 0;
        for (var dimension : VALUES.entrySet()) {
            var ofDimension = new HashMap<String, Integer>();
            for (var facet : dimension.getValue()) {
                ofDimension.put(facet.value(), next++);
            }
            ordinals.put(dimension.getKey(), ofDimension);
        }
        return ordinals;
    }
}
