package se.samverkan.gateway.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.jboss.logging.Logger;
import se.samverkan.gateway.document.DocumentJson;
import se.samverkan.gateway.document.DocumentRenderer;
import se.samverkan.gateway.document.JsonSegment;
import se.samverkan.gateway.document.ResponseBody;
import se.samverkan.gateway.index.IndexReader;
import se.samverkan.platform.http.ConditionalRead;

/** Builds the responses that are the same for everybody: with an entity tag of the content, cacheable for a minute. */
@ApplicationScoped
public class PublicResponses {
    private static final Logger LOG = Logger.getLogger(PublicResponses.class);

    /** Fresh for a minute; stale for ten more while it is revalidated, and for a day while the gateway is unreachable. */
    static final String CACHE_CONTROL = "public, max-age=60, stale-while-revalidate=600, stale-if-error=86400";

    private static final CharSequence CACHED = HttpHeaders.createOptimized(CACHE_CONTROL);
    private static final CharSequence GZIP = HttpHeaders.createOptimized("gzip");
    private static final CharSequence VARY = HttpHeaders.createOptimized("Authorization, Accept-Encoding");
    private static final CharSequence VARY_BY_TYPE = HttpHeaders.createOptimized("Accept, " + VARY);
    private static final Pattern GZIP_REFUSED = Pattern.compile("gzip\\s*;\\s*q=0(\\.0*)?\\s*(,|$)");

    /** Seconds since the content was last known to be the newest, like HTTP's Age; absent below a minute. */
    static final String AGE = "Samverkan-Age";

    private static final int MIN_AGE_SECONDS = 60;
    private static final int BUFFER = 8_192;

    private final IndexReader reader;
    private final TrustedProxies proxies;
    private final DocumentRenderer renderer;

    PublicResponses(IndexReader reader, TrustedProxies proxies, DocumentRenderer renderer) {
        this.reader = reader;
        this.proxies = proxies;
        this.renderer = renderer;
    }

    /** The request headers on which the response depends; only statistics and notices have more than one media type. */
    static CharSequence vary(HttpServerRequest request) {
        var path = request.path();
        return path.endsWith("/statistics") || path.endsWith("/notices") ? VARY_BY_TYPE : VARY;
    }

    /** The value of the age header, or null below a minute. */
    String age() {
        double age = reader.ageSeconds();
        return age > MIN_AGE_SECONDS ? Long.toString((long) age) : null;
    }

    /** Sends a body past the resources. */
    public void send(HttpServerRequest request, ResponseBody body, CharSequence mediaType) {
        send(request, body, mediaType, CACHED, body::buffer);
    }

    /** Sends a body that caches keep for another time. */
    public void send(HttpServerRequest request, ResponseBody body, CharSequence mediaType, CharSequence cacheControl) {
        send(request, body, mediaType, cacheControl, body::buffer);
    }

    /** Sends a document, whose bytes are already together. */
    void send(HttpServerRequest request, DocumentJson.Ready document, CharSequence mediaType) {
        send(request, document.body(), mediaType, CACHED, () -> ResponseBody.buffer(document.whole()));
    }

    private void send(
            HttpServerRequest request,
            ResponseBody body,
            CharSequence mediaType,
            CharSequence cacheControl,
            Supplier<Buffer> plain) {
        var requested = request.headers();
        var gzip = acceptsGzip(requested.get(HttpHeaders.ACCEPT_ENCODING));
        var response = request.response();
        // Added without a search for earlier values, since no earlier handler sets these headers.
        var headers = response.headers()
                .add(HttpHeaders.ETAG, body.etag(gzip))
                .add(HttpHeaders.CACHE_CONTROL, cacheControl)
                .add(HttpHeaders.VARY, vary(request));
        var age = age();
        if (age != null) {
            headers.add(AGE, age);
        }
        var ifNoneMatch = requested.get(HttpHeaders.IF_NONE_MATCH);
        if (ifNoneMatch != null && body.matchesWeakly(ifNoneMatch)) {
            response.setStatusCode(304).end();
            return;
        }
        headers.add(HttpHeaders.CONTENT_TYPE, mediaType);
        if (gzip) {
            headers.add(HttpHeaders.CONTENT_ENCODING, GZIP);
        }
        var content = gzip ? ResponseBody.buffer(JsonSegment.of(body.gzip())) : plain.get();
        if (request.method().equals(HttpMethod.HEAD)) {
            headers.add(HttpHeaders.CONTENT_LENGTH, Integer.toString(content.length()));
            response.end();
        } else {
            response.end(content);
        }
    }

