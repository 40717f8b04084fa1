package se.samverkan.platform.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads bodies that do not say their length up to the limit, since Quarkus refuses a longer one without a word. */
@ApplicationScoped
class ChunkedBodies {
    void register(
            @Observes Router router,
            @ConfigProperty(name = "samverkan.max-body-bytes", defaultValue = "1048576") long maxBodyBytes) {
        var reader = BodyHandler.create(false).setBodyLimit(maxBodyBytes);
        router.route().order(Integer.MIN_VALUE + 1).handler(request -> {
            if (isChunked(request)) {
                reader.handle(request);
            } else {
                request.next();
            }
        });
    }

    private static boolean isChunked(RoutingContext request) {
        return request.request().headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }
}
