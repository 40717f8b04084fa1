package se.samverkan.platform.trace;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Gives every answer its {@code traceparent}, whoever answers, and shows it on the lines that are logged on the way. */
@ApplicationScoped
public class TraceRoutes {
    private static final CharSequence HEADER = HttpHeaders.createOptimized(Traceparent.HEADER);
    /** After what the gateway answers from ready bytes, which logs nothing and need not pay for it. */
    private static final int LOGGED = Integer.MIN_VALUE + 4;

    /** Before all others that ask for the first place, since some of them answer. */
    void register(@Observes @Priority(1) Router router) {
        router.route().order(Integer.MIN_VALUE).handler(TraceRoutes::answer);
        router.route().order(LOGGED).handler(TraceRoutes::log);
    }

    private static void answer(RoutingContext context) {
        context.response().headers().add(HEADER, Traceparent.after(caller(context.request())));
        context.next();
    }

    private static void log(RoutingContext context) {
        CurrentTrace.enter(context.response().headers().get(HEADER));
        context.next();
    }

    /** Two of them name no trace, whichever comes first. */
    private static String caller(HttpServerRequest request) {
        var first = request.headers().get(HEADER);
        return first == null || request.headers().getAll(HEADER).size() > 1 ? null : first;
    }
}
