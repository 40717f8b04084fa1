package se.samverkan.platform.http;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import se.samverkan.platform.problem.ProblemException;

/** Evaluates the preconditions of a read (RFC 9110, section 13). */
public final class ConditionalRead {
    private ConditionalRead() {}

    /** The 304 for a client that has this state already, or null; a 412 is thrown as a problem. */
    public static Response.ResponseBuilder unchanged(Request request, EntityTag etag) {
        var response = request.evaluatePreconditions(etag);
        if (response != null && response.build().getStatus() == Response.Status.PRECONDITION_FAILED.getStatusCode()) {
            throw preconditionFailed("\"" + etag.getValue() + "\"");
        }
        return response;
    }

    /** The 412 of a read whose If-Match names another state than the current one. */
    public static ProblemException preconditionFailed(String etag) {
        return ProblemException.preconditionFailed("What is read is at " + etag + ": leave If-Match out", etag);
    }
}
