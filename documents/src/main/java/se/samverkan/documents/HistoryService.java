package se.samverkan.documents;

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
import se.samverkan.documents.audit.AuditEntry;
import se.samverkan.documents.audit.AuditLog;
import se.samverkan.documents.history.RedactionRequest;
import se.samverkan.documents.history.Versions;
import se.samverkan.documents.kind.DocumentType;
import se.samverkan.documents.view.DocumentViews;
import se.samverkan.domain.query.CursorQuery;
import se.samverkan.domain.query.PageQuery;
import se.samverkan.owner.caller.Caller;
import se.samverkan.owner.idempotency.StoredResponse;
import se.samverkan.platform.http.ConditionalRead;
import se.samverkan.platform.http.Page;
import se.samverkan.platform.json.CanonicalJson;

/** Executes the requests of {@link HistoryEndpoints}. */
@ApplicationScoped
public class HistoryService {
    @Inject
    Versions versions;

    @Inject
    DocumentService documents;

    @Inject
    DocumentViews views;

    @Inject
    AuditLog audit;

    @Inject
    Caller caller;

    Response versions(DocumentType<?, ?> type, UUID id, Request request) {
        return cacheable(views.json(versions.list(type, id)), MediaType.APPLICATION_JSON, request);
    }

    Response version(DocumentType<?, ?> type, UUID id, int number, Request request) {
        return cacheable(versions.find(type, id, number).content, MediaType.APPLICATION_JSON, request);
    }

    Response changes(DocumentType<?, ?> type, UUID id, int from, int to, Request request) {
        return cacheable(versions.changes(type, id, from, to), HistoryEndpoints.JSON_PATCH, request);
    }

    /** Validated here: parameters of a method that a resource inherits are not validated. */
    Response redact(DocumentType<?, ?> type, UUID id, String ifMatch, @Valid @NotNull RedactionRequest request) {
        return documents.redact(type, id, ifMatch, request).toResponse();
    }

    RestResponse<Page<AuditEntry>> audit(
            DocumentType<?, ?> type, UUID id, PageQuery page, CursorQuery cursor, UriInfo uri) {
        return StoredResponse.ok(audit.of(type, id, page, cursor, uri));
    }

    /** Caches may store a public response for a minute, so that a withdrawal is visible soon. */
    private Response cacheable(String text, String mediaType, Request request) {
        // Weak, since the gateway also sends the text compressed (RFC 9110, section 8.8.3.3).
        var etag = new EntityTag(CanonicalJson.sha256(text), true);
        var unchanged = ConditionalRead.unchanged(request, etag);
        var response = unchanged == null ? Response.ok(text, mediaType) : unchanged;
        return response.tag(etag)
                .header(
                        HttpHeaders.CACHE_CONTROL,
                        caller.isAnonymous() ? "public, max-age=60" : StoredResponse.NO_STORE)
                .header(HttpHeaders.VARY, StoredResponse.VARY)
                .build();
    }
}
