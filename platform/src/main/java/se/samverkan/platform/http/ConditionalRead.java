package se.samverkan.platform.http;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import se.samverkan.platform.problem.ProblemException;

/** Holds a read against the entity tags that the client sent (RFC 9110, section 13). */
public final class ConditionalRead {
    /** Entity tags as If-Match and If-None-Match list them. */
    public static final String TAGS = "^(\\*|(W/)?\"[!#-~]{1,200}\"([ \\t]*,[ \\t]*(W/)?\"[!#-~]{1,200}\"){0,20})$";

    private ConditionalRead() {}

    /** The 304 for a client that has it already, or null; a 412 is a problem as any other. */
    public static Response.ResponseBuilder unchanged(Request request, EntityTag etag) {
        var answer = request.evaluatePreconditions(etag);
        if (answer != null && answer.build().getStatus() == Response.Status.PRECONDITION_FAILED.getStatusCode()) {
            throw unmet("\"" + etag.getValue() + "\"");
        }
        return answer;
    }

    /** The 412 of a read that asks for another state than the one that is there. */
    public static ProblemException unmet(String etag) {
        return ProblemException.preconditionFailed("What is read is at " + etag + ": leave If-Match out", etag);
    }
}
