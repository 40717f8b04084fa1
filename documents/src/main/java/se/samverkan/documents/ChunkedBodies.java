package se.samverkan.documents;

import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import se.samverkan.platform.http.RequestPipeline;

/**
 * Reads bodies without Content-Length up to the limit, since Quarkus refuses a longer one with an empty response.
 * Only owners need it: the gateway forwards bodies, and a body that is read already cannot be forwarded.
 */
@ApplicationScoped
class ChunkedBodies {
    void register(
            @Observes Router router,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize maxBodySize) {
        var reader = BodyHandler.create(false).setBodyLimit(maxBodySize.asLongValue());
        router.route().order(RequestPipeline.CHUNKED_BODIES.order()).handler(context -> {
            if (isChunked(context)) {
                reader.handle(context);
            } else {
                context.next();
            }
        });
    }

    private static boolean isChunked(RoutingContext context) {
        return context.request().headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }
}
