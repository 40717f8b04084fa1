package se.samverkan.gateway.lucene;

import java.util.List;
import java.util.Map;
import se.samverkan.gateway.document.DocumentRenderer;
import se.samverkan.gateway.document.JsonComposer;
import se.samverkan.gateway.document.JsonSegment;

/** The facets of all hits of a search, the same on every page and in every order. */
public final class Facets {
    private final Map<String, List<Facet>> byDimension;
    private volatile JsonSegment json;

    Facets(Map<String, List<Facet>> byDimension) {
        this.byDimension = byDimension;
    }

    /** The values that occur, the most frequent first, equally frequent ones in alphabetical order. */
    public Map<String, List<Facet>> byDimension() {
        return byDimension;
    }

    /** The number of values in all dimensions. */
    int values() {
        return byDimension.values().stream().mapToInt(List::size).sum();
    }

    public int total() {
        return byDimension.get(Fields.KIND).stream().mapToInt(Facet::count).sum();
    }

    public JsonSegment json(DocumentRenderer renderer) {
        var known = json;
        if (known == null) {
            var dimensions = new JsonComposer();
            byDimension.forEach((dimension, values) -> dimensions.member(dimension, renderer.bytes(values)));
            known = JsonSegment.of(dimensions.body().bytes());
            // Concurrent readers compute the same bytes.
            json = known;
        }
        return known;
    }
}
