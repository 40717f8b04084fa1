package se.samverkan.platform.outbox;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.ToDoubleFunction;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** The outbox and its relay for Prometheus; every instance reads the same outbox, one of them leads. */
@ApplicationScoped
@IfBuildProperty(name = Outbox.ENABLED, stringValue = "true")
class OutboxMetrics {
    private static final Logger LOG = Logger.getLogger(OutboxMetrics.class);
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    @Inject
    DataSource dataSource;

    @Inject
    OutboxRelay relay;

    /** Null while the database is unavailable. */
    private volatile OutboxState state;

    void register(@Observes StartupEvent started, MeterRegistry registry, Vertx vertx) {
        // A scrape must not wait for the database.
        vertx.setPeriodic(1, INTERVAL.toMillis(), timer -> vertx.executeBlocking(this::read));
        Gauge.builder("samverkan.outbox.unsent", () -> value(OutboxState::unsent))
                .description("Events that wait to be sent")
                .register(registry);
        Gauge.builder("samverkan.outbox.oldest", () -> value(OutboxState::oldestSeconds))
                .description("For how long the oldest unsent event has waited")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("samverkan.outbox.leader", () -> relay.isLeading() ? 1 : 0)
                .description("1 at the instance that sends the events")
                .register(registry);
        FunctionCounter.builder("samverkan.outbox.sent", relay, OutboxRelay::sent)
                .description("Events that Kafka has acknowledged to this instance")
                .register(registry);
        FunctionCounter.builder("samverkan.outbox.failures", relay, OutboxRelay::failures)
                .description("How often the relay had to begin again")
                .register(registry);
    }

    private double value(ToDoubleFunction<OutboxState> value) {
        var current = state;
        return current == null ? Double.NaN : value.applyAsDouble(current);
    }

    private Void read() {
        try {
            state = OutboxState.read(dataSource);
        } catch (Exception e) {
            LOG.debug("The outbox cannot be measured", e);
            state = null;
        }
        return null;
    }
}
