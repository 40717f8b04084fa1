package se.samverkan.subscriptions.delivery;

import static se.samverkan.owner.caller.Caller.INTEGRATOR;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import se.samverkan.domain.query.PageQuery;
import se.samverkan.owner.idempotency.StoredResponse;
import se.samverkan.platform.http.Page;

/** The deliveries of a subscription over HTTP. */
@Path("/subscriptions/{subscriptionId}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(INTEGRATOR)
@Tag(name = "Subscriptions")
public class DeliveryResource {
    @Inject
    Deliveries deliveries;

    @GET
    @Path("/deliveries")
    @Operation(
            operationId = "listDeliveries",
            extensions = @Extension(name = "x-no-entity-tag", value = "true"),
            summary = "List deliveries",
            description = "Lists the messages of the last 30 days with their attempts, the newest first.")
    @APIResponse(responseCode = "200", description = "One page of deliveries")
    public RestResponse<Page<DeliveryView>> list(
            @RestPath @Parameter(description = "The subscription's id") UUID subscriptionId,
            @QueryParam("status")
                    @Parameter(
                            description = "Only deliveries with this status",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"PENDING", "DELIVERED", "FAILED"}))
                    String status,
            @BeanParam PageQuery page,
            @Context UriInfo uri) {
        return StoredResponse.ok(deliveries.list(subscriptionId, status, page, uri));
    }

    @GET
    @Path("/deliveries/{deliveryId}")
    @Operation(
            operationId = "getDelivery",
            extensions = @Extension(name = "x-no-entity-tag", value = "true"),
            summary = "Read a delivery",
            description = "Returns a message with its attempts.")
    @APIResponseSchema(value = DeliveryView.class, responseCode = "200", responseDescription = "The delivery")
    public RestResponse<DeliveryView> get(
            @RestPath @Parameter(description = "The subscription's id") UUID subscriptionId,
            @RestPath @Parameter(description = "The delivery's id") UUID deliveryId) {
        return StoredResponse.ok(deliveries.find(subscriptionId, deliveryId));
    }

    @POST
    @Path("/deliveries/{deliveryId}/retries")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "retryDelivery",
            summary = "Deliver again",
            description = "Makes a message due now, whatever came of it before; webhook-id stays the same.")
    @APIResponseSchema(value = DeliveryView.class, responseCode = "202", responseDescription = "The pending delivery")
    @APIResponse(responseCode = "409", ref = "Conflict")
    public Response retry(
            @RestPath @Parameter(description = "The subscription's id") UUID subscriptionId,
            @RestPath @Parameter(description = "The delivery's id") UUID deliveryId) {
        return deliveries.retry(subscriptionId, deliveryId).toResponse();
    }

    @POST
    @Path("/tests")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "testSubscription",
            summary = "Test the receiver",
            description = "Posts a signed message of the type subscription.tested; the delivery tells what came of it.")
    @APIResponseSchema(value = DeliveryView.class, responseCode = "202", responseDescription = "The pending delivery")
    @APIResponse(responseCode = "409", ref = "Conflict")
    public Response test(@RestPath @Parameter(description = "The subscription's id") UUID subscriptionId) {
        return deliveries.test(subscriptionId).toResponse();
    }
}
