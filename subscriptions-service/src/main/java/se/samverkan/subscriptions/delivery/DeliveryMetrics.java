package se.samverkan.subscriptions.delivery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.ToDoubleFunction;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** The deliveries for Prometheus, which every instance tells alike. */
@ApplicationScoped
class DeliveryMetrics {
    private static final Logger LOG = Logger.getLogger(DeliveryMetrics.class);
    private static final Duration INTERVAL = Duration.ofSeconds(15);

    /** Without what waits for an earlier message about the same document. */
    private static final String COUNT = """
            with due as (
                select d.due_at from delivery d join subscription s on s.id = d.subscription_id
                where d.status = 'PENDING' and s.status = 'ACTIVE' and d.due_at <= now()
                  and
            """ + DeliveryQueue.FIRST_OF_DOCUMENT + """
            )
            select (select count(*) from due),
                   (select coalesce(extract(epoch from now() - min(due_at)), 0)::bigint from due),
                   (select count(*) from delivery where status = 'FAILED'),
                   (select count(*) from subscription where status = 'DISABLED')""";

    @Inject
    DataSource dataSource;

    /** Null while the database is unavailable. */
    private volatile State state;

    private record State(long due, long oldestDueSeconds, long failed, long disabled) {}

    void register(@Observes StartupEvent started, MeterRegistry registry, Vertx vertx) {
        // A scrape must not wait for the database.
        vertx.setPeriodic(1, INTERVAL.toMillis(), timer -> vertx.executeBlocking(this::read));
        gauge("samverkan.webhooks.due", "Messages that are due", State::due, registry);
        gauge(
                "samverkan.webhooks.oldest.due.seconds",
                "For how long the oldest due message has waited",
                State::oldestDueSeconds,
                registry);
        gauge("samverkan.webhooks.failed", "Messages that no attempt delivered", State::failed, registry);
        gauge("samverkan.webhooks.disabled", "Subscriptions that the service has disabled", State::disabled, registry);
    }

    private void gauge(String name, String description, ToDoubleFunction<State> value, MeterRegistry registry) {
        Gauge.builder(name, () -> {
                    var current = state;
                    return current == null ? Double.NaN : value.applyAsDouble(current);
                })
                .description(description)
                .register(registry);
    }

    private Void read() {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(COUNT);
                var row = statement.executeQuery()) {
            row.next();
            state = new State(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4));
        } catch (SQLException e) {
            LOG.debug("The deliveries cannot be counted", e);
            state = null;
        }
        return null;
    }
}
