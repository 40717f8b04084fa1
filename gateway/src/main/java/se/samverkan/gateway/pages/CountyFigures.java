package se.samverkan.gateway.pages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;

/** The counties with their statistics, also those without a promise. */
public final class CountyFigures {
    private CountyFigures() {}

    /**
     * A county.
     *
     * @param figures its statistics; missing where it has no promise
     */
    public record County(String code, String name, JsonNode figures) {
        public int promises() {
            return figures.path("promises").asInt();
        }

        public int followedUp() {
            return figures.at("/followUps/published").asInt();
        }
    }

    /** All counties by code, from the municipalities and the statistics by county of the API. */
    public static List<County> of(JsonNode municipalities, JsonNode statistics) {
        var names = new TreeMap<String, String>();
        municipalities
                .path("items")
                .forEach(municipality -> names.put(
                        municipality.path("countyCode").asText(),
                        municipality.path("county").asText()));
        Function<String, JsonNode> figures = code -> {
            for (var group : statistics.path("groups")) {
                if (group.path("key").asText().equals(code)) {
                    return group.path("figures");
                }
            }
            return MissingNode.getInstance();
        };
        return names.entrySet().stream()
                .map(county -> new County(county.getKey(), county.getValue(), figures.apply(county.getKey())))
                .toList();
    }
}
