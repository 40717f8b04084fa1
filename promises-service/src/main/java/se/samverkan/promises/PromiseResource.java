package se.samverkan.promises;

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
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
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

/** Promises over HTTP. */
@Path("/promises")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Promises", description = "Promises of municipalities and the police to the inhabitants")
public class PromiseResource implements HistoryEndpoints {
    @Inject
    DocumentService documents;

    @Inject
    DocumentSearch search;

    @Inject
    Promises promises;

    @Inject
    HistoryService records;

    @Override
    public DocumentType<PromiseContent, PromiseView> type() {
        return promises;
    }

    @Override
    public HistoryService records() {
        return records;
    }

    @GET
    @Operation(
            operationId = "listPromises",
            summary = "List promises",
            description = "Lists published documents. A token adds the drafts of its organisations.")
    @APIResponse(responseCode = "200", description = "One page of promises")
    public RestResponse<Page<PromiseView>> list(
            @BeanParam ListQuery query, @BeanParam CursorQuery cursor, @Context UriInfo uri) {
        return StoredResponse.ok(search.list(promises, query, cursor, uri));
    }

    @POST
    @RolesAllowed({EDITOR, ARCHIVIST})
    @Operation(
            operationId = "createPromise",
            summary = "Create a draft",
            description = "Creates a promise that only its parties can read until it is published.")
    @APIResponseSchema(value = PromiseView.class, responseCode = "201", responseDescription = "The new promise")
    public Response create(@BeanParam DuplicateQuery duplicates, @Valid @NotNull PromiseContent content) {
        return documents.create(promises, content, duplicates.isAllowed()).toResponse();
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getPromise",
            summary = "Read a promise",
            description = "Returns the published version. A party with a token gets the working copy.")
    @APIResponseSchema(value = PromiseView.class, responseCode = "200", responseDescription = "The promise")
    public Response get(UUID id, @BeanParam AsOf asOf) {
        return search.find(promises, id, ProblemException.reading(asOf::day)).toResponse();
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed({EDITOR, ARCHIVIST})
    @Operation(
            operationId = "replacePromise",
            summary = "Replace the working copy",
            description = "Replaces the working copy. The published version stays public until the next publication.")
    @APIResponseSchema(
            value = PromiseView.class,
            responseCode = "200",
            responseDescription = "The promise as it is now")
    public Response replace(UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull PromiseContent content) {
        return documents.replace(promises, id, ifMatch, content).toResponse();
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({EDITOR, ARCHIVIST})
    @Operation(
            operationId = "deletePromise",
            summary = "Delete a draft",
            description = "Deletes a draft that was never published. A published document can only be withdrawn.")
    @APIResponse(responseCode = "204", description = "Deleted")
    public Response delete(UUID id, @HeaderParam("If-Match") String ifMatch) {
        return documents.delete(promises, id, ifMatch).toResponse();
    }

    @POST
    @Path("/{id}/approvals")
    @RolesAllowed(APPROVER)
    @Operation(
            operationId = "approvePromise",
            summary = "Approve the working copy",
            description =
                    "Records a party's approval of the current working copy. Any edit of the working copy voids all"
                            + " approvals. missingApprovals lists the parties whose approval is still needed for publication.")
    @APIResponseSchema(
            value = PromiseView.class,
            responseCode = "200",
            responseDescription = "The promise with its approvals")
    public Response approve(
            UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @RequestBody(required = false) @Valid ApprovalRequest approval) {
        return documents.approve(promises, id, ifMatch, approval).toResponse();
    }

    @POST
    @Path("/{id}/publications")
    @RolesAllowed({EDITOR, ARCHIVIST})
    @Operation(
            operationId = "publishPromise",
            summary = "Publish",
            description =
                    "Publishes the working copy as the next immutable version. Every municipality and police party"
                            + " of the working copy and of the previous version must have approved it; otherwise the response"
                            + " is 409 with missingApprovals. An archivist publishes documents that have been public before:"
                            + " sources[0] names their publisher and title.")
    @APIResponseSchema(value = PromiseView.class, responseCode = "200", responseDescription = "The published promise")
    public Response publish(
            UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @RequestBody(required = false) @Valid PublicationRequest publication) {
        return documents.publish(promises, id, ifMatch, publication).toResponse();
    }

    @POST
    @Path("/{id}/withdrawals")
    @RolesAllowed(APPROVER)
    @Operation(
            operationId = "withdrawPromise",
            summary = "Withdraw",
            description = "Withdraws the promise. Public requests for it then get 410 with the explanation.")
    @APIResponseSchema(
            value = PromiseView.class,
            responseCode = "200",
            responseDescription = "The withdrawn promise, for its parties")
    public Response withdraw(
            UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull WithdrawalRequest withdrawal) {
        return documents.withdraw(promises, id, ifMatch, withdrawal).toResponse();
    }

    @POST
    @Path("/{id}/renewals")
    @RolesAllowed({EDITOR, ARCHIVIST})
    @Operation(
            operationId = "renewPromise",
            summary = "Draft the next promise",
            description =
                    "Creates a draft of the next promise. The commitments are carried over and are UNCHANGED until"
                            + " they are edited. A commitment that is left out must be listed in dropped, with a reason,"
                            + " before the next promise can be published.")
    @APIResponseSchema(
            value = PromiseView.class,
            responseCode = "201",
            responseDescription = "The draft of the next promise")
    public Response renew(
            UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @RequestBody(required = false) @Valid RenewalRequest renewal) {
        return promises.renew(id, ifMatch, renewal).toResponse();
    }

    @GET
    @Path("/{id}/renewals")
    @Operation(
            extensions = @Extension(name = "x-no-entity-tag", value = "true"),
            operationId = "listRenewals",
            summary = "Follow commitments over the years",
            description = "Returns the promises before and after this one, and the outcome of each commitment.")
    @APIResponse(responseCode = "200", description = "The chain of promises")
    public RestResponse<RenewalChain> renewals(UUID id) {
        return StoredResponse.ok(promises.renewals(id));
    }
}
