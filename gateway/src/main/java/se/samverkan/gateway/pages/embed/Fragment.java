package se.samverkan.gateway.pages.embed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import se.samverkan.gateway.pages.PageProblem;
import se.samverkan.gateway.pages.PageRequest;

/** The parts of pages that can be embedded. */
enum Fragment {
    PROMISES {
        @Override
        Map<String, Object> data(PageRequest request) {
            return ofMunicipality(request);
        }
    },
    OVERVIEW {
        @Override
        Map<String, Object> data(PageRequest request) {
            return ofMunicipality(request);
        }
    },
    PROGRESS {
        @Override
        Map<String, Object> data(PageRequest request) {
            var promise = request.promise(required(request, "promise"));
            return Map.of("p", promise, "title", promise.path("title").asText());
        }
    },
    SEARCH {
        @Override
        Map<String, Object> data(PageRequest request) {
            var data = new HashMap<String, Object>();
            data.put("q", request.parameter("q"));
            data.put(
                    "kept",
                    request.query().entrySet().stream()
                            .filter(parameter -> !parameter.getKey().equals("q"))
                            .toList());
            data.put("title", "Samverkan");
            data.put("result", null);
            if (request.parameter("q") != null) {
                data.put("result", request.get("/search", asked(request, "q", "municipality", "county", "year")));
            }
            return data;
        }
    },
    STATISTICS {
        @Override
        Map<String, Object> data(PageRequest request) {
            var query = asked(request, "municipality", "county", "year");
            query.put("groupBy", "county");
            return Map.of("statistics", request.get("/statistics", query), "title", "Samverkan");
        }
    };

    private static final Pattern YEAR = Pattern.compile("\\d{4}");

    /** What its template needs, from the public API. */
    abstract Map<String, Object> data(PageRequest request);

    /** The name in its address, such as promises. */
    String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    String template() {
        return "embed/" + path() + ".html";
    }

    static Fragment of(String path) {
        return List.of(values()).stream()
                .filter(fragment -> path.equals(fragment.path() + ".html"))
                .findFirst()
                .orElseThrow(PageProblem::notFound);
    }

    /** The overview of the municipality, with the promises of the year only if one is chosen. */
    private static JsonNode overview(PageRequest request) {
        var year = year(request);
        var overview = (ObjectNode)
                request.get("/municipalities/" + PageRequest.encoded(required(request, "municipality")) + "/overview");
        if (year != null) {
            var promises = overview.path("promises")
                    .valueStream()
                    .filter(promise -> isOf(promise.path("validity"), year))
                    .toList();
            overview.putArray("promises").addAll(promises);
        }
        return overview;
    }

    private static Map<String, Object> ofMunicipality(PageRequest request) {
        var overview = overview(request);
        return Map.of(
                "overview",
                overview,
                "year",
                request.query().getOrDefault("year", ""),
                "notices",
                overview.path("notices"),
                "agreements",
                overview.path("agreements"),
                "title",
                overview.at("/municipality/name").asText());
    }

    /** The chosen year, or null. */
    static String year(PageRequest request) {
        var year = request.parameter("year");
        if (year != null && !YEAR.matcher(year).matches()) {
            throw PageProblem.badRequest("year", "year");
        }
        return year;
    }

    private static String required(PageRequest request, String name) {
        var value = request.parameter(name);
        if (value == null) {
            throw PageProblem.badRequest(name, "missing");
        }
        return value;
    }

    private static Map<String, String> asked(PageRequest request, String... names) {
        var query = new HashMap<String, String>();
        for (var name : names) {
            query.put(name, request.parameter(name));
        }
        return query;
    }

    /** Whether a stated bound or the span between two contains the year. */
    private static boolean isOf(JsonNode validity, String year) {
        var from = validity.path("earliest").asText("");
        var to = validity.path("latest").asText("");
        if (from.isEmpty() || to.isEmpty()) {
            return (from + to).startsWith(year);
        }
        return from.substring(0, 4).compareTo(year) <= 0 && to.substring(0, 4).compareTo(year) >= 0;
    }
}
