package se.samverkan.documents.idempotency;

import io.vertx.core.buffer.Buffer;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import se.samverkan.documents.kind.Envelope;
import se.samverkan.platform.event.CloudEvent;

/**
 * What a read or a change of a document was answered, byte for byte, so that a repeat of a change can be answered the same.
 *
 * @param sequence after a change the number of the newest event of the document: who sees that event sees the change
 */
@Embeddable
public record StoredResponse(
        @Column(name = "document_id") UUID documentId,
        Integer status,
        String body,
        String etag,
        String location,
        Long sequence) {
    public static final String NEVER_KEPT = "private, no-store";
    public static final String VARY = "Authorization, Accept-Encoding";

    public Response toResponse() {
        // Bytes are sent at once, where a text goes through a stream.
        var response = Response.status(status)
                .entity(body == null ? null : Buffer.buffer(body))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.ETAG, etag)
                .header(HttpHeaders.CACHE_CONTROL, NEVER_KEPT)
                .header(HttpHeaders.VARY, VARY);
        if (sequence != null) {
            response.header(CloudEvent.SEQUENCE_HEADER, sequence);
        }
        if (location != null) {
            response.header(HttpHeaders.LOCATION, location);
        }
        return response.build();
    }

    /** A read: with the revision's ETag. */
    public static StoredResponse read(UUID documentId, String body, int revision) {
        return new StoredResponse(documentId, 200, body, Envelope.etag(revision), null, null);
    }

    /** A list, or what else has no revision of its own; never kept by a cache, since it depends on who asks. */
    public static <T> RestResponse<T> ok(T body) {
        return ResponseBuilder.ok(body)
                .header(HttpHeaders.CACHE_CONTROL, NEVER_KEPT)
                .header(HttpHeaders.VARY, VARY)
                .build();
    }
}
