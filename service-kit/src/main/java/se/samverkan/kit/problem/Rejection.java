package se.samverkan.kit.problem;

import java.util.List;
import java.util.Map;

/** A request that is refused, with the HTTP status and the words that tell the client how to mend it. */
public final class Rejection extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final transient List<Violation> violations;
    private final transient Map<String, Object> extensions;
    private final transient Map<String, String> headers;

    private Rejection(
            int status,
            String detail,
            List<Violation> violations,
            Map<String, Object> extensions,
            Map<String, String> headers) {
        // A refusal is an answer, not a fault: nobody reads its stack trace, and filling it in is slow.
        super(detail, null, false, false);
        this.status = status;
        this.violations = List.copyOf(violations);
        this.extensions = Map.copyOf(extensions);
        this.headers = Map.copyOf(headers);
    }

    private Rejection(int status, String detail) {
        this(status, detail, List.of(), Map.of(), Map.of());
    }

    /** 400 for a parameter or a member that can't be read; the pointer names it. */
    public static Rejection badRequest(String pointer, String text) {
        return new Rejection(400, pointer + ": " + text, List.of(new Violation(pointer, text)), Map.of(), Map.of());
    }

    public static Rejection forbidden(String detail) {
        return new Rejection(403, detail);
    }

    public static Rejection notFound(String detail) {
        return new Rejection(404, detail);
    }

    /** 409: the request is right, the state of the document is not. */
    public static Rejection conflict(String detail) {
        return new Rejection(409, detail);
    }

    /** 409 with members that tell the client what is missing. */
    public static Rejection conflict(String detail, Map<String, Object> missing) {
        return new Rejection(409, detail, List.of(), missing, Map.of());
    }

    /** 410 that leaves the explanation of the withdrawal in the document's place. */
    public static Rejection gone(String detail, Map<String, Object> withdrawal) {
        return new Rejection(410, detail, List.of(), withdrawal, Map.of());
    }

    /** 412 with the current ETag, so that the client sees what it missed. */
    public static Rejection preconditionFailed(String detail, String etag) {
        return new Rejection(412, detail, List.of(), Map.of(), Map.of("ETag", etag));
    }

    /** 413: the body is larger than the service reads. */
    public static Rejection contentTooLarge(long limitBytes) {
        return new Rejection(413, "The body is larger than " + limitBytes + " bytes: send less text in one document");
    }

    /** 422: well-formed, but against the rules that the violations name. */
    public static Rejection unprocessable(List<Violation> violations) {
        var first = violations.getFirst();
        return new Rejection(422, first.asSentence(), violations, Map.of(), Map.of());
    }

    /** 422 for a header or parameter that is right by itself and wrong here. */
    public static Rejection unprocessable(String pointer, String text) {
        return unprocessable(List.of(new Violation(pointer, text)));
    }

    /** 428: the change must say which revision it is meant for. */
    public static Rejection preconditionRequired(String etag) {
        return new Rejection(
                428,
                "Send If-Match with the ETag of the revision that you change; it is now " + etag,
                List.of(),
                Map.of(),
                Map.of("ETag", etag));
    }

    /** 503: something behind the service is away; the client may try again. */
    public static Rejection unavailable(String detail) {
        return new Rejection(503, detail, List.of(), Map.of(), Map.of("Retry-After", "5"));
    }

    public int status() {
        return status;
    }

    public Map<String, String> headers() {
        return headers;
    }

    List<Violation> violations() {
        return violations;
    }

    Map<String, Object> extensions() {
        return extensions;
    }
}
