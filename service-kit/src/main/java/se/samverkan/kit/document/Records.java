package se.samverkan.kit.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import se.samverkan.kit.http.Caller;
import se.samverkan.kit.http.ConditionalRead;
import se.samverkan.kit.http.Page;

/** Answers what {@link History} is asked. */
@ApplicationScoped
public class Records {
    @Inject
    Versions versions;

    @Inject
    Documents documents;

    @Inject
    Audit audit;

    @Inject
    Caller caller;

    Response versions(DocumentType<?, ?> type, UUID id) {
        return toKeep(Response.ok(versions.list(type, id), MediaType.APPLICATION_JSON))
                .build();
    }

    Response version(DocumentType<?, ?> type, UUID id, int number, Request request) {
        var content = versions.find(type, id, number).content;
        var etag = new EntityTag(StoredJson.sha256(content));
        var unchanged = ConditionalRead.unchanged(request, etag);
        var answer = unchanged == null ? Response.ok(content, MediaType.APPLICATION_JSON) : unchanged;
        return toKeep(answer).tag(etag).build();
    }

    Response changes(DocumentType<?, ?> type, UUID id, int from, int to) {
        return toKeep(Response.ok(versions.changes(type, id, from, to), History.JSON_PATCH))
                .build();
    }

    /** Validated here, since nobody validates the parameters of a method that a resource inherits. */
    Response redact(DocumentType<?, ?> type, UUID id, String ifMatch, @Valid @NotNull RedactionRequest request) {
        return documents.redact(type, id, ifMatch, request).toResponse();
    }

    RestResponse<Page<AuditEntry>> audit(DocumentType<?, ?> type, UUID id, int page, int limit, UriInfo uri) {
        return Answer.ok(audit.of(type, id, page, limit, uri));
    }

    /** What everybody reads alike may be kept for a minute; a withdrawal is to be seen soon. */
    private Response.ResponseBuilder toKeep(Response.ResponseBuilder answer) {
        return answer.header(HttpHeaders.CACHE_CONTROL, caller.isAnonymous() ? "public, max-age=60" : Answer.NEVER_KEPT)
                .header(HttpHeaders.VARY, Answer.VARY);
    }
}
