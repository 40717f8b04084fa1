package se.samverkan.platform.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.stream.Stream;

/** Checks the target of a request (RFC 3986), which no handler may resolve to another path. */
final class RequestTarget {
    private RequestTarget() {}

    /**
     * Whether the handlers can read the target. No database stores a NUL, and JAX-RS ignores matrix parameters silently.
     * Quarkus would refuse an invalid URI with an empty response, so the services run with vertx.disableURIValidation.
     */
    static boolean isReadable(String target) {
        int parameter = target.indexOf(';');
        int query = target.indexOf('?');
        return target.startsWith("/")
                && !target.contains("%00")
                && (parameter < 0 || (query >= 0 && query < parameter))
                && (isPlain(target) || isUri(target));
    }

    /** Whether a segment is {@code .} or {@code ..}: a client could leave the API's root by it. */
    static boolean hasDotSegment(String path) {
        // Nearly no path has one of these.
        return (path.contains("/.") || path.contains("%2"))
                && Stream.of(path.split("/"))
                        .map(segment -> segment.replace("%2e", ".").replace("%2E", "."))
                        .anyMatch(segment -> segment.equals(".") || segment.equals(".."));
    }

    private static boolean isUri(String target) {
        try {
            return new URI(target).getRawPath() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** Nearly every target is plain; the check takes a tenth of the time of parsing a URI. */
    private static boolean isPlain(String target) {
        for (int i = 0; i < target.length(); i++) {
            char c = target.charAt(i);
            var isLetterOrDigit = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
            if (!isLetterOrDigit && "/-_.~?=&".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }
}
