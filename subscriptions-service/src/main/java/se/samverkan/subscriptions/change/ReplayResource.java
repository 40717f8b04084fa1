package se.samverkan.subscriptions.change;

import static se.samverkan.owner.caller.Caller.INTEGRATOR;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import se.samverkan.owner.idempotency.StoredResponse;

/** Replays over HTTP. */
@Path("/subscriptions/{subscriptionId}/replays")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(INTEGRATOR)
@Tag(name = "Subscriptions")
public class ReplayResource {
    @Inject
    Replays replays;

    @POST
    @Operation(
            operationId = "createReplay",
            summary = "Replay changes",
            description =
                    "Delivers what has changed since a cursor or a time once more: of each document that passes the"
                            + " filters the newest change. An empty cursor gives everything, as for a first load.")
    @APIResponseSchema(value = ReplayView.class, responseCode = "202", responseDescription = "The pending replay")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "410", ref = "CursorGone")
    public Response create(
            @RestPath @Parameter(description = "The subscription's id") UUID subscriptionId,
            @Valid @NotNull ReplayRequest request) {
        return replays.create(subscriptionId, request).toResponse();
    }

    @GET
    @Path("/{replayId}")
    @Operation(
            operationId = "getReplay",
            extensions = @Extension(name = "x-no-entity-tag", value = "true"),
            summary = "Read a replay",
            description = "Tells how far the replay is.")
    @APIResponseSchema(value = ReplayView.class, responseCode = "200", responseDescription = "The replay")
    public RestResponse<ReplayView> get(
            @RestPath @Parameter(description = "The subscription's id") UUID subscriptionId,
            @RestPath @Parameter(description = "The replay's id") UUID replayId) {
        return StoredResponse.ok(replays.find(subscriptionId, replayId));
    }
}
