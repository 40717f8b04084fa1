package se.samverkan.bench.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.List;
import java.util.stream.IntStream;
import se.samverkan.bench.data.NationalData;
import se.samverkan.bench.data.PromiseText;
import se.samverkan.bench.data.Queries;
import se.samverkan.bench.read.ReadCase.Form;
import se.samverkan.bench.report.FigureGoal;
import se.samverkan.domain.register.Municipalities;
import se.samverkan.domain.register.Municipality;
import se.samverkan.web.Address;
import se.samverkan.web.Language;

/** All measured cases of public reads, for a national data set. */
record ReadCases(NationalData data) {

    private static final String BASE = "/samverkan/v1";
    private static final int DOCUMENTS = 500;

    static final List<String> KEYS = List.of(
            "by-id",
            "not-modified",
            "overview",
            "overview-new",
            "list",
            "list-new",
            "filter",
            "filter-new",
            "filter-sort",
            "search",
            "search-new",
            "statistics",
            "gzip",
            "page",
            "page-plain",
            "page-new");

    /** The cases whose cost growth has a goal. */
    static final List<String> GROWING = List.of("by-id", "list-new", "filter-sort", "search-new");

    List<ReadCase> all() {
        var documents = documents();
        return List.of(
                plain("by-id", "document by id", documents, 0.9, FigureGoal.atMost(12, "µs")),
                new ReadCase(
                        "not-modified",
                        "304 by ETag",
                        documents,
                        Form.CONDITIONAL,
                        FigureGoal.atLeast(0.9),
                        FigureGoal.NONE),
                plain("overview", "overview of a municipality", overviews(), 0.5, FigureGoal.NONE),
                uncached("overview-new", "overview of a municipality", overviews(), 0.5, FigureGoal.NONE),
                plain(
                        "list",
                        "list page of 20",
                        List.of(BASE + "/promises?limit=20"),
                        0.4,
                        FigureGoal.atMost(40, "µs")),
                uncached(
                        "list-new",
                        "list page of 20",
                        List.of(BASE + "/promises?limit=20"),
                        0.4,
                        FigureGoal.atMost(40, "µs")),
                plain("filter", "filter by year and county", filters(""), 0.3, FigureGoal.atMost(80, "µs")),
                uncached("filter-new", "filter by year and county", filters(""), 0.3, FigureGoal.atMost(80, "µs")),
                uncached("filter-sort", "filter with sort", filters("&sort=title"), 0.3, FigureGoal.NONE),
                plain("search", "search", searches(), 0.15, FigureGoal.NONE),
                new ReadCase(
                        "search-new",
                        "search, cache miss",
                        searches(),
                        Form.UNCACHED_COUNTS,
                        FigureGoal.atLeast(0.15),
                        FigureGoal.NONE),
                new ReadCase(
                        "statistics",
                        "statistics by county",
                        List.of(BASE + "/statistics?groupBy=county"),
                        Form.PLAIN,
                        FigureGoal.NONE,
                        FigureGoal.NONE),
                new ReadCase("gzip", "document by id, gzip", documents, Form.GZIP, FigureGoal.NONE, FigureGoal.NONE),
                // Compressed, as browsers ask for it.
                new ReadCase(
                        "page",
                        "page of a municipality",
                        pages(Language.SWEDISH),
                        Form.GZIP,
                        FigureGoal.atLeast(0.4),
                        FigureGoal.NONE),
                new ReadCase(
                        "page-plain",
                        "page of a municipality, not compressed",
                        pages(Language.SWEDISH),
                        Form.PLAIN,
                        FigureGoal.NONE,
                        FigureGoal.NONE),
                // The English pages have the parameter that the API has.
                new ReadCase(
                        "page-new",
                        "page of a municipality, cache miss",
                        pages(Language.ENGLISH),
                        Form.UNCACHED,
                        FigureGoal.NONE,
                        FigureGoal.NONE));
    }

    private static ReadCase uncached(String key, String name, List<String> paths, double ratio, FigureGoal cpu) {
        return new ReadCase(key, name + ", cache miss", paths, Form.UNCACHED, FigureGoal.atLeast(ratio), cpu);
    }

    private static ReadCase plain(String key, String name, List<String> paths, double ratio, FigureGoal cpu) {
        return new ReadCase(key, name, paths, Form.PLAIN, FigureGoal.atLeast(ratio), cpu);
    }

    /** Promises spread over all municipalities and years. */
    private List<String> documents() {
        var total = data.promises();
        var step = Math.max(1, total / DOCUMENTS);
        return IntStream.range(0, (int) Math.min(total, DOCUMENTS))
                .mapToObj(i -> data.promiseSeed(i * step))
                .map(seed -> BASE + "/promises/" + seed.id("promise", PromiseText.earliestPublication(seed)))
                .toList();
    }

    private static List<String> overviews() {
        return Municipalities.all().stream()
                .map(municipality -> BASE + "/municipalities/" + municipality.code() + "/overview")
                .toList();
    }

    private static List<String> pages(Language language) {
        return Municipalities.all().stream()
                .map(municipality -> Address.MUNICIPALITIES.in(language) + "/"
                        + Address.municipality(municipality.code(), municipality.name()))
                .toList();
    }

    private static List<String> filters(String parameters) {
        var counties = Municipalities.all().stream()
                .map(Municipality::countyCode)
                .distinct()
                .toList();
        return IntStream.rangeClosed(NationalData.FIRST_YEAR, NationalData.LAST_YEAR)
                .boxed()
                .flatMap(year -> counties.stream()
                        .map(county -> BASE + "/promises?year=" + year + "&county=" + county + parameters))
                .toList();
    }

    private List<String> searches() {
        return new Queries(data.seed())
                .all().stream()
                        .map(query -> BASE + "/search?q="
                                + URLEncoder.encode(query, UTF_8).replace("+", "%20"))
                        .toList();
    }
}
