package se.samverkan.subscriptions;

import static se.samverkan.owner.caller.Caller.INTEGRATOR;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import se.samverkan.domain.query.PageQuery;
import se.samverkan.owner.idempotency.StoredResponse;
import se.samverkan.platform.http.Page;

/** Subscriptions over HTTP. */
@Path("/subscriptions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(INTEGRATOR)
@Tag(name = "Subscriptions", description = "Webhooks: changes are posted to an address of the subscriber")
public class SubscriptionResource {
    @Inject
    Subscriptions subscriptions;

    @GET
    @Operation(
            operationId = "listSubscriptions",
            extensions = @Extension(name = "x-no-entity-tag", value = "true"),
            summary = "List subscriptions",
            description = "Lists the subscriptions of the token's organisations, the oldest first.")
    @APIResponse(responseCode = "200", description = "One page of subscriptions")
    public RestResponse<Page<SubscriptionView>> list(@BeanParam PageQuery page, @Context UriInfo uri) {
        return StoredResponse.ok(subscriptions.list(page, uri));
    }

    @POST
    @Operation(
            operationId = "createSubscription",
            summary = "Subscribe",
            description =
                    "From now on every change that passes the filters is posted to the address, signed as Standard"
                            + " Webhooks describes. Only this response has the secret. A replay delivers what was public before.")
    @APIResponseSchema(
            value = SubscriptionView.class,
            responseCode = "201",
            responseDescription = "The new subscription with its secret")
    @APIResponse(responseCode = "409", ref = "Conflict")
    public Response create(@Valid @NotNull SubscriptionContent content) {
        return subscriptions.create(content).toResponse();
    }

    @GET
    @Path("/{subscriptionId}")
    @Operation(
            operationId = "getSubscription",
            summary = "Read a subscription",
            description = "Returns the subscription, without its secret.")
    @APIResponseSchema(value = SubscriptionView.class, responseCode = "200", responseDescription = "The subscription")
    public Response get(@RestPath @Parameter(description = "The subscription's id") UUID subscriptionId) {
        return subscriptions.find(subscriptionId).toResponse();
    }

    @PUT
    @Path("/{subscriptionId}")
    @Operation(
            operationId = "replaceSubscription",
            summary = "Replace a subscription",
            description =
                    "Replaces address, filters, description and status. ACTIVE resumes what was paused or disabled.")
    @APIResponseSchema(
            value = SubscriptionView.class,
            responseCode = "200",
            responseDescription = "The subscription as it is now")
    public Response replace(
            @RestPath @Parameter(description = "The subscription's id") UUID subscriptionId,
            @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull SubscriptionContent content) {
        return subscriptions.replace(subscriptionId, ifMatch, content).toResponse();
    }

    @DELETE
    @Path("/{subscriptionId}")
    @Operation(
            operationId = "deleteSubscription",
            summary = "Unsubscribe",
            description = "Deletes the subscription and its deliveries.")
    @APIResponse(responseCode = "204", description = "Deleted")
    public Response delete(
            @RestPath @Parameter(description = "The subscription's id") UUID subscriptionId,
            @HeaderParam("If-Match") String ifMatch) {
        return subscriptions.delete(subscriptionId, ifMatch).toResponse();
    }

    @POST
    @Path("/{subscriptionId}/secrets")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "rotateSecret",
            summary = "Rotate the secret",
            description = "Creates another secret. For 24 hours messages have two signatures, one of each secret.")
    @APIResponseSchema(
            value = SubscriptionView.class,
            responseCode = "201",
            responseDescription = "The subscription with its new secret")
    public Response rotateSecret(@RestPath @Parameter(description = "The subscription's id") UUID subscriptionId) {
        return subscriptions.rotateSecret(subscriptionId).toResponse();
    }
}
