package se.samverkan.gateway.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import se.samverkan.domain.content.CollectionNames;
import se.samverkan.domain.query.AsOf;
import se.samverkan.gateway.document.PublicDocument;
import se.samverkan.gateway.index.Index;
import se.samverkan.platform.http.RequestPipeline;

/**
 * Responds to the most frequent reads before all other handlers: a public document of today by its id, whose bytes are
 * ready, and a cached response. All other requests continue to the resources, whose responses are the same.
 */
@ApplicationScoped
public class FastPathHandler {
    private static final int ID_LENGTH = 36;

    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");

    private final String base;

    @Inject
    Index index;

    @Inject
    ResponseCache cache;

    @Inject
    PublicResponses responses;

    @Inject
    TrustedProxies proxies;

    FastPathHandler(@ConfigProperty(name = "quarkus.rest.path") String apiRoot) {
        this.base = apiRoot + "/";
    }

    void register(@Observes Router router) {
        router.route().order(RequestPipeline.FAST_PATH.order()).handler(this::handle);
    }

    private void handle(RoutingContext context) {
        var request = context.request();
        if (!index.isFilled() && isPublicRead(request)) {
            // A part of the public documents would look like all of them.
            context.response().putHeader(HttpHeaders.RETRY_AFTER, "1");
            context.fail(503);
            return;
        }
        if (isPlain(request)) {
            var document = request.query() == null ? find(request.path()) : null;
            if (document != null) {
                var ready = document.ready(AsOf.today());
                responses.send(request, ready, JSON);
                return;
            }
            var cached = cache.find(request.uri());
            if (cached != null) {
                responses.send(request, cached, JSON);
                return;
            }
        }
        context.next();
    }

    /** Whether the request asks for nothing but the JSON that is the same for everybody. */
    private boolean isPlain(HttpServerRequest request) {
        return isPublicRead(request)
                && !proxies.nameOtherAddress(request)
                && !request.headers().contains(HttpHeaders.IF_MATCH)
                && acceptsJson(request.headers().get(HttpHeaders.ACCEPT));
    }

    private boolean isPublicRead(HttpServerRequest request) {
        return (request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD))
                && request.path().startsWith(base)
                && !request.headers().contains(HttpHeaders.AUTHORIZATION);
    }

    private static boolean acceptsJson(String accept) {
        return accept == null || accept.equals("*/*") || accept.equals("application/json");
    }

    /** The document at a path, or null. */
    private PublicDocument find(String path) {
        int id = path.length() - ID_LENGTH;
        if (id <= base.length()) {
            return null;
        }
        var collection = path.substring(base.length(), id - 1);
        if (path.charAt(id - 1) != '/' || !CollectionNames.ALL.contains(collection)) {
            return null;
        }
        try {
            return index.find(collection, UUID.fromString(path.substring(id))).orElse(null);
        } catch (IllegalArgumentException e) {
            // The resource explains what is wrong with the id.
            return null;
        }
    }
}
