package se.samverkan.promises;

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

/** Promises over HTTP. */
@Path("/promises")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Promises", description = "Medborgarlöften")
public class PromiseResource {
    @Inject
    Documents documents;

    @Inject
    Promises promises;

    @GET
    @Operation(
            operationId = "listPromises",
            summary = "List promises",
            description = "Everything published and, with a token, the drafts of its organisations.")
    @APIResponse(responseCode = "200", description = "One page of promises")
    public RestResponse<Page<PromiseView>> list(@BeanParam ListQuery query) {
        return Answer.ok(documents.list(promises, query));
    }

    @POST
    @RolesAllowed({EDITOR, ARCHIVIST})
    @Operation(
            operationId = "createPromise",
            summary = "Create a draft",
            description = "A promise that only its parties see until it is published.")
    @APIResponseSchema(value = PromiseView.class, responseCode = "201", responseDescription = "The new promise")
    public RestResponse<PromiseView> create(@Valid @NotNull PromiseContent content) {
        return Answer.created(documents.create(promises, content));
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getPromise",
            summary = "Read a promise",
            description = "The published version; a party with a token gets the working copy.")
    @APIResponse(responseCode = "200", description = "The promise")
    public RestResponse<PromiseView> get(UUID id, @BeanParam AsOf asOf) {
        return Answer.ok(documents.find(promises, id, asOf.day()));
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed({EDITOR, ARCHIVIST})
    @Operation(
            operationId = "replacePromise",
            summary = "Replace the working copy",
            description = "The public goes on seeing the published version.")
    @APIResponse(responseCode = "200", description = "The promise as it is now")
    public RestResponse<PromiseView> replace(
            UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull PromiseContent content) {
        return Answer.ok(documents.replace(promises, id, ifMatch, content));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({EDITOR, ARCHIVIST})
    @Operation(
            operationId = "deletePromise",
            summary = "Delete a draft",
            description = "Only what was never published can be deleted.")
    @APIResponse(responseCode = "204", description = "Deleted")
    public void delete(UUID id, @HeaderParam("If-Match") String ifMatch) {
        documents.delete(promises, id, ifMatch);
    }

    @POST
    @Path("/{id}/publications")
    @RolesAllowed(ARCHIVIST)
    @Operation(
            operationId = "publishPromise",
            summary = "Publish",
            description =
                    "Makes the working copy the next immutable version. The archivist publishes what was public before:"
                            + " sources[0] names publisher and title.")
    @APIResponse(responseCode = "200", description = "The published promise")
    public RestResponse<PromiseView> publish(
            UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull PublicationRequest publication) {
        return Answer.ok(documents.publishFromArchive(promises, id, ifMatch, publication.changeNote()));
    }

    @POST
    @Path("/{id}/withdrawals")
    @RolesAllowed(APPROVER)
    @Operation(
            operationId = "withdrawPromise",
            summary = "Withdraw",
            description = "Takes the promise from the public and leaves the explanation in its place (410).")
    @APIResponse(responseCode = "200", description = "The withdrawn promise, for its parties")
    public RestResponse<PromiseView> withdraw(
            UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull WithdrawalRequest withdrawal) {
        return Answer.ok(documents.withdraw(promises, id, ifMatch, withdrawal.explanation()));
    }
}
