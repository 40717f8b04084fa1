package se.samverkan.gateway.pages;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import se.samverkan.web.Address;
import se.samverkan.web.Language;
import se.samverkan.web.PageHead;

/** The municipalities by county, with the number of their promises. */
@ApplicationScoped
class MunicipalityListPage implements Page {
    private final PageRenderer renderer;

    MunicipalityListPage(PageRenderer renderer) {
        this.renderer = renderer;
    }

    /** A county with its municipalities. */
    public record County(String code, String name, List<Listed> municipalities) {}

    /** A municipality with the number of its promises. */
    public record Listed(JsonNode node, String name, int promises) {}

    @Override
    public List<String> paths(Language language) {
        return List.of(Address.MUNICIPALITIES.in(language));
    }

    @Override
    public Set<String> parameters(Language language) {
        return Set.of("q");
    }

    @Override
    public String html(PageRequest request) {
        var language = request.language();
        var query = new TreeMap<String, String>();
        query.put("q", request.parameter("q"));
        var found = request.get("/municipalities", query).path("items");
        var promises = new HashMap<String, Integer>();
        request.get("/statistics", Map.of("groupBy", "municipality"))
                .path("groups")
                .forEach(group -> promises.put(
                        group.path("key").asText(),
                        group.path("figures").path("promises").asInt()));
        var counties = new LinkedHashMap<String, County>();
        found.forEach(municipality -> counties.computeIfAbsent(
                        municipality.path("countyCode").asText(),
                        code -> new County(code, municipality.path("county").asText(), new ArrayList<>()))
                .municipalities()
                .add(new Listed(
                        municipality,
                        municipality.path("name").asText(),
                        promises.getOrDefault(municipality.path("code").asText(), 0))));
        var head = PageHead.of(
                        renderer.text(language, "municipalities"),
                        renderer.text(language, "municipalities_lead"),
                        Address.MUNICIPALITIES.in(language),
                        Address.MUNICIPALITIES.in(language.other()),
                        renderer.crumbs(language))
                .withData(renderer.apiPath("/municipalities"), null, null);
        var data = new HashMap<String, Object>();
        data.put("counties", List.copyOf(counties.values()));
        data.put("q", request.parameter("q"));
        return renderer.page("municipalities.html", language, head, data);
    }
}
