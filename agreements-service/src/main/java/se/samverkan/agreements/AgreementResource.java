package se.samverkan.agreements;

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
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import se.samverkan.documents.DocumentSearch;
import se.samverkan.documents.DocumentService;
import se.samverkan.documents.DuplicateQuery;
import se.samverkan.documents.HistoryEndpoints;
import se.samverkan.documents.HistoryService;
import se.samverkan.documents.kind.ApprovalRequest;
import se.samverkan.documents.kind.DocumentType;
import se.samverkan.documents.kind.PublicationRequest;
import se.samverkan.documents.kind.WithdrawalRequest;
import se.samverkan.domain.query.AsOf;
import se.samverkan.domain.query.CursorQuery;
import se.samverkan.domain.query.ListQuery;
import se.samverkan.owner.idempotency.StoredResponse;
import se.samverkan.platform.http.Page;
import se.samverkan.platform.problem.ProblemException;

/** Agreements over HTTP. */
@Path("/agreements")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Agreements", description = "Agreements between municipalities and the police on crime prevention")
public class AgreementResource implements HistoryEndpoints {
    @Inject
    DocumentService documents;

    @Inject
    DocumentSearch search;

    @Inject
    Agreements agreements;

    @Inject
    HistoryService records;

    @Override
    public DocumentType<AgreementContent, AgreementView> type() {
        return agreements;
    }

    @Override
    public HistoryService records() {
        return records;
    }

    @GET
    @Operation(
            operationId = "listAgreements",
            summary = "List agreements",
            description = "Lists published documents. A token adds the drafts of its organisations.")
    @APIResponse(responseCode = "200", description = "One page of agreements")
    public RestResponse<Page<AgreementView>> list(
            @BeanParam ListQuery query, @BeanParam CursorQuery cursor, @Context UriInfo uri) {
        return StoredResponse.ok(search.list(agreements, query, cursor, uri));
    }

    @POST
    @RolesAllowed({EDITOR, ARCHIVIST})
    @Operation(
            operationId = "createAgreement",
            summary = "Create a draft",
            description = "Creates an agreement that only its parties can read until it is published.")
    @APIResponseSchema(value = AgreementView.class, responseCode = "201", responseDescription = "The new agreement")
    public Response create(@BeanParam DuplicateQuery duplicates, @Valid @NotNull AgreementContent content) {
        return documents.create(agreements, content, duplicates.isAllowed()).toResponse();
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getAgreement",
            summary = "Read an agreement",
            description = "Returns the published version. A party with a token gets the working copy.")
    @APIResponseSchema(value = AgreementView.class, responseCode = "200", responseDescription = "The agreement")
    public Response get(UUID id, @BeanParam AsOf asOf) {
        return search.find(agreements, id, ProblemException.reading(asOf::day)).toResponse();
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed({EDITOR, ARCHIVIST})
    @Operation(
            operationId = "replaceAgreement",
            summary = "Replace the working copy",
            description = "Replaces the working copy. The published version stays public until the next publication.")
    @APIResponseSchema(
            value = AgreementView.class,
            responseCode = "200",
            responseDescription = "The agreement as it is now")
    public Response replace(
            UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull AgreementContent content) {
        return documents.replace(agreements, id, ifMatch, content).toResponse();
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({EDITOR, ARCHIVIST})
    @Operation(
            operationId = "deleteAgreement",
            summary = "Delete a draft",
            description = "Deletes a draft that was never published. A published document can only be withdrawn.")
    @APIResponse(responseCode = "204", description = "Deleted")
    public Response delete(UUID id, @HeaderParam("If-Match") String ifMatch) {
        return documents.delete(agreements, id, ifMatch).toResponse();
    }

    @POST
    @Path("/{id}/approvals")
    @RolesAllowed(APPROVER)
    @Operation(
            operationId = "approveAgreement",
            summary = "Approve the working copy",
            description =
                    "Records a party's approval of the current working copy. Any edit of the working copy voids all"
                            + " approvals. missingApprovals lists the parties whose approval is still needed for publication.")
    @APIResponseSchema(
            value = AgreementView.class,
            responseCode = "200",
            responseDescription = "The agreement with its approvals")
    public Response approve(
            UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @RequestBody(required = false) @Valid ApprovalRequest approval) {
        return documents.approve(agreements, id, ifMatch, approval).toResponse();
    }

    @POST
    @Path("/{id}/publications")
    @RolesAllowed({EDITOR, ARCHIVIST})
    @Operation(
            operationId = "publishAgreement",
            summary = "Publish",
            description =
                    "Publishes the working copy as the next immutable version. Every municipality and police party"
                            + " of the working copy and of the previous version must have approved it; otherwise the response"
                            + " is 409 with missingApprovals. An archivist publishes documents that have been public before:"
                            + " sources[0] names their publisher and title.")
    @APIResponseSchema(
            value = AgreementView.class,
            responseCode = "200",
            responseDescription = "The published agreement")
    public Response publish(
            UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @RequestBody(required = false) @Valid PublicationRequest publication) {
        return documents.publish(agreements, id, ifMatch, publication).toResponse();
    }

    @POST
    @Path("/{id}/withdrawals")
    @RolesAllowed(APPROVER)
    @Operation(
            operationId = "withdrawAgreement",
            summary = "Withdraw",
            description = "Withdraws the agreement. Public requests for it then get 410 with the explanation.")
    @APIResponseSchema(
            value = AgreementView.class,
            responseCode = "200",
            responseDescription = "The withdrawn agreement, for its parties")
    public Response withdraw(
            UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull WithdrawalRequest withdrawal) {
        return documents.withdraw(agreements, id, ifMatch, withdrawal).toResponse();
    }
}
