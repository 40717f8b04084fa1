package se.samverkan.platform.outbox;

import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells how long the oldest event has waited to be sent. It is up all the same: without Kafka a service still takes changes, which
 * become visible later. It is down where the database is older than the topics, which only an operator can decide.
 */
@Readiness
@ApplicationScoped
@IfBuildProperty(name = Outbox.ENABLED, stringValue = "true")
class OutboxHealth implements HealthCheck {
    @Inject
    DataSource dataSource;

    @Inject
    OutboxRelay relay;

    @Override
    public HealthCheckResponse call() {
        var outbox = HealthCheckResponse.named("outbox");
        var found = relay.found();
        if (!found.topicsBehind().isEmpty()) {
            outbox.withData("topicsBehind", String.join(" ", found.topicsBehind()));
        }
        if (!found.databaseBehind().isEmpty()) {
            outbox.withData("databaseBehind", String.join(" ", found.databaseBehind()));
        }
        try {
            var state = OutboxState.read(dataSource);
            return outbox.withData("oldestUnsentSeconds", state.oldestSeconds())
                    .withData("unsent", state.unsent())
                    .status(found.databaseBehind().isEmpty())
                    .build();
        } catch (SQLException e) {
            return outbox.withData("error", "The database is unavailable")
                    .down()
                    .build();
        }
    }
}
