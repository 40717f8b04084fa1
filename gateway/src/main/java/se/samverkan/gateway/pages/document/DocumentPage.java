package se.samverkan.gateway.pages.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import se.samverkan.gateway.pages.Page;
import se.samverkan.gateway.pages.PageProblem;
import se.samverkan.gateway.pages.PageRedirect;
import se.samverkan.gateway.pages.PageRenderer;
import se.samverkan.gateway.pages.PageRequest;
import se.samverkan.web.Address;
import se.samverkan.web.Language;
import se.samverkan.web.Links;
import se.samverkan.web.PageHead;
import se.samverkan.web.StructuredData;

/** A published document, with what is said about it elsewhere. */
@ApplicationScoped
class DocumentPage implements Page {
    static final List<Address> COLLECTIONS =
            List.of(Address.PROMISES, Address.AGREEMENTS, Address.ACTION_PLANS, Address.FOLLOW_UPS);

    /** More are counted, and stand in the JSON of the progress. */
    private static final int MAX_REPORTS = 50;

    private final PageRenderer renderer;

    DocumentPage(PageRenderer renderer) {
        this.renderer = renderer;
    }

    @Override
    public List<String> paths(Language language) {
        return COLLECTIONS.stream()
                .map(address -> address.in(language) + "/:id")
                .toList();
    }

    /** The collection of the API of a requested path. */
    static Address collectionOf(PageRequest request) {
        return COLLECTIONS.stream()
                .filter(address -> (request.path() + "/").startsWith(address.in(request.language()) + "/"))
                .findFirst()
                .orElseThrow(PageProblem::notFound);
    }

    @Override
    public String html(PageRequest request) {
        var language = request.language();
        var address = collectionOf(request);
        var collection = address.collection();
        var document = address == Address.PROMISES
                ? request.promise(request.variable("id"))
                : request.get("/" + collection + "/" + PageRequest.encoded(request.variable("id")));
        var id = document.path("id").asText();
        if (!id.equals(request.variable("id"))) {
            throw new PageRedirect(address.in(language) + "/" + id);
        }
        var municipalities = document.path("municipalities")
                .valueStream()
                .map(code -> request.get("/municipalities/" + code.asText() + "/overview"))
                .toList();
        var data = new HashMap<String, Object>();
        data.put("document", document);
        data.put("collection", collection);
        data.put("kind", renderer.text(language, "kind_" + address.textKey()));
        data.put("subject", subject(request, document));
        data.put("followUps", about(municipalities, "followUps", "/subject/id", id));
        data.put("notices", about(municipalities, "notices", "/documentId", id));
        var related = RelatedDocuments.of(request, address, document);
        data.put("related", relations(new Links(language), municipalities, related));
        data.put("agreements", related.agreements());
        data.put("reports", address == Address.PROMISES ? reports(request, document) : List.of());
        return renderer.page("document.html", language, head(language, address, document, municipalities), data);
    }

    private PageHead head(Language language, Address address, JsonNode document, List<JsonNode> municipalities) {
        var title = document.path("title").asText();
        var id = document.path("id").asText();
        var links = new Links(language);
        var crumbs = new ArrayList<PageHead.Crumb>();
        crumbs.add(new PageHead.Crumb(renderer.text(language, "municipalities"), Address.MUNICIPALITIES.in(language)));
        if (municipalities.size() == 1) {
            var municipality = municipalities.getFirst().path("municipality");
            crumbs.add(new PageHead.Crumb(municipality.path("name").asText(), links.municipality(municipality)));
        }
        var path = address.in(language) + "/" + id;
        return PageHead.of(
                        title,
                        document.hasNonNull("summary")
                                ? document.path("summary").asText()
                                : title,
                        path,
                        address.in(language.other()) + "/" + id,
                        renderer.crumbs(language, crumbs.toArray(PageHead.Crumb[]::new)))
                .withData(
                        renderer.apiPath("/" + address.collection() + "/" + id),
                        renderer.apiPath(feed(municipalities)),
                        StructuredData.document(address.collection(), document, renderer.site() + path));
    }

    /** The feed of the municipality, or of the country where there are several. */
    private static String feed(List<JsonNode> municipalities) {
        return municipalities.size() == 1
                ? "/municipalities/"
                        + municipalities.getFirst().at("/municipality/code").asText() + "/feed.atom"
                : "/feed.atom";
    }

    /** The document that a follow-up is about, if it is still public. */
    private static JsonNode subject(PageRequest request, JsonNode followUp) {
        var type = followUp.path("subject").path("type").asText();
        var collection = Map.of("PROMISE", "promises", "AGREEMENT", "agreements", "ACTION_PLAN", "action-plans")
                .get(type);
        if (collection == null) {
            return null;
        }
        var path = "/" + collection + "/" + followUp.path("subject").path("id").asText();
        var judged = followUp.path("subject").path("version");
        return request.find(path)
                .map(current -> judged.isMissingNode()
                                || judged.asInt() == current.path("version").asInt()
                        ? current
                        : judged(request, path, current, judged.asInt()))
                .orElse(null);
    }

    /** The version that was judged, which the owner has; like the public document it names its version. Without the owner the current one. */
    private static JsonNode judged(PageRequest request, String path, JsonNode current, int version) {
        try {
            var judged = (ObjectNode) request.get(path + "/versions/" + version);
            return judged.put("version", version);
        } catch (PageProblem problem) {
            if (problem.status() != 503) {
                throw problem;
            }
            return current;
        }
    }

    /** The newest reports of what was done for a promise; identifiers grow with time (RFC 9562, version 7). */
    private static List<JsonNode> reports(PageRequest request, JsonNode promise) {
        return promise.path("progress")
                .path("items")
                .valueStream()
                .flatMap(item -> item.path("activityReportIds").valueStream())
                .map(JsonNode::asText)
                .distinct()
                .sorted(Comparator.reverseOrder())
                .limit(MAX_REPORTS)
                .flatMap(id -> request.find("/activity-reports/" + id).stream())
                .toList();
    }

    private static List<JsonNode> about(List<JsonNode> overviews, String list, String pointer, String id) {
        return overviews.stream()
                .flatMap(overview -> overview.path(list).valueStream())
                .filter(element -> element.at(pointer).asText().equals(id))
                .distinct()
                .toList();
    }

    /** The municipalities, and the documents that this one refers to. */
    private static List<RelatedDocuments.Relation> relations(
            Links links, List<JsonNode> overviews, RelatedDocuments related) {
        var municipalities = overviews.stream()
                .map(overview -> overview.path("municipality"))
                .map(municipality ->
                        new PageHead.Crumb(municipality.path("name").asText(), links.municipality(municipality)))
                .toList();
        var relations = new ArrayList<RelatedDocuments.Relation>();
        relations.add(new RelatedDocuments.Relation("municipalities", municipalities));
        relations.addAll(related.relations(links));
        return relations;
    }
}
