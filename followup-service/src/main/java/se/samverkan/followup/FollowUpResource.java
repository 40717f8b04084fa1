package se.samverkan.followup;

import static se.samverkan.owner.caller.Caller.APPROVER;
import static se.samverkan.owner.caller.Caller.ARCHIVIST;
import static se.samverkan.owner.caller.Caller.EDITOR;

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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import se.samverkan.documents.DocumentSearch;
import se.samverkan.documents.DocumentService;
import se.samverkan.documents.DuplicateQuery;
import se.samverkan.documents.HistoryEndpoints;
import se.samverkan.documents.HistoryService;
import se.samverkan.documents.kind.ConfirmationRequest;
import se.samverkan.documents.kind.DocumentType;
import se.samverkan.documents.kind.PublicationRequest;
import se.samverkan.documents.kind.WithdrawalRequest;
import se.samverkan.domain.query.AsOf;
import se.samverkan.domain.query.CursorQuery;
import se.samverkan.domain.query.ListQuery;
import se.samverkan.owner.idempotency.StoredResponse;
import se.samverkan.platform.http.Page;
import se.samverkan.platform.problem.ProblemException;

/** Follow-ups over HTTP. */
@Path("/follow-ups")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Follow-ups", description = "Follow-ups of agreements, promises and action plans")
public class FollowUpResource implements HistoryEndpoints {
    @Inject
    DocumentService documents;

    @Inject
    DocumentSearch search;

    @Inject
    FollowUps followUps;

    @Inject
    HistoryService records;

    @Override
    public DocumentType<FollowUpContent, FollowUpView> type() {
        return followUps;
    }

    @Override
    public HistoryService records() {
        return records;
    }

    @GET
    @Operation(
            operationId = "listFollowUps",
            summary = "List follow-ups",
            description = "Lists published documents. A token adds the drafts of its organisations.")
    @APIResponse(responseCode = "200", description = "One page of follow-ups")
    public RestResponse<Page<FollowUpView>> list(
            @BeanParam ListQuery query, @BeanParam CursorQuery cursor, @Context UriInfo uri) {
        return StoredResponse.ok(search.list(followUps, query, cursor, uri));
    }

    @POST
    @RolesAllowed({EDITOR, ARCHIVIST})
    @Operation(
            operationId = "createFollowUp",
            summary = "Create a draft",
            description = "Creates a follow-up that only its parties can read until it is published.")
    @APIResponseSchema(value = FollowUpView.class, responseCode = "201", responseDescription = "The new follow-up")
    public Response create(@BeanParam DuplicateQuery duplicates, @Valid @NotNull FollowUpContent content) {
        return documents.create(followUps, content, duplicates.isAllowed()).toResponse();
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getFollowUp",
            summary = "Read a follow-up",
            description = "Returns the published version. A party with a token gets the working copy.")
    @APIResponseSchema(value = FollowUpView.class, responseCode = "200", responseDescription = "The follow-up")
    public Response get(UUID id, @BeanParam AsOf asOf) {
        return search.find(followUps, id, ProblemException.reading(asOf::day)).toResponse();
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed({EDITOR, ARCHIVIST})
    @Operation(
            operationId = "replaceFollowUp",
            summary = "Replace the working copy",
            description = "Replaces the working copy. The published version stays public until the next publication.")
    @APIResponseSchema(
            value = FollowUpView.class,
            responseCode = "200",
            responseDescription = "The follow-up as it is now")
    public Response replace(UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull FollowUpContent content) {
        return documents.replace(followUps, id, ifMatch, content).toResponse();
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({EDITOR, ARCHIVIST})
    @Operation(
            operationId = "deleteFollowUp",
            summary = "Delete a draft",
            description = "Deletes a draft that was never published. A published document can only be withdrawn.")
    @APIResponse(responseCode = "204", description = "Deleted")
    public Response delete(UUID id, @HeaderParam("If-Match") String ifMatch) {
        return documents.delete(followUps, id, ifMatch).toResponse();
    }

    @POST
    @Path("/{id}/publications")
    @RolesAllowed({EDITOR, ARCHIVIST})
    @Operation(
            operationId = "publishFollowUp",
            summary = "Publish",
            description =
                    "Publishes the working copy as the next immutable version. One party publishes; each party then"
                            + " confirms or dissents. An archivist publishes documents that have been public before:"
                            + " sources[0] names their publisher and title.")
    @APIResponseSchema(
            value = FollowUpView.class,
            responseCode = "200",
            responseDescription = "The published follow-up")
    public Response publish(
            UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @RequestBody(required = false) @Valid PublicationRequest publication) {
        return documents.publish(followUps, id, ifMatch, publication).toResponse();
    }

    @PUT
    @Path("/{id}/confirmations/{partyId}")
    @RolesAllowed(APPROVER)
    @Operation(
            operationId = "confirmFollowUp",
            summary = "Confirm or dissent",
            description = "Records a party's public position on the published version. A new version requires a new"
                    + " position.")
    @APIResponseSchema(
            value = FollowUpView.class,
            responseCode = "200",
            responseDescription = "The follow-up with its confirmations")
    public Response confirm(
            UUID id,
            @RestPath @Parameter(description = "Id of the party", example = "police:polismyndigheten") String partyId,
            @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull ConfirmationRequest confirmation) {
        return documents.confirm(followUps, id, partyId, ifMatch, confirmation).toResponse();
    }

    @POST
    @Path("/{id}/withdrawals")
    @RolesAllowed(APPROVER)
    @Operation(
            operationId = "withdrawFollowUp",
            summary = "Withdraw",
            description = "Withdraws the follow-up. Public requests for it then get 410 with the explanation.")
    @APIResponseSchema(
            value = FollowUpView.class,
            responseCode = "200",
            responseDescription = "The withdrawn follow-up, for its parties")
    public Response withdraw(
            UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull WithdrawalRequest withdrawal) {
        return documents.withdraw(followUps, id, ifMatch, withdrawal).toResponse();
    }
}
