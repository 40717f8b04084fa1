package se.samverkan.gateway.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.jboss.logging.Logger;
import se.samverkan.gateway.document.DocumentRenderer;
import se.samverkan.gateway.document.JsonSegment;
import se.samverkan.gateway.document.ResponseBody;
import se.samverkan.gateway.index.IndexReader;
import se.samverkan.platform.http.ConditionalRead;

/** The answers that everybody gets alike: with an entity tag of their content, and free to be cached for a minute. */
@ApplicationScoped
public class PublicResponses {
    private static final Logger LOG = Logger.getLogger(PublicResponses.class);

    /** Who has it may show it a minute unasked, ten more while asking again, and a day while nobody answers. */
    static final String CACHE_CONTROL = "public, max-age=60, stale-while-revalidate=600, stale-if-error=86400";

    static final String VARY = "Authorization, Accept-Encoding";
    private static final Pattern GZIP_REFUSED = Pattern.compile("gzip\\s*;\\s*q=0(\\.0*)?\\s*(,|$)");

    /** Seconds since the answer was last known to be the newest, like HTTP's Age; absent below a minute. */
    static final String AGE = "Samverkan-Age";

    private static final int OLD_SECONDS = 60;
    private static final int BUFFER = 8_192;

    private final IndexReader reader;
    private final TrustedProxies proxies;
    private final DocumentRenderer renderer;

    PublicResponses(IndexReader reader, TrustedProxies proxies, DocumentRenderer renderer) {
        this.reader = reader;
        this.proxies = proxies;
        this.renderer = renderer;
    }

    /** The age to be told, or null while there is none worth telling. */
    String age() {
        double age = reader.ageSeconds();
        return age > OLD_SECONDS ? Long.toString((long) age) : null;
    }

    public Response of(ResponseBody answer, HttpServerRequest request) {
        return of(answer, MediaType.APPLICATION_JSON, request);
    }

    public Response of(ResponseBody rendered, String mediaType, HttpServerRequest request) {
        var answer = proxies.nameAnotherAddress(request)
                ? rendered.linkedTo(renderer.publicAddress(), proxies.publicAddress(request))
                : rendered;
        var unchanged = unchanged(answer, request);
        if (unchanged != null) {
            return unchanged;
        }
        var gzip = takesGzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
        var body = gzip ? ResponseBody.buffer(JsonSegment.of(answer.gzip())) : answer.buffer();
        var response = Response.ok(body, mediaType);
        if (request.method().equals(HttpMethod.HEAD)) {
            // Without a body nobody else counts it.
            response.header("Content-Length", body.length());
        }
        return headed(response.header("Content-Encoding", gzip ? "gzip" : null), answer, gzip);
    }

    /** What is written while it is sent; of the answer only its tag is asked for. */
    public Response of(ResponseBody answer, StreamingOutput body, String mediaType, HttpServerRequest request) {
        var gzip = takesGzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
        var response = request.method().equals(HttpMethod.HEAD)
                ? Response.ok()
                : Response.ok(whole(gzip ? zipped(body) : body, request));
        return headed(response.type(mediaType).header("Content-Encoding", gzip ? "gzip" : null), answer, gzip);
    }

    /** The 304 for who has the answer in either form, or null; throws the 412 for who wants another. */
    public Response unchanged(ResponseBody answer, HttpServerRequest request) {
        var expected = request.getHeader(HttpHeaders.IF_MATCH);
        if (expected != null && !answer.isAmong(expected)) {
            throw ConditionalRead.unmet(answer.etag(false));
        }
        var known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        return known != null && answer.isAmong(known)
                ? headed(Response.notModified(), answer, takesGzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING)))
                : null;
    }

    private Response headed(Response.ResponseBuilder response, ResponseBody answer, boolean gzip) {
        return response.header("ETag", answer.etag(gzip))
                .header("Cache-Control", CACHE_CONTROL)
                .header("Vary", VARY)
                .header(AGE, age())
                .build();
    }

    private static StreamingOutput zipped(StreamingOutput body) {
        return out -> {
            var gzip = new GZIPOutputStream(out, BUFFER);
            body.write(gzip);
            gzip.close();
        };
    }

    /** What is not written to its end ends with the connection: the head is sent, and a cut-off body must not look whole. */
    private static StreamingOutput whole(StreamingOutput body, HttpServerRequest request) {
        return out -> {
            try {
                body.write(out);
            } catch (IOException e) {
                LOG.debugf(e, "The reader of %s went away", request.path());
                request.connection().close();
            } catch (RuntimeException e) {
                LOG.errorf(e, "%s was cut off", request.path());
                request.connection().close();
            }
        };
    }

    /** Whether gzip is among what the client takes (RFC 9110, section 12.5.3); a weight of zero refuses it. */
    static boolean takesGzip(String acceptEncoding) {
        return acceptEncoding != null
                && acceptEncoding.contains("gzip")
                && (!acceptEncoding.contains("q=0")
                        || !GZIP_REFUSED.matcher(acceptEncoding).find());
    }
}
