package se.samverkan.gateway;

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
import se.samverkan.kit.http.AsOf;
import se.samverkan.kit.http.ListFilter.Sort;
import se.samverkan.kit.http.ListFilter.SortKey;
import se.samverkan.kit.http.ListQuery;
import se.samverkan.kit.http.Page;
import se.samverkan.kit.problem.Rejection;

/** Public documents and lists for everybody, from the index; the owners' contract describes them. */
@Path("/{collection:agreements|action-plans|promises|follow-ups|activity-reports}")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
public class PublicDocumentResource {
    private static final Sort NEWEST_FIRST = new Sort(SortKey.publishedAt, true);
    /** A list has nothing to be relevant to. */
    private static final Set<SortKey> SORT_KEYS = EnumSet.complementOf(EnumSet.of(SortKey.relevance));

    @Inject
    Index index;

    @Inject
    Rendering rendering;

    @Inject
    PublicAnswer answer;

    @Inject
    Answers answers;

    @GET
    @Operation(hidden = true)
    public Response list(
            @RestPath String collection,
            @BeanParam ListQuery query,
            @BeanParam MoreFilters more,
            @Context UriInfo uri,
            @Context HttpServerRequest request) {
        var list = query.filter(SORT_KEYS, NEWEST_FIRST);
        var listing = new Listing(collection, list, more.with(list.documents()));
        return answer.of(answers.keep(request.uri(), () -> page(listing, uri)), request);
    }

    private Answer page(Listing listing, UriInfo uri) {
        var list = listing.list();
        var found = index.search(listing::in);
        var documents = found.documents();
        var links = Page.links(uri, rendering.publicAddress(), list.page(), list.limit(), found.total());
        var meta = new Page.Meta(found.total(), list.page(), list.limit(), documents.size());
        return new Composition()
                .member("_meta", rendering.bytes(meta))
                .member("_links", rendering.bytes(links))
                .documents("items", documents, list.documents().asOf())
                .answer();
    }

    @GET
    @Path("/{id}")
    @Operation(hidden = true)
    public Response get(
            @RestPath String collection, @RestPath UUID id, @BeanParam AsOf asOf, @Context HttpServerRequest request) {
        var document = index.find(collection, id).orElseThrow(() -> absent(index, collection, id));
        return answer.of(document.answer(asOf.day()), request);
    }

    /** Why there is nothing to read: withdrawn with an explanation (410), or never public (404). */
    static Rejection absent(Index index, String collection, UUID id) {
        return index.withdrawal(collection, id)
                .map(notice -> Rejection.gone(
                        "Withdrawn by " + notice.path("withdrawnBy").asText() + ": "
                                + notice.path("explanation").asText(),
                        Map.of(
                                "withdrawnAt", notice.path("withdrawnAt").asText(),
                                "withdrawnBy", notice.path("withdrawnBy").asText(),
                                "explanation", notice.path("explanation").asText())))
                .orElseGet(() -> Rejection.notFound("There is no published document " + id + " in " + collection));
    }
}
