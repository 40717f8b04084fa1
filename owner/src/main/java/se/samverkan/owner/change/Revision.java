package se.samverkan.owner.change;

import se.samverkan.platform.http.EntityTags;
import se.samverkan.platform.problem.ProblemException;

/** The revision of what a client changes, as entity tag and as precondition (RFC 9110, section 13.1.1). */
public final class Revision {
    private Revision() {}

    /** The entity tag of a revision. */
    public static String etag(int revision) {
        return "\"" + revision + "\"";
    }

    /**
     * Throws unless the client has read this revision: of two concurrent changes exactly one succeeds.
     *
     * @param noun what is changed, such as {@code document}
     * @param ifMatch the header, which may be null
     */
    public static void require(String noun, int revision, String ifMatch) {
        var etag = etag(revision);
        // A * names no revision that the client has read.
        if (ifMatch == null || ifMatch.isBlank() || ifMatch.equals("*")) {
            throw ProblemException.preconditionRequired(etag);
        }
        if (!ifMatch.matches(EntityTags.TAGS)) {
            throw ProblemException.badRequest(
                    "If-Match", "must be an ETag as an answer gives it, in its quotes, such as " + etag);
        }
        if (!EntityTags.parse(ifMatch).matchesStrongly(Integer.toString(revision))) {
            throw ProblemException.preconditionFailed(
                    ifMatch.startsWith("W/")
                            ? "A weak tag (W/) never matches in If-Match (RFC 9110 section 13.1.1): send " + etag
                                    + ", as the answer to a read with a token gives it"
                            : "The " + noun + " has changed: it is at " + etag + ", not " + ifMatch + "; read it again",
                    etag);
        }
    }
}
