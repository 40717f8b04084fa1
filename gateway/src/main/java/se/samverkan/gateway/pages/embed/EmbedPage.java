package se.samverkan.gateway.pages.embed;

import io.quarkus.qute.RawString;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import se.samverkan.gateway.pages.Page;
import se.samverkan.gateway.pages.PageRenderer;
import se.samverkan.gateway.pages.PageRequest;
import se.samverkan.web.Address;
import se.samverkan.web.Embeddable;
import se.samverkan.web.Language;
import se.samverkan.web.PageHead;

/** Where a web editor chooses what to embed, and copies the lines for it. */
@ApplicationScoped
class EmbedPage implements Page {
    private static final List<String> COMPONENTS = List.of("promises", "overview", "statistics", "search");
    private static final String FIRST = "0486";
    private static final int HEIGHT = 800;

    private final PageRenderer renderer;

    EmbedPage(PageRenderer renderer) {
        this.renderer = renderer;
    }

    @Override
    public List<String> paths(Language language) {
        return List.of(Address.EMBED.in(language));
    }

    @Override
    public Set<String> parameters(Language language) {
        return Set.of("municipality", "component", "year", "language", "heading-level", "theme");
    }

    @Override
    public String html(PageRequest request) {
        var language = request.language();
        var municipalities = request.get("/municipalities").path("items");
        var code = request.query().getOrDefault("municipality", FIRST);
        // Throws for an unknown one, with the words of the API.
        var municipality = request.get("/municipalities/" + PageRequest.encoded(code));
        var component = request.oneOf("component", COMPONENTS, COMPONENTS.getFirst());
        var level = request.oneOf("heading-level", FragmentPage.LEVELS, "3");
        var chosenLanguage = request.oneOf("language", FragmentPage.LANGUAGES, language.code());
        var theme = request.oneOf("theme", FragmentPage.THEMES, null);
        var year = Fragment.year(request);
        var chosen = new HashMap<>(Map.of("municipality", code, "heading-level", level, "language", chosenLanguage));
        chosen.put("year", year);
        var fragment = renderer.site() + PageRequest.withQuery("/embed/" + component + ".html", chosen);
        var framed = new HashMap<>(chosen);
        framed.put("frame", "1");
        // The frame has a heading of its own.
        framed.put("heading-level", "2");
        framed.put("theme", theme);
        var frame = PageRequest.withQuery("/embed/" + component + ".html", framed);

        var data = new HashMap<String, Object>();
        data.put("municipalities", municipalities);
        data.put("municipality", code);
        data.put("components", COMPONENTS);
        data.put("component", component);
        data.put("levels", FragmentPage.LEVELS);
        data.put("level", level);
        data.put("chosenLanguage", chosenLanguage);
        data.put("theme", theme);
        var element =
                element(request, component, chosen, municipality.path("name").asText());
        data.put("year", year);
        data.put(
                "code",
                "<script type=\"module\" src=\"%s/embed.js\"></script>%n%s".formatted(renderer.site(), element));
        data.put("element", new RawString(element));
        data.put("iframe", Embeddable.frame(renderer.site(), frame, "100%", HEIGHT));
        data.put("fragment", "curl '" + fragment + "'");
        return renderer.page("embed.html", language, head(request, language), data);
    }

    private String element(PageRequest request, String component, Map<String, String> chosen, String name) {
        var attributes = new StringBuilder(" municipality=\"" + chosen.get("municipality") + "\"");
        if (!chosen.get("language").equals("sv")) {
            attributes.append(" language=\"").append(chosen.get("language")).append('"');
        }
        if (!chosen.get("heading-level").equals("3")) {
            attributes
                    .append(" heading-level=\"")
                    .append(chosen.get("heading-level"))
                    .append('"');
        }
        for (var attribute : List.of("year", "theme")) {
            if (request.parameter(attribute) != null) {
                attributes
                        .append(' ')
                        .append(attribute)
                        .append("=\"")
                        .append(request.parameter(attribute))
                        .append('"');
            }
        }
        var page = renderer.site()
                + Address.MUNICIPALITIES.in(Language.of(chosen.get("language")))
                + "/" + Address.municipality(chosen.get("municipality"), name);
        return "<samverkan-%s%s><a href=\"%s\">Samverkan</a></samverkan-%s>"
                .formatted(component, attributes, page, component);
    }

    private PageHead head(PageRequest request, Language language) {
        return PageHead.of(
                renderer.text(language, "embed"),
                renderer.text(language, "embed_description"),
                PageRequest.withQuery(request.path(), request.query()),
                PageRequest.withQuery(Address.EMBED.in(language.other()), request.query()),
                renderer.crumbs(language));
    }
}
