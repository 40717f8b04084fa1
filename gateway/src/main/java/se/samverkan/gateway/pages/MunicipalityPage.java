package se.samverkan.gateway.pages;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import se.samverkan.web.Address;
import se.samverkan.web.Language;
import se.samverkan.web.PageHead;
import se.samverkan.web.StructuredData;

/** Everything that is published about a municipality, today or on an earlier day. */
@ApplicationScoped
class MunicipalityPage implements Page {
    private static final int CODE_LENGTH = 4;

    private final PageRenderer renderer;

    MunicipalityPage(PageRenderer renderer) {
        this.renderer = renderer;
    }

    @Override
    public List<String> paths(Language language) {
        return List.of(Address.MUNICIPALITIES.in(language) + "/:municipality");
    }

    @Override
    public Set<String> parameters(Language language) {
        return Set.of(asOf(language));
    }

    /** The parameter with the day: per in Swedish, asOf in English as in the API. */
    private String asOf(Language language) {
        return renderer.text(language, "parameter_asOf");
    }

    @Override
    public String html(PageRequest request) {
        var language = request.language();
        var name = request.variable("municipality");
        var day = request.parameter(asOf(language));
        var municipality = find(request, name);
        var code = municipality.path("code").asText();
        var part = Address.municipality(code, municipality.path("name").asText());
        var path = Address.MUNICIPALITIES.in(language) + "/" + part;
        if (!part.equals(name)) {
            throw new PageRedirect(PageRequest.withQuery(path, request.query()));
        }
        var overview = request.get(overviewOf(code, day));
        var head = head(language, municipality, path, part, day);
        var data = new HashMap<String, Object>();
        data.put("overview", overview);
        data.put("notices", overview.path("notices"));
        data.put("agreements", overview.path("agreements"));
        data.put("isPast", day != null);
        data.put("isEmpty", isEmpty(overview));
        return renderer.page("municipality.html", language, head, data);
    }

    private PageHead head(Language language, JsonNode municipality, String path, String part, String day) {
        var code = municipality.path("code").asText();
        var title = municipality.path("name").asText();
        var other = language.other();
        var otherPath = onDay(Address.MUNICIPALITIES.in(other) + "/" + part, asOf(other), day);
        var crumb = new PageHead.Crumb(renderer.text(language, "municipalities"), Address.MUNICIPALITIES.in(language));
        return PageHead.of(
                        title,
                        renderer.text(language, "municipality_description").formatted(title),
                        onDay(path, asOf(language), day),
                        otherPath,
                        renderer.crumbs(language, crumb))
                .withData(
                        renderer.apiPath(overviewOf(code, day)),
                        renderer.apiPath("/municipalities/" + code + "/feed.atom"),
                        StructuredData.municipality(title, renderer.site() + path));
    }

    private static String overviewOf(String code, String day) {
        return onDay("/municipalities/" + code + "/overview", "asOf", day);
    }

    /** A path with a parameter for the day, if one is chosen. */
    private static String onDay(String path, String parameter, String day) {
        return day == null ? path : PageRequest.withQuery(path, Map.of(parameter, day));
    }

    /** The municipality of an address: by its code, or by its name alone. */
    private static JsonNode find(PageRequest request, String name) {
        var isCode = name.length() >= CODE_LENGTH
                && name.chars().limit(CODE_LENGTH).allMatch(character -> character >= '0' && character <= '9');
        if (isCode) {
            return request.get("/municipalities/" + name.substring(0, CODE_LENGTH));
        }
        for (var municipality : request.get("/municipalities").path("items")) {
            var part = Address.municipality("", municipality.path("name").asText());
            if (part.equals("-" + name)) {
                return municipality;
            }
        }
        throw PageProblem.notFound();
    }

    private static boolean isEmpty(JsonNode overview) {
        return Stream.of("agreements", "actionPlans", "promises", "followUps")
                .allMatch(list -> overview.path(list).isEmpty());
    }
}
