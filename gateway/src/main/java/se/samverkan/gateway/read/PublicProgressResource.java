package se.samverkan.gateway.read;

import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import se.samverkan.gateway.http.PublicResponses;
import se.samverkan.gateway.index.Index;
import se.samverkan.platform.problem.ProblemException;

/** The progress of a public promise over HTTP, from the index; the owner's OpenAPI document describes it. */
@Path("/promises/{id}/progress")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
public class PublicProgressResource {
    @Inject
    Index index;

    @Inject
    PublicResponses responses;

    @GET
    @Operation(hidden = true)
    public Response get(UUID id, @Context HttpServerRequest request) {
        if (index.find("promises", id).isEmpty()) {
            throw PublicDocumentResource.absent(index, "promises", id);
        }
        return index.progress(id)
                .map(progress -> responses.of(progress.body(), request))
                .orElseThrow(() -> ProblemException.unavailable("The promise's progress is on its way: try again"));
    }
}
