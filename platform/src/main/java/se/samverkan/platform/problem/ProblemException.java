package se.samverkan.platform.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/** Refuses a request with an HTTP status and a text that tells the client how to fix it. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final transient List<Violation> violations;
    private final transient Map<String, Object> extensions;
    private final transient Map<String, String> headers;

    private ProblemException(
            int status,
            String detail,
            List<Violation> violations,
            Map<String, Object> extensions,
            Map<String, String> headers) {
        // A refused request is no fault of the service, so the slow stack trace is not filled in.
        super(detail, null, false, false);
        this.status = status;
        this.violations = List.copyOf(violations);
        this.extensions = Map.copyOf(extensions);
        this.headers = Map.copyOf(headers);
    }

    private ProblemException(int status, String detail) {
        this(status, detail, List.of(), Map.of(), Map.of());
    }

    /** 400 for a malformed parameter or member, which the pointer names. */
    public static ProblemException badRequest(String pointer, String text) {
        return new ProblemException(
                400, pointer + ": " + text, List.of(new Violation(pointer, text)), Map.of(), Map.of());
    }

    /** 400 for everything that is malformed in a body. */
    public static ProblemException badRequest(List<Violation> violations) {
        return new ProblemException(400, violations.getFirst().asSentence(), violations, Map.of(), Map.of());
    }

    /**
     * Runs a parser that reports each malformed value by its name and text.
     *
     * @throws ProblemException 400 with every reported violation
     */
    public static <T> T reading(Function<BiConsumer<String, String>, T> parser) {
        var violations = new ArrayList<Violation>();
        var value = parser.apply((name, text) -> violations.add(new Violation(name, text)));
        if (!violations.isEmpty()) {
            throw badRequest(violations);
        }
        return value;
    }

    public static ProblemException forbidden(String detail) {
        return new ProblemException(403, detail);
    }

    public static ProblemException notFound(String detail) {
        return new ProblemException(404, detail);
    }

    /** 409: the state of the document does not allow the request. */
    public static ProblemException conflict(String detail) {
        return new ProblemException(409, detail);
    }

    /** 409 with members that tell the client what is missing. */
    public static ProblemException conflict(String detail, Map<String, Object> missing) {
        return new ProblemException(409, detail, List.of(), missing, Map.of());
    }

    /** 410 that leaves the explanation of the withdrawal in the document's place. */
    public static ProblemException gone(String detail, Map<String, Object> withdrawal) {
        return new ProblemException(410, detail, List.of(), withdrawal, Map.of());
    }

    /** 410: a cursor that cannot be understood, or of topics that are no longer there. */
    public static ProblemException cursorGone() {
        return new ProblemException(
                410,
                "This cursor does not belong to the changes: start again with an empty after, which gives everything");
    }

    /** 412 with the current ETag. */
    public static ProblemException preconditionFailed(String detail, String etag) {
        return new ProblemException(412, detail, List.of(), Map.of(), Map.of("ETag", etag));
    }

    /** 408: the body arrived too slowly. */
    public static ProblemException requestTimeout(long limitSeconds) {
        return new ProblemException(
                408, "The body arrived too slowly: send it whole within " + limitSeconds + " seconds");
    }

    /** 413: the body is larger than the service reads. */
    public static ProblemException contentTooLarge(long limitBytes) {
        return new ProblemException(
                413,
                "The body is larger than " + limitBytes + " bytes: send less text in one document, or divide the file");
    }

    /** 415: a media type or a character encoding that the operation does not read. */
    public static ProblemException unsupportedMediaType(String detail) {
        return new ProblemException(415, detail);
    }

    /** 422: well-formed, but against the rules that the violations name. */
    public static ProblemException unprocessable(List<Violation> violations) {
        var first = violations.getFirst();
        return new ProblemException(422, first.asSentence(), violations, Map.of(), Map.of());
    }

    /** Throws a 422 if there is any violation; each is reported by its JSON pointer and text. */
    public static void throwIfAny(Consumer<BiConsumer<String, String>> violations) {
        ifAny(violations).ifPresent(problem -> {
            throw problem;
        });
    }

    /** 422 if there is any violation. */
    public static Optional<ProblemException> ifAny(Consumer<BiConsumer<String, String>> violations) {
        var found = new ArrayList<Violation>();
        violations.accept((pointer, text) -> found.add(new Violation(pointer, text)));
        return found.isEmpty() ? Optional.empty() : Optional.of(unprocessable(found));
    }

    /** 422 for a well-formed header or parameter that is invalid here. */
    public static ProblemException unprocessable(String pointer, String text) {
        return unprocessable(List.of(new Violation(pointer, text)));
    }

    /** 428: the change must name the revision that it is based on. */
    public static ProblemException preconditionRequired(String etag) {
        return new ProblemException(
                428,
                "Send If-Match with the ETag of the revision that you change; it is now " + etag,
                List.of(),
                Map.of(),
                Map.of("ETag", etag));
    }

    /** 503: a dependency of the service is unavailable; the client may retry. */
    public static ProblemException unavailable(String detail) {
        return new ProblemException(503, detail, List.of(), Map.of(), Map.of("Retry-After", "5"));
    }

    /** 503 that states whether the change was made: {@code NOT_CHANGED} or {@code UNKNOWN}. */
    public static ProblemException unavailable(String detail, String outcome) {
        return new ProblemException(503, detail, List.of(), Map.of("outcome", outcome), Map.of("Retry-After", "5"));
    }

    public int status() {
        return status;
    }

    public Map<String, String> headers() {
        return headers;
    }

    public List<Violation> violations() {
        return violations;
    }

    /** The members of the problem beside the standard ones (RFC 9457). */
    public Map<String, Object> extensions() {
        return extensions;
    }
}
