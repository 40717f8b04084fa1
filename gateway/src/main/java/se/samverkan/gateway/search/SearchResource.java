package se.samverkan.gateway.search;

import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import se.samverkan.domain.query.ListFilter.SortKey;
import se.samverkan.domain.query.ListQuery;
import se.samverkan.domain.query.QueryParameters;
import se.samverkan.gateway.document.DocumentRenderer;
import se.samverkan.gateway.document.JsonComposer;
import se.samverkan.gateway.document.Kind;
import se.samverkan.gateway.document.ResponseBody;
import se.samverkan.gateway.http.PublicResponses;
import se.samverkan.gateway.http.ResponseCache;
import se.samverkan.gateway.index.Index;
import se.samverkan.gateway.lucene.Fields;
import se.samverkan.gateway.lucene.Snapshot;
import se.samverkan.gateway.read.IndexFilterQuery;
import se.samverkan.gateway.search.SearchResult.Group;
import se.samverkan.gateway.search.SearchResult.Hit;
import se.samverkan.platform.http.Link;
import se.samverkan.platform.http.Page;
import se.samverkan.platform.problem.ProblemException;

/** Search over HTTP. */
@Path("/search")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
@Tag(name = "Search", description = "Search in public documents and municipalities")
public class SearchResource {
    @Inject
    Index index;

    @Inject
    DocumentRenderer renderer;

    @Inject
    PublicResponses responses;

    @Inject
    ResponseCache cache;

    @GET
    @Operation(
            operationId = "search",
            summary = "Search public documents and municipalities",
            description = "Searches documents and municipalities for words in any inflection; the last word may be a"
                    + " prefix. A page has the best hits of all types, grouped by type.")
    @APIResponseSchema(value = SearchResult.class, responseDescription = "What was found")
    public Response search(
            @Parameter(
                            description = "The words to search for",
                            required = true,
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            minLength = 1,
                                            maxLength = SearchWords.MAX_LENGTH,
                                            examples = "trygghetsvandring"))
                    @QueryParam("q")
                    String q,
            @Parameter(description = "Only hits of this type", schema = @Schema(implementation = Kind.class))
                    @QueryParam("kind")
                    String kind,
            @BeanParam ListQuery query,
            @BeanParam IndexFilterQuery more,
            @Context UriInfo uri,
            @Context HttpServerRequest request) {
        var search = ProblemException.reading(violations -> search(q, kind, query, more, violations));
        return responses.of(cache.load(request.uri(), () -> compose(search, uri)), request);
    }

    private static Search search(
            String q, String kind, ListQuery query, IndexFilterQuery more, BiConsumer<String, String> violations) {
        var list = query.filter(EnumSet.allOf(SortKey.class), Search.BEST_FIRST, violations);
        if (q == null) {
            violations.accept("q", "is missing: state what to search for");
        }
        return new Search(
                q == null ? null : SearchWords.of(q),
                QueryParameters.constant("kind", kind, Kind.class, violations),
                list,
                more.with(list.documents(), violations));
    }

    private ResponseBody compose(Search search, UriInfo uri) {
        return index.search(snapshot -> compose(search, snapshot, uri));
    }

    /** Composes the JSON of a {@link SearchResult}. */
    private ResponseBody compose(Search search, Snapshot snapshot, UriInfo uri) {
        var found = search.in(snapshot);
        var list = search.list();
        int total = found.facets().total();
        var hits = new SearchHits(snapshot, found.words(), list.documents().asOf(), renderer).byKind(found.page());
        var groups = found.facets().byDimension().get(Fields.KIND).stream()
                .map(facet -> group(Kind.valueOf(facet.value()), facet.count(), hits, uri))
                .sorted(Comparator.comparing(Group::kind))
                .toList();
        var meta = new Page.Meta(total, list.page(), list.limit(), found.page().size());
        var links = Page.links(uri, renderer.publicAddress(), meta);
        return new JsonComposer()
                .member("_meta", renderer.bytes(meta))
                .member("_links", renderer.bytes(links))
                .member("groups", renderer.bytes(groups))
                .member("facets", found.facets().json(renderer))
                .body();
    }

    private Group group(Kind kind, int total, Map<Kind, List<Hit>> hits, UriInfo uri) {
        var self = Page.address(uri, renderer.publicAddress(), Map.of("kind", kind.name(), "page", "1"));
        return new Group(kind, total, Map.of("self", Link.get("self", self)), hits.getOrDefault(kind, List.of()));
    }
}
