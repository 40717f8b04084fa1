package se.samverkan.promises;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import se.samverkan.kit.document.KnownDocuments;
import se.samverkan.kit.event.TopicReader;

/** Keeps the known agreements current from their events; the service is ready once it knows those that were there. */
@ApplicationScoped
@Readiness
class AgreementReader implements HealthCheck {
    @Inject
    KnownDocuments known;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    private TopicReader reader;

    void start(@Observes StartupEvent started) {
        reader = new TopicReader("promises-service", bootstrapServers, List.of("agreements"), known::apply);
    }

    void stop(@Observes ShutdownEvent stopping) {
        reader.close();
    }

    @Override
    public HealthCheckResponse call() {
        return reader.health();
    }
}
