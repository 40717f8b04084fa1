package se.samverkan.gateway.pages.document;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import se.samverkan.gateway.pages.Page;
import se.samverkan.gateway.pages.PageRenderer;
import se.samverkan.gateway.pages.PageRequest;
import se.samverkan.web.Language;
import se.samverkan.web.PageHead;

/** All published documents of a kind, the newest first. */
@ApplicationScoped
class DocumentListPage implements Page {
    private final PageRenderer renderer;

    DocumentListPage(PageRenderer renderer) {
        this.renderer = renderer;
    }

    @Override
    public List<String> paths(Language language) {
        return DocumentPage.COLLECTIONS.stream()
                .map(address -> address.in(language))
                .toList();
    }

    @Override
    public Set<String> parameters(Language language) {
        return Set.of("page");
    }

    @Override
    public String html(PageRequest request) {
        var language = request.language();
        var address = DocumentPage.collectionOf(request);
        var query = new TreeMap<>(request.query());
        query.put("sort", "-publishedAt");
        var documents = request.get("/" + address.collection(), query);
        var title = renderer.text(language, address.textKey());
        var head = PageHead.of(
                        title,
                        renderer.text(language, "list_description").formatted(title),
                        PageRequest.withQuery(address.in(language), request.query()),
                        PageRequest.withQuery(address.in(language.other()), request.query()),
                        renderer.crumbs(language))
                .withData(
                        renderer.apiPath(PageRequest.withQuery("/" + address.collection(), query)),
                        renderer.apiPath("/feed.atom"),
                        null);
        var data = new HashMap<String, Object>();
        data.put("documents", documents);
        data.put("collection", address.collection());
        data.put("next", request.otherPage(documents, "next", 1));
        data.put("prev", request.otherPage(documents, "prev", -1));
        return renderer.page("documents.html", language, head, data);
    }
}
