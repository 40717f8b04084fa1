package se.samverkan.gateway;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import se.samverkan.kit.event.TopicReader;
import se.samverkan.kit.event.Topics;

/** Keeps the index current; the gateway is ready once it shows everything that was public when it started. */
@ApplicationScoped
@Readiness
public class IndexReader implements HealthCheck {
    @Inject
    Index index;

    @Inject
    @Identifier("default-kafka-broker") Map<String, Object> kafka;

    private TopicReader reader;

    void start(@Observes StartupEvent started) {
        reader = new TopicReader("gateway", kafka, Topics.COLLECTIONS, index::apply);
    }

    void stop(@Observes ShutdownEvent stopping) {
        reader.close();
    }

    @Override
    public HealthCheckResponse call() {
        return reader.health();
    }
}
