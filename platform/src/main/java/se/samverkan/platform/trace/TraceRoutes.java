package se.samverkan.platform.trace;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import se.samverkan.platform.http.RequestPipeline;

/** Sets {@code traceparent} on every response, and on the log lines of the request. */
@ApplicationScoped
public class TraceRoutes {
    private static final CharSequence HEADER = HttpHeaders.createOptimized(Traceparent.HEADER);

    /** Registers before other handlers of the same order, since some of them respond. */
    void register(@Observes @Priority(1) Router router) {
        router.route().order(RequestPipeline.TRACE.order()).handler(TraceRoutes::setHeader);
        router.route().order(RequestPipeline.TRACE_LOG.order()).handler(TraceRoutes::log);
    }

    private static void setHeader(RoutingContext context) {
        context.response().headers().add(HEADER, Traceparent.after(caller(context.request())));
        context.next();
    }

    private static void log(RoutingContext context) {
        CurrentTrace.enter(context.response().headers().get(HEADER));
        context.next();
    }

    /** The only traceparent of the request; several are ambiguous and ignored. */
    private static String caller(HttpServerRequest request) {
        var first = request.headers().get(HEADER);
        return first == null || request.headers().getAll(HEADER).size() > 1 ? null : first;
    }
}
