package se.samverkan.platform.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import java.util.regex.Pattern;
import se.samverkan.platform.body.RequestBody;
import se.samverkan.platform.problem.ProblemException;
import se.samverkan.platform.problem.Statuses;

/** What is wrong with a request line and its headers, so that no handler can read them. */
record RequestFault(int status, String detail) {
    /** Vert.x itself refuses what is longer than quarkus.http.limits.max-initial-line-length. */
    private static final int MAX_TARGET_LENGTH = 16_384;

    private static final Pattern CHARSET = Pattern.compile("(?i);\\s*charset\\s*=\\s*\"?([^\";\\s]*)");
    /** The compact form of a signed token (RFC 7515, section 7.1): the OIDC extension fails on other texts. */
    private static final Pattern SIGNED_TOKEN = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]+");

    /** The first fault, or null. */
    static RequestFault of(HttpServerRequest request, long maxBodyBytes) {
        if (request.uri().length() > MAX_TARGET_LENGTH) {
            return new RequestFault(414, Statuses.hint(414));
        }
        if (request.headers().getAll(HttpHeaders.HOST).size() != 1) {
            return new RequestFault(400, "Send the header Host once (RFC 9112, section 3.2)");
        }
        if (!RequestTarget.isReadable(request.uri())) {
            return new RequestFault(
                    400,
                    "The path or query can't be read: it begins with / and is a URI (RFC 3986), other characters written as"
                            + " % and two hexadecimal digits; it holds no NUL (%00), the path no ;");
        }
        if (RequestTarget.hasDotSegment(request.path())) {
            return new RequestFault(400, "The path has a dot segment (. or ..): send the path that you mean");
        }
        var authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization != null && isMalformedToken(authorization)) {
            return new RequestFault(401, Statuses.hint(401));
        }
        return RequestBody.isAnnounced(request) ? ofBody(request, maxBodyBytes) : null;
    }

    private static RequestFault ofBody(HttpServerRequest request, long maxBodyBytes) {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && length.matches("\\d{1,18}") && Long.parseLong(length) > maxBodyBytes) {
            return new RequestFault(
                    413, ProblemException.contentTooLarge(maxBodyBytes).getMessage());
        }
        var encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            return new RequestFault(415, "Send the body without Content-Encoding");
        }
        var type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        // Another type than JSON is refused by the resource.
        var charset = type == null || !type.contains("json") ? null : CHARSET.matcher(type);
        if (charset != null && charset.find() && !charset.group(1).equalsIgnoreCase("UTF-8")) {
            return new RequestFault(415, "Send the body in UTF-8: JSON has no other encoding (RFC 8259, section 8.1)");
        }
        return null;
    }

    private static boolean isMalformedToken(String authorization) {
        return authorization.toLowerCase(Locale.ROOT).startsWith("bearer ")
                && !SIGNED_TOKEN.matcher(authorization.substring(7).strip()).matches();
    }
}
