package se.samverkan.gateway.pages.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import se.samverkan.gateway.pages.CountyFigures;
import se.samverkan.gateway.pages.Page;
import se.samverkan.gateway.pages.PageRenderer;
import se.samverkan.gateway.pages.PageRequest;
import se.samverkan.web.Address;
import se.samverkan.web.Language;
import se.samverkan.web.PageHead;
import se.samverkan.web.chart.CountyMap;
import se.samverkan.web.chart.LineChart;
import se.samverkan.web.chart.StackedBar;

/** Outcomes, follow-ups over the years, what is late, and a map, for an area that the address chooses. */
@ApplicationScoped
class DashboardPage implements Page {
    private static final String STATISTICS = "/statistics";

    private final PageRenderer renderer;

    DashboardPage(PageRenderer renderer) {
        this.renderer = renderer;
    }

    @Override
    public List<String> paths(Language language) {
        return List.of(Address.DASHBOARD.in(language));
    }

    @Override
    public Set<String> parameters(Language language) {
        return DashboardQuery.PARAMETERS;
    }

    @Override
    public String html(PageRequest request) {
        var language = request.language();
        var municipalities = request.get("/municipalities");
        var areas = Areas.of(municipalities);
        areas.check(request);
        var query = new DashboardQuery(request);
        var country = request.get(STATISTICS, grouped("county", query.filtersOfTheCountry()));
        var area =
                areas.chosen(request).isEmpty() ? country : request.get(STATISTICS, grouped("county", query.filters()));
        var years = request.get(STATISTICS, grouped("year", query.filtersOfAllYears()));
        var counties = CountyFigures.of(municipalities, country);

        var data = new HashMap<String, Object>();
        data.put("query", query);
        data.put("areas", areas);
        data.put("compared", compared(language, query, areas));
        data.put("years", keys(request.get(STATISTICS, Map.of("groupBy", "year"))));
        data.put("themes", keys(request.get(STATISTICS, Map.of("groupBy", "theme"))));
        data.put("total", area.path("total"));
        data.put("bars", bars(language, query, areas, area));
        data.put("chart", LineChart.of(shares(years)));
        data.put("figure", query.figure().name());
        data.put("mapFigures", MapFigure.NAMES);
        data.put("shapes", CountyMap.shapes(shapes(language, query, counties)));
        var notices = request.get("/notices", query.notices());
        data.put("notices", notices);
        data.put("next", request.otherPage(notices, "next", 1));
        data.put("prev", request.otherPage(notices, "prev", -1));
        data.put("tables", tables(query, areas));
        var path = PageRequest.withQuery(request.path(), request.query());
        var head = PageHead.of(
                        renderer.text(language, "dashboard"),
                        renderer.text(language, "dashboard_description"),
                        path,
                        PageRequest.withQuery(Address.DASHBOARD.in(language.other()), request.query()),
                        renderer.crumbs(language))
                .withData(
                        renderer.apiPath(PageRequest.withQuery(STATISTICS, grouped("county", query.filters()))),
                        null,
                        null);
        return renderer.page("dashboard.html", language, head, data);
    }

    private static Map<String, String> grouped(String groupBy, Map<String, String> filters) {
        var parameters = new HashMap<>(filters);
        parameters.put("groupBy", groupBy);
        return parameters;
    }

    /** The outcomes of commitments and of activities: of the area, and of the one to compare with. */
    private List<StackedBar> bars(Language language, DashboardQuery query, Areas areas, JsonNode area) {
        var bars = new ArrayList<StackedBar>();
        var policeRegion = renderer.text(language, "police_region");
        var chosen = areas.chosen(query.request()).stream()
                .map(code -> areas.name(code, policeRegion))
                .collect(Collectors.joining(", "));
        addBars(bars, language, chosen.isEmpty() ? renderer.text(language, "the_country") : chosen, area.path("total"));
        var comparison = query.filtersOfComparison(areas);
        if (comparison != null) {
            var other = query.request().get(STATISTICS, grouped("county", comparison));
            addBars(bars, language, compared(language, query, areas), other.path("total"));
        }
        return bars;
    }

    /** The name of the area to compare with; null if there is none. */
    private String compared(Language language, DashboardQuery query, Areas areas) {
        var area = query.value("compare");
        return area == null ? null : areas.name(area, renderer.text(language, "police_region"));
    }

    private void addBars(List<StackedBar> bars, Language language, String area, JsonNode figures) {
        bars.add(StackedBar.of(renderer.text(language, "commitments") + ", " + area, figures.path("commitments")));
        bars.add(StackedBar.of(renderer.text(language, "activities") + ", " + area, figures.path("activities")));
    }

    /** The share of every year from the first to the last, also of those without a promise. */
    private static List<LineChart.Value> shares(JsonNode years) {
        var shares = new TreeMap<Integer, Double>();
        for (var group : years.path("groups")) {
            if (group.hasNonNull("key")) {
                shares.put(group.path("key").asInt(), MapFigure.followUpShare.of(group.path("figures")));
            }
        }
        return shares.isEmpty()
                ? List.of()
                : IntStream.rangeClosed(shares.firstKey(), shares.lastKey())
                        .mapToObj(year -> new LineChart.Value(Integer.toString(year), shares.get(year)))
                        .toList();
    }

    private List<CountyMap.County> shapes(
            Language language, DashboardQuery query, List<CountyFigures.County> counties) {
        var figure = query.figure();
        return counties.stream()
                .map(county -> {
                    var value = figure.of(county.figures());
                    return new CountyMap.County(
                            county.code(),
                            county.name(),
                            value,
                            figure.isShare() ? percent(language, value) : whole(value),
                            query.with("county", county.code()));
                })
                .toList();
    }

    private String percent(Language language, Double share) {
        return share == null ? renderer.text(language, "unknown") : Math.round(100 * share) + " %";
    }

    private static String whole(Double value) {
        return Long.toString(Math.round(value));
    }

    private static List<String> keys(JsonNode statistics) {
        return statistics
                .path("groups")
                .valueStream()
                .filter(group -> group.hasNonNull("key"))
                .map(group -> group.path("key").asText())
                .toList();
    }

    /** The addresses of the figures behind each chart as tables: CSV, and CSV as Excel reads it. */
    private Map<String, String> tables(DashboardQuery query, Areas areas) {
        var tables = new HashMap<String, String>();
        var charts = new HashMap<>(Map.of(
                "outcomes", PageRequest.withQuery(STATISTICS, grouped("county", query.filters())),
                "years", PageRequest.withQuery(STATISTICS, grouped("year", query.filtersOfAllYears())),
                "counties", PageRequest.withQuery(STATISTICS, grouped("county", query.filtersOfTheCountry())),
                "notices", PageRequest.withQuery("/notices", query.notices())));
        var comparison = query.filtersOfComparison(areas);
        if (comparison != null) {
            charts.put("compared", PageRequest.withQuery(STATISTICS, grouped("county", comparison)));
        }
        charts.forEach((chart, address) -> Stream.of("rfc4180", "excel")
                .forEach(dialect -> tables.put(
                        chart + "_" + dialect,
                        renderer.apiPath(address)
                                + (address.contains("?") ? "&" : "?")
                                + "format=csv&dialect="
                                + dialect)));
        return tables;
    }
}
