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
import java.util.EnumSet;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import se.samverkan.gateway.SearchResult.Group;
import se.samverkan.kit.http.Link;
import se.samverkan.kit.http.ListFilter.Sort;
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
    private static final Sort BEST_FIRST = new Sort(SortKey.relevance, false);

    @Inject
    Index index;

    @Inject
    Rendering rendering;

    @Inject
    PublicAnswer answer;

    @GET
    @Operation(
            operationId = "search",
            summary = "Search everything public",
            description =
                    "Finds documents and municipalities by words, whatever their inflection; the last word may be the"
                            + " beginning of one. Hits are grouped by kind, and page and limit hold for each group.")
    @APIResponseSchema(value = SearchResult.class, responseDescription = "What was found")
    public Response search(
            @Parameter(
                            description = "The words",
                            required = true,
                            schema =
                                    @Schema(
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
        var names = Stream.concat(Stream.of("q", "kind"), MoreFilters.NAMES.stream())
                .toList();
        var list = query.filter(names, EnumSet.allOf(SortKey.class), BEST_FIRST);
        if (q == null) {
            throw Rejection.badRequest("q", "is missing: say what to search for");
        }
        var search = new Search(
                SearchWords.of(q),
                QueryParameters.constant("kind", kind, Kind.class),
                list,
                more.with(list.documents()));
        var result = index.search(snapshot -> result(search, snapshot, uri));
        return answer.of(Answer.of(rendering.bytes(result)), request);
    }

    private SearchResult result(Search search, Snapshot snapshot, UriInfo uri) {
        var found = search.in(snapshot);
        var list = search.list();
        int total = found.groups().stream().mapToInt(Search.Group::total).sum();
        int longest =
                found.groups().stream().mapToInt(Search.Group::total).max().orElse(0);
        var hits = new SearchHits(snapshot, found.query(), list.documents().asOf(), rendering);
        var groups = found.groups().stream()
                .map(group -> new Group(
                        group.kind(),
                        group.total(),
                        Map.of("self", Link.get("self", address(uri, group.kind()))),
                        hits.of(group)))
                .toList();
        int count = groups.stream().mapToInt(group -> group.items().size()).sum();
        var links = Page.links(uri, rendering.publicAddress(), list.page(), list.limit(), longest);
        return new SearchResult(new Page.Meta(total, list.page(), list.limit(), count), links, groups, found.facets());
    }

    private String address(UriInfo uri, Kind kind) {
        return Page.address(uri, rendering.publicAddress(), Map.of("kind", kind.name(), "page", "1"));
    }
}
