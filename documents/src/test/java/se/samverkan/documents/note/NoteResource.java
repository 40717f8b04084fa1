package se.samverkan.documents.note;

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

/** Notes over HTTP. */
@Path("/notes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Notes")
public class NoteResource implements HistoryEndpoints {
    @Inject
    DocumentService documents;

    @Inject
    DocumentSearch search;

    @Inject
    Notes notes;

    @Inject
    HistoryService records;

    @Override
    public DocumentType<NoteContent, NoteView> type() {
        return notes;
    }

    @Override
    public HistoryService records() {
        return records;
    }

    @GET
    public RestResponse<Page<NoteView>> list(
            @BeanParam ListQuery query, @BeanParam CursorQuery cursor, @Context UriInfo uri) {
        return StoredResponse.ok(search.list(notes, query, cursor, uri));
    }

    @POST
    @RolesAllowed({EDITOR, ARCHIVIST})
    @APIResponseSchema(value = NoteView.class, responseCode = "201")
    public Response create(@BeanParam DuplicateQuery duplicates, @Valid @NotNull NoteContent content) {
        return documents.create(notes, content, duplicates.isAllowed()).toResponse();
    }

    @GET
    @Path("/{id}")
    @APIResponseSchema(value = NoteView.class, responseCode = "200")
    public Response get(UUID id, @BeanParam AsOf asOf) {
        return search.find(notes, id, ProblemException.reading(asOf::day)).toResponse();
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed({EDITOR, ARCHIVIST})
    @APIResponseSchema(value = NoteView.class, responseCode = "200")
    public Response replace(UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull NoteContent content) {
        return documents.replace(notes, id, ifMatch, content).toResponse();
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({EDITOR, ARCHIVIST})
    public Response delete(UUID id, @HeaderParam("If-Match") String ifMatch) {
        return documents.delete(notes, id, ifMatch).toResponse();
    }

    @POST
    @Path("/{id}/approvals")
    @RolesAllowed(APPROVER)
    @APIResponseSchema(value = NoteView.class, responseCode = "200")
    public Response approve(UUID id, @HeaderParam("If-Match") String ifMatch, @Valid ApprovalRequest approval) {
        return documents.approve(notes, id, ifMatch, approval).toResponse();
    }

    @POST
    @Path("/{id}/publications")
    @RolesAllowed({EDITOR, ARCHIVIST})
    @APIResponseSchema(value = NoteView.class, responseCode = "200")
    public Response publish(UUID id, @HeaderParam("If-Match") String ifMatch, @Valid PublicationRequest publication) {
        return documents.publish(notes, id, ifMatch, publication).toResponse();
    }

    @POST
    @Path("/{id}/withdrawals")
    @RolesAllowed(APPROVER)
    @APIResponseSchema(value = NoteView.class, responseCode = "200")
    public Response withdraw(
            UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull WithdrawalRequest withdrawal) {
        return documents.withdraw(notes, id, ifMatch, withdrawal).toResponse();
    }

    @POST
    @Path("/{id}/successors")
    @RolesAllowed({EDITOR, ARCHIVIST})
    @APIResponseSchema(value = NoteView.class, responseCode = "201")
    public Response draftSuccessor(
            UUID id, @HeaderParam("If-Match") String ifMatch, @Valid NoteContent.SuccessorRequest sent) {
        var request = NoteContent.SuccessorRequest.of(sent);
        return documents
                .draftNext(notes, id, ifMatch, request, note -> note.successor(id, request))
                .toResponse();
    }
}
