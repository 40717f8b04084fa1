package se.samverkan.gateway.pages.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import se.samverkan.gateway.pages.Page;
import se.samverkan.gateway.pages.PageProblem;
import se.samverkan.gateway.pages.PageRedirect;
import se.samverkan.gateway.pages.PageRenderer;
import se.samverkan.gateway.pages.PageRequest;
import se.samverkan.web.Address;
import se.samverkan.web.Language;
import se.samverkan.web.Links;
import se.samverkan.web.PageHead;
import se.samverkan.web.diff.Difference;

/** The versions of a document, what changed between two of them, how they are proved, and the renewals of a promise. */
@ApplicationScoped
class HistoryPage implements Page {
    private static final int MAX_DIGITS = 6;

    private final PageRenderer renderer;

    HistoryPage(PageRenderer renderer) {
        this.renderer = renderer;
    }

    @Override
    public List<String> paths(Language language) {
        return DocumentPage.COLLECTIONS.stream()
                .map(address -> new Links(language).history(address.collection(), ":id"))
                .toList();
    }

    @Override
    public Set<String> parameters(Language language) {
        return Set.of(renderer.text(language, "parameter_from"), renderer.text(language, "parameter_to"));
    }

    @Override
    public String html(PageRequest request) {
        var language = request.language();
        var address = DocumentPage.collectionOf(request);
        var resource = "/" + address.collection() + "/" + PageRequest.encoded(request.variable("id"));
        var document = request.get(resource);
        var id = document.path("id").asText();
        if (!id.equals(request.variable("id"))) {
            throw new PageRedirect(
                    PageRequest.withQuery(new Links(language).history(address.collection(), id), request.query()));
        }
        var versions = request.get(resource + "/versions").path("items");
        var from = number(request, "parameter_from");
        var to = number(request, "parameter_to");
        var data = new HashMap<String, Object>();
        data.put("document", document);
        data.put("collection", address.collection());
        data.put("from", from);
        data.put("to", to);
        var newest = document.path("version").decimalValue();
        data.put("chosenFrom", from == null ? newest.subtract(BigDecimal.ONE) : from);
        data.put("chosenTo", to == null ? newest : to);
        data.put("compared", from != null && to != null);
        data.put("differences", null);
        if (from != null && to != null) {
            var later = request.get(resource + "/versions/" + to);
            data.put("later", version(versions, to));
            data.put("differences", Difference.between(request.get(resource + "/versions/" + from), later));
        }
        data.put("versions", versions);
        data.put(
                "chain",
                address == Address.PROMISES
                        ? request.get(resource + "/renewals").path("items")
                        : List.of());
        return renderer.page("history.html", language, head(request, address, document), data);
    }

    private static JsonNode version(JsonNode versions, BigDecimal number) {
        for (var version : versions) {
            if (version.path("number").decimalValue().compareTo(number) == 0) {
                return version;
            }
        }
        return MissingNode.getInstance();
    }

    /** A version's number; a decimal as in templates, where numbers of JSON are. */
    private BigDecimal number(PageRequest request, String name) {
        var text = request.parameter(renderer.text(request.language(), name));
        if (text == null) {
            return null;
        }
        if (text.length() > MAX_DIGITS || !text.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            throw PageProblem.notFound();
        }
        return new BigDecimal(text);
    }

    private PageHead head(PageRequest request, Address address, JsonNode document) {
        var language = request.language();
        var id = document.path("id").asText();
        var title = document.path("title").asText();
        var crumb = new PageHead.Crumb(title, new Links(language).document(address.collection(), id));
        var other = language.other();
        var parameters = new HashMap<String, String>();
        for (var name : List.of("parameter_from", "parameter_to")) {
            parameters.put(renderer.text(other, name), request.parameter(renderer.text(language, name)));
        }
        return PageHead.of(
                        renderer.text(language, "history_of").formatted(title),
                        renderer.text(language, "history_of").formatted(title),
                        PageRequest.withQuery(request.path(), request.query()),
                        PageRequest.withQuery(new Links(other).history(address.collection(), id), parameters),
                        renderer.crumbs(language, crumb))
                .withData(renderer.apiPath("/" + address.collection() + "/" + id + "/versions"), null, null);
    }
}
