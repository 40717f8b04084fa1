package se.samverkan.gateway.lucene;

import java.util.List;
import java.util.Map;
import se.samverkan.gateway.document.DocumentRenderer;
import se.samverkan.gateway.document.JsonComposer;
import se.samverkan.gateway.document.JsonSegment;

/** What all hits of a search are counted by, on whichever page, in whichever order they are read. */
public final class Facets {
    private final Map<String, List<Facet>> byDimension;
    private volatile JsonSegment json;

    Facets(Map<String, List<Facet>> byDimension) {
        this.byDimension = byDimension;
    }

    /** The values that a hit has at all; the most frequent first, the others by the alphabet. */
    public Map<String, List<Facet>> byDimension() {
        return byDimension;
    }

    /** How many values there are in all dimensions. */
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
            // Two readers at once make the same bytes.
            json = known;
        }
        return known;
    }
}
