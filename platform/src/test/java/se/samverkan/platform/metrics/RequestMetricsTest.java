package se.samverkan.platform.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.http.HttpMethod;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RequestMetricsTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final RequestMetrics metrics = new RequestMetrics(registry);

    private long series() {
        return registry.find("http.server.requests").timers().size();
    }

    @Test
    void requests_of_one_route_and_status_are_one_series_with_a_histogram() {
        metrics.record(HttpMethod.GET, "/promises/" + UUID.randomUUID(), 200, TimeUnit.MILLISECONDS.toNanos(3));
        metrics.record(HttpMethod.GET, "/promises/" + UUID.randomUUID(), 200, TimeUnit.MILLISECONDS.toNanos(30));

        var timer = registry.get("http.server.requests")
                .tags("method", "GET", "uri", "/promises/{id}", "status", "200")
                .timer();
        assertThat(timer.count()).isEqualTo(2);
        assertThat(timer.takeSnapshot().histogramCounts()).anySatisfy(bucket -> {
            assertThat(bucket.bucket(TimeUnit.MILLISECONDS)).isEqualTo(5);
            assertThat(bucket.count()).isEqualTo(1);
        });
    }

    @Test
    void a_client_that_invents_paths_and_methods_adds_no_series() {
        for (int i = 0; i < 10_000; i++) {
            metrics.record(HttpMethod.valueOf("M" + i), "/invented/" + i + "x", 404, 1);
        }

        assertThat(series()).isEqualTo(1);
    }

    @Test
    void the_number_of_series_has_a_limit_whatever_is_served() {
        for (int i = 0; i < 2_000; i++) {
            metrics.record(HttpMethod.GET, "/page-" + i + "x", 200, 1);
        }

        assertThat(series()).isLessThanOrEqualTo(401);
        assertThat(registry.get("http.server.requests")
                        .tag("uri", "other")
                        .timer()
                        .count())
                .isEqualTo(1_600);
    }
}
