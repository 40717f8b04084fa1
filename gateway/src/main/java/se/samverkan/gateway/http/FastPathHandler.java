package se.samverkan.gateway.http;

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
import se.samverkan.domain.content.CollectionNames;
import se.samverkan.domain.query.AsOf;
import se.samverkan.gateway.document.JsonSegment;
import se.samverkan.gateway.document.PublicDocument;
import se.samverkan.gateway.document.ResponseBody;
import se.samverkan.gateway.index.Index;

/**
 * Answers the plainest and most frequent questions before anything else looks at the request: a public document by its id
 * as it is today, whose bytes are ready, and what was asked just before. The rest goes on to the resources, which answer
 * alike.
 */
@ApplicationScoped
public class FastPathHandler {
    private static final String BASE = "/samverkan/v1/";
    private static final int ID_LENGTH = 36;
    /** After the rate limit, before all that a read without a token has no use for. */
    private static final int ORDER = Integer.MIN_VALUE + 3;

    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
    private static final CharSequence CACHE_CONTROL = HttpHeaders.createOptimized(PublicResponses.CACHE_CONTROL);
    private static final CharSequence VARY = HttpHeaders.createOptimized(PublicResponses.VARY);
    private static final CharSequence GZIP = HttpHeaders.createOptimized("gzip");

    @Inject
    Index index;

    @Inject
    ResponseCache cache;

    @Inject
    PublicResponses responses;

    @Inject
    TrustedProxies proxies;

    void register(@Observes Router router) {
        router.route().order(ORDER).handler(this::answer);
    }

    private void answer(RoutingContext context) {
        var request = context.request();
        if (!index.isFilled() && isPublicRead(request)) {
            // Half of what is public would look like all of it.
            context.response().putHeader(HttpHeaders.RETRY_AFTER, "1");
            context.fail(503);
            return;
        }
        if (isPlain(request)) {
            var document = request.query() == null ? find(request.path()) : null;
            if (document != null) {
                var ready = document.ready(AsOf.today());
                send(request, ready.body(), ResponseBody.buffer(ready.whole()));
                return;
            }
            var kept = cache.find(request.uri());
            if (kept != null) {
                send(request, kept, kept.buffer());
                return;
            }
        }
        context.next();
    }

    private void send(HttpServerRequest request, ResponseBody answer, Buffer bytes) {
        var asked = request.headers();
        var gzip = PublicResponses.takesGzip(asked.get(HttpHeaders.ACCEPT_ENCODING));
        var response = request.response();
        // Nothing of this is there before, so nothing need be looked for to be replaced.
        var headers = response.headers()
                .add(HttpHeaders.ETAG, answer.etag(gzip))
                .add(HttpHeaders.CACHE_CONTROL, CACHE_CONTROL)
                .add(HttpHeaders.VARY, VARY);
        var age = responses.age();
        if (age != null) {
            headers.add(PublicResponses.AGE, age);
        }
        var known = asked.get(HttpHeaders.IF_NONE_MATCH);
        if (known != null && answer.isAmong(known)) {
            response.setStatusCode(304).end();
            return;
        }
        headers.add(HttpHeaders.CONTENT_TYPE, JSON);
        if (gzip) {
            headers.add(HttpHeaders.CONTENT_ENCODING, GZIP);
        }
        var body = gzip ? ResponseBody.buffer(JsonSegment.of(answer.gzip())) : bytes;
        if (request.method().equals(HttpMethod.HEAD)) {
            headers.add(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
            response.end();
        } else {
            response.end(body);
        }
    }

    /** Without anything that asks for more than the JSON that everybody gets. */
    private boolean isPlain(HttpServerRequest request) {
        return isPublicRead(request)
                && !proxies.nameAnotherAddress(request)
                && !request.headers().contains(HttpHeaders.IF_MATCH)
                && takesJson(request.headers().get(HttpHeaders.ACCEPT));
    }

    private static boolean isPublicRead(HttpServerRequest request) {
        return (request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD))
                && request.path().startsWith(BASE)
                && !request.headers().contains(HttpHeaders.AUTHORIZATION);
    }

    private static boolean takesJson(String accept) {
        return accept == null || accept.equals("*/*") || accept.equals("application/json");
    }

    /** The document of a path below the base, if it is one. */
    private PublicDocument find(String path) {
        int id = path.length() - ID_LENGTH;
        if (id <= BASE.length()) {
            return null;
        }
        var collection = path.substring(BASE.length(), id - 1);
        if (path.charAt(id - 1) != '/' || !CollectionNames.ALL.contains(collection)) {
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
