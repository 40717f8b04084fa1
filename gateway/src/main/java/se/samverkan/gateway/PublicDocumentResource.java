package se.samverkan.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import se.samverkan.kit.http.AsOf;
import se.samverkan.kit.http.ListQuery;
import se.samverkan.kit.http.Page;
import se.samverkan.kit.problem.Rejection;

/** Public documents and lists for everybody, from the index; the owners' contract describes them. */
@Path("/{collection:agreements|action-plans|promises|follow-ups|activity-reports}")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
public class PublicDocumentResource {
    @Inject
    Index index;

    @Inject
    Rendering rendering;

    @Inject
    PublicAnswer answer;

    @GET
    @Operation(hidden = true)
    public Response list(@RestPath String collection, @BeanParam ListQuery query, @Context Request request) {
        var filter = query.filter();
        var found = index.list(collection, filter);
        var items = found.stream()
                .skip(filter.offset())
                .limit(filter.limit())
                .map(document -> rendering.on(filter.asOf(), document))
                .toList();
        Page<ObjectNode> page = query.page(rendering.publicAddress(), items, found.size());
        return answer.of(page, request);
    }

    @GET
    @Path("/{id}")
    @Operation(hidden = true)
    public Response get(
            @RestPath String collection, @RestPath UUID id, @BeanParam AsOf asOf, @Context Request request) {
        return index.find(collection, id)
                .map(document -> answer.of(rendering.on(asOf.day(), document), request))
                .orElseThrow(() -> absent(index, collection, id));
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
