package se.samverkan.subscriptions.delivery;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Deletes the deliveries and replays that are too old to be read. */
@ApplicationScoped
class DeliveryRetention {
    private static final Logger LOG = Logger.getLogger(DeliveryRetention.class);
    private static final Duration INTERVAL = Duration.ofMinutes(10);

    /** What waits for a subscription that is not active is kept as long. In parts, so that none takes long. */
    private static final String DELIVERIES = """
            delete from delivery where id in (
                select d.id from delivery d join subscription s on s.id = d.subscription_id
                where (d.status <> 'PENDING' or s.status <> 'ACTIVE')
                  and coalesce(d.finished_at, d.created_at) < now() - make_interval(secs => ?)
                limit 5000)""";

    /** One whose messages are still read or delivered stays with them. */
    private static final String REPLAYS = """
            delete from replay where id in (
                select r.id from replay r
                where r.status <> 'PENDING' and r.created_at < now() - make_interval(secs => ?)
                  and not exists (select from delivery d where d.replay_id = r.id)
                limit 5000)""";

    @Inject
    DataSource dataSource;

    @ConfigProperty(name = "samverkan.webhooks.retention")
    Duration retention;

    void start(@Observes StartupEvent started, Vertx vertx) {
        vertx.setPeriodic(
                INTERVAL.toMillis(),
                timer -> vertx.executeBlocking(() -> {
                    deleteExpired();
                    return null;
                }));
    }

    void deleteExpired() {
        try {
            delete(DELIVERIES);
            delete(REPLAYS);
        } catch (SQLException e) {
            LOG.warnf("Old deliveries are deleted later: %s", e.getMessage());
        }
    }

    private void delete(String part) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(part)) {
            statement.setLong(1, retention.toSeconds());
            int deleted;
            do {
                deleted = statement.executeUpdate();
                LOG.debugf("%d old rows deleted", deleted);
            } while (deleted > 0);
        }
    }
}
