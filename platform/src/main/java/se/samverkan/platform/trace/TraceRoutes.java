package se.samverkan.platform.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.semconv.HttpAttributes;
import io.opentelemetry.semconv.UrlAttributes;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import se.samverkan.platform.http.RequestPipeline;
import se.samverkan.platform.http.RouteTemplate;

/**
 * Begins a span for every request, and sets its {@code traceparent} on the response. Quarkus's own instrumentation would spend more
 * on a read that is not sampled than the gateway spends on reading.
 */
@ApplicationScoped
public class TraceRoutes {
    private static final CharSequence HEADER = HttpHeaders.createOptimized(Traceparent.HEADER);

    private final Spans spans;

    TraceRoutes(Spans spans) {
        this.spans = spans;
    }

    /** Registers before other handlers of the same order, since some of them respond. */
    void register(@Observes @Priority(1) Router router) {
        router.route().order(RequestPipeline.TRACE.order()).handler(this::begin);
        router.route().order(RequestPipeline.CURRENT_TRACE.order()).handler(TraceRoutes::makeCurrent);
    }

    private void begin(RoutingContext context) {
        var request = context.request();
        var span = spans.begin(request.method().name(), SpanKind.SERVER, Traceparent.parse(caller(request)));
        context.response().headers().add(HEADER, Traceparent.of(span.getSpanContext()));
        if (span.isRecording()) {
            context.put(Traceparent.HEADER, span);
            context.addEndHandler(ended -> end(span, context));
        }
        context.next();
    }

    /** For the handlers that log, call an owner or use the database; it ends with the Vert.x context of the request. */
    @SuppressWarnings("MustBeClosedChecker")
    private static void makeCurrent(RoutingContext context) {
        Span recorded = context.get(Traceparent.HEADER);
        var span = recorded == null
                ? Span.wrap(Traceparent.parse(context.response().headers().get(HEADER)))
                : recorded;
        span.makeCurrent();
        context.next();
    }

    private static void end(Span span, RoutingContext context) {
        var request = context.request();
        int status = context.response().getStatusCode();
        var route = RouteTemplate.of(request.path(), status);
        span.updateName(request.method() + " " + route);
        span.setAttribute(HttpAttributes.HTTP_REQUEST_METHOD, request.method().name());
        span.setAttribute(HttpAttributes.HTTP_ROUTE, route);
        span.setAttribute(UrlAttributes.URL_PATH, request.path());
        span.setAttribute(HttpAttributes.HTTP_RESPONSE_STATUS_CODE, (long) status);
        if (status >= 500) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end();
    }

    /** The only traceparent of the request; several are ambiguous and ignored. */
    private static String caller(HttpServerRequest request) {
        var first = request.headers().get(HEADER);
        return first == null || request.headers().getAll(HEADER).size() > 1 ? null : first;
    }
}
