package se.samverkan.gateway.pages.dashboard;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import se.samverkan.gateway.pages.PageRequest;

/** What the address of the dashboard chooses; the names are those of the API. */
public record DashboardQuery(PageRequest request) {
    static final Set<String> PARAMETERS =
            Set.of("county", "policeRegion", "municipality", "year", "theme", "compare", "figure", "sort", "page");

    /** The filters of the chosen area, year and theme. */
    Map<String, String> filters() {
        return chosen("county", "policeRegion", "municipality", "year", "theme");
    }

    /** The same of every year, for the course over time. */
    Map<String, String> filtersOfAllYears() {
        return chosen("county", "policeRegion", "municipality", "theme");
    }

    /** The same of the whole country, for the map. */
    Map<String, String> filtersOfTheCountry() {
        return chosen("year", "theme");
    }

    /** The filters of the area to compare with, in the same year and theme; null if none is chosen. */
    Map<String, String> filtersOfComparison(Areas areas) {
        var area = request.parameter("compare");
        if (area == null) {
            return null;
        }
        var filters = filtersOfTheCountry();
        filters.put(areas.filter(area), area);
        return filters;
    }

    /** The parameters of the list of notices. */
    Map<String, String> notices() {
        return chosen("county", "policeRegion", "municipality", "year", "theme", "sort", "page");
    }

    MapFigure figure() {
        return MapFigure.valueOf(request.oneOf("figure", MapFigure.NAMES, MapFigure.promises.name()));
    }

    /** The address of this view with another value; null removes the parameter. */
    String with(String name, String value) {
        var query = new HashMap<>(request.query());
        query.put(name, value);
        query.remove("page");
        return PageRequest.withQuery(request.path(), query);
    }

    /** What the address chooses of a parameter, or null. */
    public String value(String parameter) {
        return request.parameter(parameter);
    }

    /** The address of the list in another order; the order that it has is reversed. */
    public String sortedBy(String member) {
        return with("sort", member.equals(request.parameter("sort")) ? "-" + member : member);
    }

    private Map<String, String> chosen(String... names) {
        var chosen = new HashMap<String, String>();
        for (var name : names) {
            if (request.parameter(name) != null) {
                chosen.put(name, request.parameter(name));
            }
        }
        return chosen;
    }
}
