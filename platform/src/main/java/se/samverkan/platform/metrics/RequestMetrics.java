package se.samverkan.platform.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import se.samverkan.platform.http.RequestPipeline;
import se.samverkan.platform.http.RouteTemplate;

/**
 * Times every request by method, route and status as {@code http.server.requests}, the name of Micrometer's own binder, which
 * would see neither the responses of the gateway's fast path nor where a path ends and an id begins.
 */
@ApplicationScoped
public class RequestMetrics {
    private static final int MOST_SERIES = 400;
    private static final Set<HttpMethod> METHODS = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.OPTIONS,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE);
    private static final Duration[] BUCKETS = LongStream.of(
                    1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 15_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final MeterRegistry registry;
    private final Map<Series, Timer> timers = new ConcurrentHashMap<>();

    RequestMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    private record Series(String method, String uri, int status) {}

    void register(@Observes Router router) {
        router.route().order(RequestPipeline.METRICS.order()).handler(this::time);
    }

    private void time(RoutingContext context) {
        long begun = System.nanoTime();
        context.addEndHandler(ended -> {
            if (!isWaiting(context)) {
                record(
                        context.request().method(),
                        context.request().path(),
                        context.response().getStatusCode(),
                        System.nanoTime() - begun);
            }
        });
        context.next();
    }

    /** A stream, or a client that asked to wait: that takes as long as nothing happens. */
    private static boolean isWaiting(RoutingContext context) {
        var query = context.request().query();
        return "text/event-stream".equals(context.response().headers().get(HttpHeaders.CONTENT_TYPE))
                || (query != null && query.contains("wait="));
    }

    void record(HttpMethod method, String path, int status, long nanos) {
        var name = METHODS.contains(method) ? method.name() : RouteTemplate.OTHER;
        var series = new Series(name, RouteTemplate.of(path, status), status);
        var timer = timers.get(series);
        if (timer == null) {
            var bounded = timers.size() < MOST_SERIES ? series : new Series(name, RouteTemplate.OTHER, status);
            timer = timers.computeIfAbsent(bounded, this::timer);
        }
        timer.record(nanos, TimeUnit.NANOSECONDS);
    }

    private Timer timer(Series series) {
        return Timer.builder("http.server.requests")
                .description("Requests by method, route and status; refused ones (4xx) without their route")
                .tag("method", series.method())
                .tag("uri", series.uri())
                .tag("status", Integer.toString(series.status()))
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }
}
