package se.samverkan.gateway.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Lets every web page read (Fetch standard, CORS protocol), and none write.
 *
 * <p>The permission is the same for all and stands on every read, whoever asks: a cache may hand an answer that it got for
 * a server, or for one page, to another page.
 */
@ApplicationScoped
public class CorsHandler {
    private static final int ORDER = Integer.MIN_VALUE + 1;
    private static final CharSequence ANY = HttpHeaders.createOptimized("*");
    private static final CharSequence EXPOSED = HttpHeaders.createOptimized(
            "ETag, Retry-After, RateLimit, RateLimit-Policy, traceparent, " + PublicResponses.AGE);
    private static final String ALLOWED = "Accept, If-None-Match, " + RateLimiter.API_KEY + ", traceparent, tracestate";
    private static final String DAY_SECONDS = "86400";

    void register(@Observes Router router) {
        router.route().order(ORDER).handler(CorsHandler::permit);
    }

    private static void permit(RoutingContext context) {
        var method = context.request().method();
        var headers = context.response().headers();
        if (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)) {
            headers.add(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, ANY)
                    .add(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
        } else if (method.equals(HttpMethod.OPTIONS)
                && context.request().headers().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD)) {
            headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, ANY)
                    .set(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD")
                    .set(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, ALLOWED)
                    .set(HttpHeaders.ACCESS_CONTROL_MAX_AGE, DAY_SECONDS);
            context.response().setStatusCode(204).end();
            return;
        }
        context.next();
    }
}
