package se.samverkan.gateway.pages;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import se.samverkan.web.Address;
import se.samverkan.web.Language;
import se.samverkan.web.Links;
import se.samverkan.web.PageHead;
import se.samverkan.web.StructuredData;
import se.samverkan.web.chart.CountyMap;

/** What Samverkan is, a search, the figures of the country and what was published last. */
@ApplicationScoped
class StartPage implements Page {
    private static final int NEWEST = 8;
    private static final List<Address> KINDS = List.of(Address.PROMISES, Address.FOLLOW_UPS, Address.AGREEMENTS);

    private final PageRenderer renderer;

    StartPage(PageRenderer renderer) {
        this.renderer = renderer;
    }

    @Override
    public List<String> paths(Language language) {
        return List.of(Address.START.in(language));
    }

    @Override
    public Set<String> parameters(Language language) {
        return Set.of(Links.LANGUAGE);
    }

    @Override
    public boolean followsPreference() {
        return true;
    }

    @Override
    public String html(PageRequest request) {
        var language = request.language();
        var statistics = request.get("/statistics", Map.of("groupBy", "county"));
        var counties = CountyFigures.of(request.get("/municipalities"), statistics);
        var head = PageHead.of(
                        renderer.text(language, "start_title"),
                        renderer.text(language, "start_lead"),
                        Address.START.in(language),
                        new Links(language.other()).page(Address.START.name()),
                        List.of())
                .withData(
                        renderer.apiPath("/statistics?groupBy=county"),
                        renderer.apiPath("/feed.atom"),
                        StructuredData.dataset(
                                "Samverkan",
                                renderer.text(language, "dataset_description"),
                                renderer.site() + Address.START.in(language),
                                renderer.site() + renderer.apiPath("/promises")));
        return renderer.page(
                "start.html",
                language,
                head,
                Map.of(
                        "statistics",
                        statistics,
                        "counties",
                        counties,
                        "shapes",
                        CountyMap.shapes(shapes(language, counties)),
                        "newest",
                        newest(request)));
    }

    private static List<CountyMap.County> shapes(Language language, List<CountyFigures.County> counties) {
        return counties.stream()
                .map(county -> new CountyMap.County(
                        county.code(),
                        county.name(),
                        (double) county.promises(),
                        Integer.toString(county.promises()),
                        Address.MUNICIPALITIES.in(language) + "#lan-" + county.code()))
                .toList();
    }

    /** A document that was published lately. */
    public record Published(String kind, String href, String title, String publishedAt) {}

    private List<Published> newest(PageRequest request) {
        var query = Map.of("sort", "-publishedAt", "limit", Integer.toString(NEWEST));
        return KINDS.stream()
                .flatMap(address -> request.get("/" + address.collection(), query)
                        .path("items")
                        .valueStream()
                        .map(document -> new Published(
                                renderer.text(request.language(), "kind_" + address.textKey()),
                                address.in(request.language()) + "/"
                                        + document.path("id").asText(),
                                document.path("title").asText(),
                                document.path("publishedAt").asText())))
                .sorted(Comparator.comparing(Published::publishedAt).reversed())
                .limit(NEWEST)
                .toList();
    }
}
