package se.samverkan.owner.idempotency;

import io.vertx.core.buffer.Buffer;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import se.samverkan.owner.change.Revision;
import se.samverkan.platform.event.EventNumber;

/**
 * The response to a read or a change, byte for byte, so that a repeated change gets the same.
 *
 * @param ownedId the id of what was read or changed
 * @param event after the change of a document the number of its newest event: a reader of that event sees the change
 */
@Embeddable
public record StoredResponse(
        @Column(name = "document_id") UUID ownedId,
        Integer status,
        String body,
        String etag,
        String location,
        String event) {
    /** No change is answered with it (410 Gone). */
    private static final int REMOVED = 410;

    public static final String NO_STORE = "private, no-store";
    public static final String VARY = "Authorization, Accept-Encoding";

    public Response toResponse() {
        var response = Response.status(status);
        if (body != null) {
            // A buffer is sent directly; a text would pass through a stream.
            response.entity(Buffer.buffer(body)).type(MediaType.APPLICATION_JSON_TYPE);
        }
        response.header(HttpHeaders.ETAG, etag)
                .header(HttpHeaders.CACHE_CONTROL, NO_STORE)
                .header(HttpHeaders.VARY, VARY);
        if (event != null) {
            response.header(EventNumber.HEADER, event);
        }
        if (location != null) {
            response.header(HttpHeaders.LOCATION, location);
        }
        return response.build();
    }

    /** The response to a deletion, which outlives what was deleted. */
    public static StoredResponse deleted() {
        return new StoredResponse(null, 204, null, null, null, null);
    }

    /** In place of a response that must not be repeated. */
    static StoredResponse removed(UUID ownedId) {
        return new StoredResponse(ownedId, REMOVED, null, null, null, null);
    }

    boolean isRemoved() {
        return status == REMOVED;
    }

    /** The response to a read, with the ETag of the revision. */
    public static StoredResponse read(UUID ownedId, String body, int revision) {
        return new StoredResponse(ownedId, 200, body, Revision.etag(revision), null, null);
    }

    /** The response to a read without a revision of its own, such as a list; no cache stores it, since it depends on the caller. */
    public static <T> RestResponse<T> ok(T body) {
        return ResponseBuilder.ok(body)
                .header(HttpHeaders.CACHE_CONTROL, NO_STORE)
                .header(HttpHeaders.VARY, VARY)
                .build();
    }
}
