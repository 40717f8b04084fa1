package se.samverkan.gateway.pages.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import se.samverkan.gateway.pages.PageRequest;
import se.samverkan.web.Lookup;
import se.samverkan.web.PageHead.Crumb;
import se.samverkan.web.words.Labels;

/** The links by which a search is narrowed to a kind, a county, a year or an outcome, and widened again. */
record SearchNarrowing(PageRequest request, JsonNode found, Labels labels) {
    private static final List<String> NAMES = List.of("kind", "county", "year", "outcome");
    private static final List<String> ALL = List.of("municipality", "kind", "county", "year", "outcome");
    private static final int MAX_VALUES = 12;

    /** A facet that is not chosen yet, with its values. */
    public record Facet(String name, List<Value> values) {}

    /** A value with the number of hits that have it. */
    public record Value(String name, int count, String href) {}

    SearchNarrowing among(JsonNode facets) {
        return new SearchNarrowing(request, facets, labels);
    }

    /** What is chosen, by the names of its parameters: another word is searched in the same. */
    Map<String, String> kept() {
        var kept = new TreeMap<>(request.query());
        kept.keySet().retainAll(ALL);
        return kept;
    }

    List<Facet> facets() {
        return NAMES.stream()
                .filter(name -> request.parameter(name) == null)
                .map(name -> new Facet(name, values(name)))
                .filter(facet -> facet.values().size() > 1)
                .toList();
    }

    /** What is chosen, with the addresses without it. */
    List<Crumb> chosen() {
        return ALL.stream()
                .filter(name -> request.parameter(name) != null)
                .map(name -> new Crumb(
                        label(name, request.parameter(name), nameOf(name, request.parameter(name))), with(name, null)))
                .toList();
    }

    private List<Value> values(String name) {
        return found.path(name)
                .valueStream()
                .limit(MAX_VALUES)
                .map(facet -> new Value(
                        label(
                                name,
                                facet.path("value").asText(),
                                facet.path("name").textValue()),
                        facet.path("count").asInt(),
                        with(name, facet.path("value").asText())))
                .toList();
    }

    /** The name that the hits give a value; null if they give none. */
    private String nameOf(String facet, String value) {
        for (var counted : found.path(facet)) {
            if (counted.path("value").asText().equals(value)) {
                return counted.path("name").textValue();
            }
        }
        return null;
    }

    private String label(String facet, String value, String name) {
        return switch (facet) {
            case "kind" -> labels.of("Kind", value);
            case "municipality" -> new Lookup().municipality(value);
            case "outcome" -> labels.of("ProgressOutcome", value);
            default -> name == null ? value : name;
        };
    }

    private String with(String name, String value) {
        var query = new HashMap<>(request.query());
        query.put(name, value);
        query.remove("page");
        return PageRequest.withQuery(request.path(), query);
    }
}
