package se.samverkan.gateway.read;

import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import se.samverkan.domain.query.AsOf;
import se.samverkan.domain.query.CursorQuery;
import se.samverkan.domain.query.ListCursor;
import se.samverkan.domain.query.ListFilter.Sort;
import se.samverkan.domain.query.ListFilter.SortKey;
import se.samverkan.domain.query.ListQuery;
import se.samverkan.gateway.document.DocumentRenderer;
import se.samverkan.gateway.document.JsonComposer;
import se.samverkan.gateway.document.Kind;
import se.samverkan.gateway.document.ResponseBody;
import se.samverkan.gateway.http.PublicResponses;
import se.samverkan.gateway.http.ResponseCache;
import se.samverkan.gateway.index.Index;
import se.samverkan.platform.http.Page;
import se.samverkan.platform.problem.ProblemException;

/** Public documents and lists over HTTP, from the index; the owners' OpenAPI documents describe them. */
@Path("/{collection:agreements|action-plans|promises|follow-ups|activity-reports}")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
public class PublicDocumentResource {
    private static final Sort NEWEST_FIRST = new Sort(SortKey.publishedAt, true);
    /** A list has no query, and so no relevance. */
    private static final Set<SortKey> SORT_KEYS = EnumSet.complementOf(EnumSet.of(SortKey.relevance));

    @Inject
    Index index;

    @Inject
    DocumentRenderer renderer;

    @Inject
    PublicResponses responses;

    @Inject
    ResponseCache cache;

    @GET
    @Operation(hidden = true)
    public Response list(
            @RestPath String collection,
            @BeanParam ListQuery query,
            @BeanParam IndexFilterQuery more,
            @BeanParam CursorQuery cursor,
            @Context UriInfo uri,
            @Context HttpServerRequest request) {
        var listing = ProblemException.reading(violations -> {
            var list = query.filter(SORT_KEYS, NEWEST_FIRST, violations);
            if (!Kind.of(collection).hasTemporalStatus()) {
                list.refuseTemporalStatus(violations);
            }
            return new Listing(
                    collection, list, more.with(list.documents(), violations), cursor.in(list.sort(), violations));
        });
        return responses.of(cache.load(request.uri(), () -> page(listing, uri)), request);
    }

    private ResponseBody page(Listing listing, UriInfo uri) {
        var list = listing.list();
        var found = index.search(listing::in);
        var documents = found.documents();
        var meta = new Page.Meta(found.total(), list.page(), list.limit(), documents.size());
        var links = Page.links(uri, renderer.publicAddress(), meta, found.next().map(ListCursor::text));
        return new JsonComposer()
                .member("_meta", renderer.bytes(meta))
                .member("_links", renderer.bytes(links))
                .documents("items", documents, list.documents().asOf())
                .body();
    }

    @GET
    @Path("/{id}")
    @Operation(hidden = true)
    public Response get(
            @RestPath String collection, @RestPath UUID id, @BeanParam AsOf asOf, @Context HttpServerRequest request) {
        var document = index.find(collection, id).orElseThrow(() -> absent(index, collection, id));
        return responses.of(document.body(ProblemException.reading(asOf::day)), request);
    }

    /** The problem of a missing document: withdrawn with an explanation (410), or never public (404). */
    static ProblemException absent(Index index, String collection, UUID id) {
        return index.withdrawal(collection, id)
                .map(notice -> ProblemException.gone(
                        "Withdrawn by " + notice.path("withdrawnBy").asText() + ": "
                                + notice.path("explanation").asText(),
                        Map.of(
                                "withdrawnAt", notice.path("withdrawnAt").asText(),
                                "withdrawnBy", notice.path("withdrawnBy").asText(),
                                "explanation", notice.path("explanation").asText())))
                .orElseGet(
                        () -> ProblemException.notFound("There is no published document " + id + " in " + collection));
    }
}
