package se.samverkan.gateway.pages.search;

import com.fasterxml.jackson.databind.node.MissingNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import se.samverkan.gateway.pages.Page;
import se.samverkan.gateway.pages.PageRenderer;
import se.samverkan.gateway.pages.PageRequest;
import se.samverkan.web.Address;
import se.samverkan.web.Language;
import se.samverkan.web.PageHead;
import se.samverkan.web.Texts;
import se.samverkan.web.words.Labels;

/** Search in everything that is published. */
@ApplicationScoped
class SearchPage implements Page {
    private static final Set<String> PARAMETERS =
            Set.of("q", "kind", "county", "municipality", "year", "outcome", "page");

    private final PageRenderer renderer;

    SearchPage(PageRenderer renderer) {
        this.renderer = renderer;
    }

    @Override
    public List<String> paths(Language language) {
        return List.of(Address.SEARCH.in(language));
    }

    @Override
    public Set<String> parameters(Language language) {
        return PARAMETERS;
    }

    @Override
    public String html(PageRequest request) {
        var language = request.language();
        var path = Address.SEARCH.in(language);
        var head = PageHead.of(
                renderer.text(language, "search"),
                renderer.text(language, "search_description"),
                PageRequest.withQuery(path, request.query()),
                PageRequest.withQuery(Address.SEARCH.in(language.other()), request.query()),
                renderer.crumbs(language));
        var data = new HashMap<String, Object>();
        data.put("q", request.parameter("q"));
        data.put("result", null);
        var narrowing =
                new SearchNarrowing(request, MissingNode.getInstance(), new Labels(language, Texts.of(language)));
        data.put("kept", narrowing.kept());
        if (request.parameter("q") != null) {
            var result = request.get("/search", request.query());
            head = head.withData(renderer.apiPath(PageRequest.withQuery("/search", request.query())), null, null);
            data.put("result", result);
            narrowing = narrowing.among(result.path("facets"));
            data.put("facets", narrowing.facets());
            data.put("next", request.otherPage(result, "next", 1));
            data.put("prev", request.otherPage(result, "prev", -1));
        }
        data.put("chosen", narrowing.chosen());
        return renderer.page("search.html", language, head, data);
    }
}