    public Response of(ResponseBody body, HttpServerRequest request) {
        return of(body, MediaType.APPLICATION_JSON, request);
    }

    public Response of(ResponseBody ready, String mediaType, HttpServerRequest request) {
        var body = proxies.nameOtherAddress(request)
                ? ready.linkedTo(renderer.publicAddress(), proxies.publicAddress(request))
                : ready;
        var unchanged = unchanged(body, request);
        if (unchanged != null) {
            return unchanged;
        }
        var gzip = acceptsGzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
        var content = gzip ? ResponseBody.buffer(JsonSegment.of(body.gzip())) : body.buffer();
        var response = Response.ok(content, mediaType);
        if (request.method().equals(HttpMethod.HEAD)) {
            // Without a body the framework does not set it.
            response.header("Content-Length", content.length());
        }
        return withHeaders(response.header("Content-Encoding", gzip ? "gzip" : null), body, gzip, request);
    }

    /** A response that a browser saves as a file. */
    public Response file(ResponseBody body, String name, String mediaType, HttpServerRequest request) {
        return Response.fromResponse(of(body, mediaType, request))
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .build();
    }

    /** A response that caches ask about before each use: it is the newest, or follows from waiting. */
    public Response unshared(ResponseBody body, HttpServerRequest request) {
        return Response.fromResponse(of(body, request))
                .header("Cache-Control", null)
                .header("Cache-Control", "no-cache")
                .build();
    }

    /** JSON with its links on the address that was asked. */
    public String onAddressOf(HttpServerRequest request, byte[] json) {
        var linked = proxies.nameOtherAddress(request)
                ? ResponseBody.of(json)
                        .linkedTo(renderer.publicAddress(), proxies.publicAddress(request))
                        .bytes()
                : json;
        return new String(linked, StandardCharsets.UTF_8);
    }

    /** A response whose content is written while it is sent; only the tag of the body is used. */
    public Response of(ResponseBody body, StreamingOutput content, String mediaType, HttpServerRequest request) {
        var gzip = acceptsGzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
        var response = request.method().equals(HttpMethod.HEAD)
                ? Response.ok()
                : Response.ok(closedOnFailure(gzip ? zipped(content) : content, request));
        return withHeaders(
                response.type(mediaType).header("Content-Encoding", gzip ? "gzip" : null), body, gzip, request);
    }

    /** The 304 for a client that has the body in either form, or null; throws a 412 for one that expects another. */
    public Response unchanged(ResponseBody body, HttpServerRequest request) {
        var ifMatch = request.getHeader(HttpHeaders.IF_MATCH);
        if (ifMatch != null && !body.matchesStrongly(ifMatch)) {
            throw ConditionalRead.preconditionFailed(body.etag(false));
        }
        var ifNoneMatch = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        return ifNoneMatch != null && body.matchesWeakly(ifNoneMatch)
                ? withHeaders(
                        Response.notModified(),
                        body,
                        acceptsGzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING)),
                        request)
                : null;
    }

    private Response withHeaders(
            Response.ResponseBuilder response, ResponseBody body, boolean gzip, HttpServerRequest request) {
        return response.header("ETag", body.etag(gzip))
                .header("Cache-Control", CACHE_CONTROL)
                .header("Vary", vary(request))
                .header(AGE, age())
                .build();
    }

    private static StreamingOutput zipped(StreamingOutput content) {
        return out -> {
            var gzip = new GZIPOutputStream(out, BUFFER);
            content.write(gzip);
            gzip.close();
        };
    }

    /** Closes the connection on failure: the head is sent already, and an incomplete body must not look complete. */
    private static StreamingOutput closedOnFailure(StreamingOutput content, HttpServerRequest request) {
        return out -> {
            try {
                content.write(out);
            } catch (IOException e) {
                LOG.debugf(e, "The client of %s closed the connection", request.path());
                request.connection().close();
            } catch (RuntimeException e) {
                LOG.errorf(e, "%s failed while it was sent", request.path());
                request.connection().close();
            }
        };
    }

    /** Whether the client accepts gzip (RFC 9110, section 12.5.3); a weight of zero refuses it. */
    static boolean acceptsGzip(String acceptEncoding) {
        return acceptEncoding != null
                && acceptEncoding.contains("gzip")
                && (!acceptEncoding.contains("q=0")
                        || !GZIP_REFUSED.matcher(acceptEncoding).find());
    }
}
