package se.samverkan.gateway.pages.embed;

import io.quarkus.qute.RawString;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import se.samverkan.gateway.pages.Page;
import se.samverkan.gateway.pages.PageRenderer;
import se.samverkan.gateway.pages.PageRequest;
import se.samverkan.web.Language;

/** A part of a page for other sites: as a fragment of HTML, or as a whole page for a frame. */
@ApplicationScoped
class FragmentPage implements Page {
    private static final Set<String> PARAMETERS =
            Set.of("municipality", "county", "promise", "year", "language", "heading-level", "theme", "frame", "q");
    static final List<String> LANGUAGES = List.of("sv", "en");
    static final List<String> LEVELS = List.of("1", "2", "3", "4");
    static final List<String> THEMES = List.of("light", "dark");

    private final PageRenderer renderer;

    FragmentPage(PageRenderer renderer) {
        this.renderer = renderer;
    }

    @Override
    public List<String> paths(Language language) {
        return language == Language.SWEDISH ? List.of("/embed/:fragment") : List.of();
    }

    @Override
    public Set<String> parameters(Language language) {
        return PARAMETERS;
    }

    @Override
    public boolean mayBeFramed(PageRequest request) {
        return request.parameter("frame") != null;
    }

    @Override
    public String html(PageRequest request) {
        var language = Language.of(request.oneOf("language", LANGUAGES, "sv"));
        var isFrame = mayBeFramed(request);
        var fragment = Fragment.of(request.variable("fragment"));
        var data = new HashMap<>(fragment.data(request));
        data.put("h", Integer.valueOf(request.oneOf("heading-level", LEVELS, isFrame ? "2" : "3")));
        data.put("links", renderer.linksFromOtherSites(language));
        data.put("isFrame", isFrame);
        var html = renderer.fragment(fragment.template(), language, data);
        if (!isFrame) {
            return html;
        }
        var frame = new HashMap<String, Object>();
        frame.put("title", data.get("title"));
        frame.put("theme", request.oneOf("theme", THEMES, null));
        frame.put("content", new RawString(html));
        return renderer.fragment("embed/frame.html", language, frame);
    }
}
