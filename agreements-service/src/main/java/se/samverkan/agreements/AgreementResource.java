package se.samverkan.agreements;

import static se.samverkan.documents.caller.Caller.APPROVER;
import static se.samverkan.documents.caller.Caller.ARCHIVIST;
import static se.samverkan.documents.caller.Caller.EDITOR;

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
import se.samverkan.documents.DocumentService;
import se.samverkan.documents.HistoryEndpoints;
import se.samverkan.documents.HistoryService;
import se.samverkan.documents.idempotency.StoredResponse;
import se.samverkan.documents.kind.ApprovalRequest;
import se.samverkan.documents.kind.DocumentType;
import se.samverkan.documents.kind.PublicationRequest;
import se.samverkan.documents.kind.WithdrawalRequest;
import se.samverkan.domain.query.AsOf;
import se.samverkan.domain.query.ListQuery;
import se.samverkan.platform.http.Page;
import se.samverkan.platform.problem.ProblemException;

/** Agreements over HTTP. */
@Path("/agreements")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Agreements", description = "Samverkansöverenskommelser")
public class AgreementResource implements HistoryEndpoints {
    @Inject
    DocumentService documents;

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
            description = "Lista. Everything published and, with a token, the drafts of its organisations.")
    @APIResponse(responseCode = "200", description = "One page of agreements")
    public RestResponse<Page<AgreementView>> list(@BeanParam ListQuery query, @Context UriInfo uri) {
        return StoredResponse.ok(documents.list(agreements, query, uri));
    }

    @POST
    @RolesAllowed({EDITOR, ARCHIVIST})
    @Operation(
            operationId = "createAgreement",
            summary = "Create a draft",
            description = "Skapa utkast. An agreement that only its parties see until it is published.")
    @APIResponseSchema(value = AgreementView.class, responseCode = "201", responseDescription = "The new agreement")
    public Response create(@Valid @NotNull AgreementContent content) {
        return documents.create(agreements, content).toResponse();
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getAgreement",
            summary = "Read an agreement",
            description = "Läs. The published version; a party with a token gets the working copy.")
    @APIResponseSchema(value = AgreementView.class, responseCode = "200", responseDescription = "The agreement")
    public Response get(UUID id, @BeanParam AsOf asOf) {
        return documents
                .find(agreements, id, ProblemException.reading(asOf::day))
                .toResponse();
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed({EDITOR, ARCHIVIST})
    @Operation(
            operationId = "replaceAgreement",
            summary = "Replace the working copy",
            description = "Ändra arbetskopian. The public goes on seeing the published version.")
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
            description = "Radera utkast. Only what was never published can be deleted.")
    @APIResponse(responseCode = "204", description = "Deleted")
    public void delete(UUID id, @HeaderParam("If-Match") String ifMatch) {
        documents.delete(agreements, id, ifMatch);
    }

    @POST
    @Path("/{id}/approvals")
    @RolesAllowed(APPROVER)
    @Operation(
            operationId = "approveAgreement",
            summary = "Approve the working copy",
            description =
                    "Godkänn. A party's consent to exactly this working copy; any edit voids it. missingApprovals says whose"
                            + " approval a publication still needs.")
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
                    "Publicera. Makes the working copy the next immutable version, once every municipality and police party of"
                            + " it and of the version before has approved (409 with missingApprovals otherwise). An archivist"
                            + " publishes what was public before: sources[0] names publisher and title.")
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
            description =
                    "Återkalla. Takes the agreement from the public and leaves the explanation in its place (410).")
    @APIResponseSchema(
            value = AgreementView.class,
            responseCode = "200",
            responseDescription = "The withdrawn agreement, for its parties")
    public Response withdraw(
            UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull WithdrawalRequest withdrawal) {
        return documents.withdraw(agreements, id, ifMatch, withdrawal).toResponse();
    }
}
