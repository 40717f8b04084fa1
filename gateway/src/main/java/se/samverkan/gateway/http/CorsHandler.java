package se.samverkan.gateway.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import se.samverkan.platform.http.RequestPipeline;

/**
 * Permits reads, and no writes, from every web page (Fetch standard, CORS protocol).
 *
 * <p>The headers are the same on every read, with or without an Origin: a cache may send one stored response to any page.
 */
@ApplicationScoped
public class CorsHandler {
    private static final CharSequence ANY = HttpHeaders.createOptimized("*");
    private static final CharSequence EXPOSED = HttpHeaders.createOptimized(
            "ETag, Retry-After, RateLimit, RateLimit-Policy, traceparent, " + PublicResponses.AGE);
    private static final String ALLOWED =
            "Accept, If-None-Match, " + RateLimiter.API_KEY + ", Last-Event-ID, traceparent, tracestate";
    private static final String DAY_SECONDS = "86400";

    void register(@Observes Router router) {
        router.route().order(RequestPipeline.CORS.order()).handler(CorsHandler::addHeaders);
    }

    private static void addHeaders(RoutingContext context) {
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
