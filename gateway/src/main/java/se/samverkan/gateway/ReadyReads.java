package se.samverkan.gateway;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.UUID;
import se.samverkan.kit.event.Topics;
import se.samverkan.kit.http.AsOf;

/**
 * Answers the plainest and most frequent question, a public document by its id as it is today, before anything else looks
 * at the request: its bytes are ready. Whatever is not that plain goes on to the resources, which answer it alike.
 */
@ApplicationScoped
public class ReadyReads {
    private static final String BASE = "/samverkan/v1/";
    private static final int ID_LENGTH = 36;
    /** After the rate limit, before all that a read without a token has no use for. */
    private static final int ORDER = Integer.MIN_VALUE + 3;

    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
    private static final CharSequence CACHE_CONTROL = HttpHeaders.createOptimized(PublicAnswer.CACHE_CONTROL);
    private static final CharSequence VARY = HttpHeaders.createOptimized(PublicAnswer.VARY);
    private static final CharSequence GZIP = HttpHeaders.createOptimized("gzip");

    @Inject
    Index index;

    @Inject
    PublicAnswer answers;

    void register(@Observes Router router) {
        router.route().order(ORDER).handler(this::answer);
    }

    private void answer(RoutingContext context) {
        var request = context.request();
        var document = isPlain(request) ? find(request.path()) : null;
        if (document == null) {
            context.next();
            return;
        }
        var ready = document.ready(AsOf.today());
        var gzip = PublicAnswer.takesGzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
        var response = request.response();
        response.headers()
                .set(HttpHeaders.ETAG, ready.answer().etag(gzip))
                .set(HttpHeaders.CACHE_CONTROL, CACHE_CONTROL)
                .set(HttpHeaders.VARY, VARY);
        var age = answers.age();
        if (age != null) {
            response.headers().set(PublicAnswer.AGE, age);
        }
        var known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        if (known != null && ready.answer().isAmong(known)) {
            response.setStatusCode(304).end();
            return;
        }
        response.headers().set(HttpHeaders.CONTENT_TYPE, JSON);
        if (gzip) {
            response.headers().set(HttpHeaders.CONTENT_ENCODING, GZIP);
        }
        var body = gzip ? Buffer.buffer(ready.answer().gzip()) : ready.bytes();
        if (request.method().equals(HttpMethod.HEAD)) {
            response.headers().set(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
            response.end();
        } else {
            response.end(body);
        }
    }

    /** Without anything that asks for more than the document as everybody gets it today. */
    private static boolean isPlain(HttpServerRequest request) {
        return (request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD))
                && request.query() == null
                && !request.headers().contains(HttpHeaders.AUTHORIZATION)
                && !request.headers().contains(HttpHeaders.IF_MATCH)
                && takesJson(request.getHeader(HttpHeaders.ACCEPT));
    }

    private static boolean takesJson(String accept) {
        return accept == null || accept.equals("*/*") || accept.equals("application/json");
    }

    private Published find(String path) {
        int id = path.length() - ID_LENGTH;
        if (id <= BASE.length() || !path.startsWith(BASE)) {
            return null;
        }
        var collection = path.substring(BASE.length(), id - 1);
        if (path.charAt(id - 1) != '/' || !Topics.COLLECTIONS.contains(collection)) {
            return null;
        }
        try {
            return index.find(collection, UUID.fromString(path.substring(id))).orElse(null);
        } catch (IllegalArgumentException e) {
            // The resource says what is wrong with it.
            return null;
        }
    }
}
