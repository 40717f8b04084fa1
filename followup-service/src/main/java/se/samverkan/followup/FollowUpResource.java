package se.samverkan.followup;

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

/** Follow-ups over HTTP. */
@Path("/follow-ups")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Follow-ups", description = "Uppföljningar")
public class FollowUpResource {
    @Inject
    Documents documents;

    @Inject
    FollowUps followUps;

    @GET
    @Operation(
            operationId = "listFollowUps",
            summary = "List follow-ups",
            description = "Everything published and, with a token, the drafts of its organisations.")
    @APIResponse(responseCode = "200", description = "One page of follow-ups")
    public RestResponse<Page<FollowUpView>> list(@BeanParam ListQuery query) {
        return Answer.ok(documents.list(followUps, query));
    }

    @POST
    @RolesAllowed({EDITOR, ARCHIVIST})
    @Operation(
            operationId = "createFollowUp",
            summary = "Create a draft",
            description = "A follow-up that only its parties see until it is published.")
    @APIResponseSchema(value = FollowUpView.class, responseCode = "201", responseDescription = "The new follow-up")
    public RestResponse<FollowUpView> create(@Valid @NotNull FollowUpContent content) {
        return Answer.created(documents.create(followUps, content));
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getFollowUp",
            summary = "Read a follow-up",
            description = "The published version; a party with a token gets the working copy.")
    @APIResponse(responseCode = "200", description = "The follow-up")
    public RestResponse<FollowUpView> get(UUID id, @BeanParam AsOf asOf) {
        return Answer.ok(documents.find(followUps, id, asOf.day()));
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed({EDITOR, ARCHIVIST})
    @Operation(
            operationId = "replaceFollowUp",
            summary = "Replace the working copy",
            description = "The public goes on seeing the published version.")
    @APIResponse(responseCode = "200", description = "The follow-up as it is now")
    public RestResponse<FollowUpView> replace(
            UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull FollowUpContent content) {
        return Answer.ok(documents.replace(followUps, id, ifMatch, content));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({EDITOR, ARCHIVIST})
    @Operation(
            operationId = "deleteFollowUp",
            summary = "Delete a draft",
            description = "Only what was never published can be deleted.")
    @APIResponse(responseCode = "204", description = "Deleted")
    public void delete(UUID id, @HeaderParam("If-Match") String ifMatch) {
        documents.delete(followUps, id, ifMatch);
    }

    @POST
    @Path("/{id}/publications")
    @RolesAllowed(ARCHIVIST)
    @Operation(
            operationId = "publishFollowUp",
            summary = "Publish",
            description =
                    "Makes the working copy the next immutable version. The archivist publishes what was public before:"
                            + " sources[0] names publisher and title.")
    @APIResponse(responseCode = "200", description = "The published follow-up")
    public RestResponse<FollowUpView> publish(
            UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull PublicationRequest publication) {
        return Answer.ok(documents.publishFromArchive(followUps, id, ifMatch, publication.changeNote()));
    }

    @POST
    @Path("/{id}/withdrawals")
    @RolesAllowed(APPROVER)
    @Operation(
            operationId = "withdrawFollowUp",
            summary = "Withdraw",
            description = "Takes the follow-up from the public and leaves the explanation in its place (410).")
    @APIResponse(responseCode = "200", description = "The withdrawn follow-up, for its parties")
    public RestResponse<FollowUpView> withdraw(
            UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull WithdrawalRequest withdrawal) {
        return Answer.ok(documents.withdraw(followUps, id, ifMatch, withdrawal.explanation()));
    }
}
