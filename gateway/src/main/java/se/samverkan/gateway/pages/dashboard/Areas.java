package se.samverkan.gateway.pages.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import se.samverkan.gateway.pages.PageProblem;
import se.samverkan.gateway.pages.PageRequest;

/** The areas that the dashboard can show and compare: counties, police regions and municipalities, each by code or name. */
public record Areas(
        Map<String, String> counties, Map<String, String> policeRegions, Map<String, String> municipalities) {
    static Areas of(JsonNode list) {
        return new Areas(
                names(list, "countyCode", "county"),
                names(list, "policeRegion", "policeRegion"),
                names(list, "code", "name"));
    }

    private static Map<String, String> names(JsonNode municipalities, String code, String name) {
        var names = new TreeMap<String, String>();
        municipalities
                .path("items")
                .forEach(municipality -> names.put(
                        municipality.path(code).asText(),
                        municipality.path(name).asText()));
        return names;
    }

    /** Throws {@link PageProblem} if the address names an area that does not exist. */
    void check(PageRequest request) {
        Map.of("county", counties, "policeRegion", policeRegions, "municipality", municipalities)
                .forEach((name, areas) -> {
                    if (request.parameter(name) != null && !areas.containsKey(request.parameter(name))) {
                        throw PageProblem.badRequest(name, "area");
                    }
                });
        if (request.parameter("compare") != null && filter(request.parameter("compare")) == null) {
            throw PageProblem.badRequest("compare", "area");
        }
    }

    /** The parameter of the API that filters by an area, by its code or name; null if there is no such area. */
    String filter(String area) {
        if (counties.containsKey(area)) {
            return "county";
        }
        if (municipalities.containsKey(area)) {
            return "municipality";
        }
        return policeRegions.containsKey(area) ? "policeRegion" : null;
    }

    /** The chosen areas; none for the whole country. */
    List<String> chosen(PageRequest request) {
        return Stream.of("municipality", "county", "policeRegion")
                .map(request::parameter)
                .filter(Objects::nonNull)
                .toList();
    }

    /** The name of an area that exists; police regions are named after a part of the country. */
    String name(String area, String policeRegion) {
        return switch (filter(area)) {
            case "county" -> counties.get(area);
            case "municipality" -> municipalities.get(area);
            default -> policeRegion + " " + area;
        };
    }
}
