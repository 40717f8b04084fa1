package se.samverkan.gateway;

import java.util.List;
import java.util.Map;
import se.samverkan.gateway.SearchResult.Facet;

/** What all hits of a search are counted by, on whichever page, in whichever order they are read. */
final class Facets {
    private final Map<String, List<Facet>> byDimension;
    private volatile Fragment json;

    Facets(Map<String, List<Facet>> byDimension) {
        this.byDimension = byDimension;
    }

    /** The values that a hit has at all; the most frequent first, the others by the alphabet. */
    Map<String, List<Facet>> byDimension() {
        return byDimension;
    }

    /** How many values there are in all dimensions. */
    int values() {
        return byDimension.values().stream().mapToInt(List::size).sum();
    }

    int total() {
        return byDimension.get(Fields.KIND).stream().mapToInt(Facet::count).sum();
    }

    Fragment json(Rendering rendering) {
        var known = json;
        if (known == null) {
            var dimensions = new Composition();
            byDimension.forEach((dimension, values) -> dimensions.member(dimension, rendering.bytes(values)));
            known = Fragment.of(dimensions.answer().bytes());
            // Two readers at once make the same bytes.
            json = known;
        }
        return known;
    }
}
