package se.samverkan.agreements;

import static se.samverkan.kit.http.Caller.APPROVER;
import static se.samverkan.kit.http.Caller.ARCHIVIST;
import static se.samverkan.kit.http.Caller.EDITOR;

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
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import se.samverkan.kit.document.Answer;
import se.samverkan.kit.document.Documents;
import se.samverkan.kit.document.PublicationRequest;
import se.samverkan.kit.document.WithdrawalRequest;
import se.samverkan.kit.http.AsOf;
import se.samverkan.kit.http.ListQuery;
import se.samverkan.kit.http.Page;

/** Action plans over HTTP. */
@Path("/action-plans")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Action plans", description = "Åtgärdsplaner, handlingsplaner, aktivitetsplaner")
public class ActionPlanResource {
    @Inject
    Documents documents;

    @Inject
    ActionPlans actionPlans;

    @GET
    @Operation(
            operationId = "listActionPlans",
            summary = "List action plans",
            description = "Everything published and, with a token, the drafts of its organisations.")
    @APIResponse(responseCode = "200", description = "One page of action plans")
    public RestResponse<Page<ActionPlanView>> list(@BeanParam ListQuery query) {
        return Answer.ok(documents.list(actionPlans, query));
    }

    @POST
    @RolesAllowed({EDITOR, ARCHIVIST})
    @Operation(
            operationId = "createActionPlan",
            summary = "Create a draft",
            description = "An action plan that only its parties see until it is published.")
    @APIResponseSchema(value = ActionPlanView.class, responseCode = "201", responseDescription = "The new action plan")
    public RestResponse<ActionPlanView> create(@Valid @NotNull ActionPlanContent content) {
        return Answer.created(documents.create(actionPlans, content));
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getActionPlan",
            summary = "Read an action plan",
            description = "The published version; a party with a token gets the working copy.")
    @APIResponse(responseCode = "200", description = "The action plan")
    public RestResponse<ActionPlanView> get(UUID id, @BeanParam AsOf asOf) {
        return Answer.ok(documents.find(actionPlans, id, asOf.day()));
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed({EDITOR, ARCHIVIST})
    @Operation(
            operationId = "replaceActionPlan",
            summary = "Replace the working copy",
            description = "The public goes on seeing the published version.")
    @APIResponse(responseCode = "200", description = "The action plan as it is now")
    public RestResponse<ActionPlanView> replace(
            UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull ActionPlanContent content) {
        return Answer.ok(documents.replace(actionPlans, id, ifMatch, content));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({EDITOR, ARCHIVIST})
    @Operation(
            operationId = "deleteActionPlan",
            summary = "Delete a draft",
            description = "Only what was never published can be deleted.")
    @APIResponse(responseCode = "204", description = "Deleted")
    public void delete(UUID id, @HeaderParam("If-Match") String ifMatch) {
        documents.delete(actionPlans, id, ifMatch);
    }

    @POST
    @Path("/{id}/publications")
    @RolesAllowed(ARCHIVIST)
    @Operation(
            operationId = "publishActionPlan",
            summary = "Publish",
            description =
                    "Makes the working copy the next immutable version. The archivist publishes what was public before:"
                            + " sources[0] names publisher and title.")
    @APIResponse(responseCode = "200", description = "The published action plan")
    public RestResponse<ActionPlanView> publish(
            UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull PublicationRequest publication) {
        return Answer.ok(documents.publishFromArchive(actionPlans, id, ifMatch, publication.changeNote()));
    }

    @POST
    @Path("/{id}/withdrawals")
    @RolesAllowed(APPROVER)
    @Operation(
            operationId = "withdrawActionPlan",
            summary = "Withdraw",
            description = "Takes the action plan from the public and leaves the explanation in its place (410).")
    @APIResponse(responseCode = "200", description = "The withdrawn action plan, for its parties")
    public RestResponse<ActionPlanView> withdraw(
            UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull WithdrawalRequest withdrawal) {
        return Answer.ok(documents.withdraw(actionPlans, id, ifMatch, withdrawal.explanation()));
    }
}
