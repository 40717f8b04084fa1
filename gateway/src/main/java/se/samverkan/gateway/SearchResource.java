package se.samverkan.gateway;

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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import se.samverkan.gateway.SearchResult.Group;
import se.samverkan.gateway.SearchResult.Hit;
import se.samverkan.kit.http.Link;
import se.samverkan.kit.http.ListFilter.SortKey;
import se.samverkan.kit.http.ListQuery;
import se.samverkan.kit.http.Page;
import se.samverkan.kit.http.QueryParameters;
import se.samverkan.kit.problem.Rejection;

/** Search over HTTP. */
@Path("/search")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
@Tag(name = "Search", description = "Sök")
public class SearchResource {
    @Inject
    Index index;

    @Inject
    Rendering rendering;

    @Inject
    PublicAnswer answer;

    @Inject
    Answers answers;

    @GET
    @Operation(
            operationId = "search",
            summary = "Search everything public",
            description =
                    "Finds documents and municipalities by words, whatever their inflection; the last word may be the"
                            + " beginning of one. A page holds the best hits of all kinds, grouped by kind.")
    @APIResponseSchema(value = SearchResult.class, responseDescription = "What was found")
    public Response search(
            @Parameter(
                            description = "The words",
                            required = true,
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            minLength = 1,
                                            maxLength = SearchWords.MAX_LENGTH,
                                            examples = "trygghetsvandring"))
                    @QueryParam("q")
                    String q,
            @Parameter(description = "Only this kind", schema = @Schema(implementation = Kind.class))
                    @QueryParam("kind")
                    String kind,
            @BeanParam ListQuery query,
            @BeanParam MoreFilters more,
            @Context UriInfo uri,
            @Context HttpServerRequest request) {
        var list = query.filter(EnumSet.allOf(SortKey.class), Search.BEST_FIRST);
        if (q == null) {
            throw Rejection.badRequest("q", "is missing: say what to search for");
        }
        var search = new Search(
                SearchWords.of(q),
                QueryParameters.constant("kind", kind, Kind.class),
                list,
                more.with(list.documents()));
        return answer.of(answers.keep(request.uri(), () -> answer(search, uri)), request);
    }

    private Answer answer(Search search, UriInfo uri) {
        return index.search(snapshot -> answer(search, snapshot, uri));
    }

    /** A {@link SearchResult}. */
    private Answer answer(Search search, Snapshot snapshot, UriInfo uri) {
        var found = search.in(snapshot);
        var list = search.list();
        int total = found.facets().total();
        var hits = new SearchHits(snapshot, found.words(), list.documents().asOf(), rendering).byKind(found.page());
        var groups = found.facets().byDimension().get(Fields.KIND).stream()
                .map(facet -> group(Kind.valueOf(facet.value()), facet.count(), hits, uri))
                .sorted(Comparator.comparing(Group::kind))
                .toList();
        var meta = new Page.Meta(total, list.page(), list.limit(), found.page().size());
        var links = Page.links(uri, rendering.publicAddress(), list.page(), list.limit(), total);
        return new Composition()
                .member("_meta", rendering.bytes(meta))
                .member("_links", rendering.bytes(links))
                .member("groups", rendering.bytes(groups))
                .member("facets", found.facets().json(rendering))
                .answer();
    }

    private Group group(Kind kind, int total, Map<Kind, List<Hit>> hits, UriInfo uri) {
        var self = Page.address(uri, rendering.publicAddress(), Map.of("kind", kind.name(), "page", "1"));
        return new Group(kind, total, Map.of("self", Link.get("self", self)), hits.getOrDefault(kind, List.of()));
    }
}
