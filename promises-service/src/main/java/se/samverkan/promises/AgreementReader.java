package se.samverkan.promises;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import se.samverkan.documents.replica.ReplicatedDocuments;
import se.samverkan.platform.event.TopicReader;
import se.samverkan.platform.trace.Spans;

/** Keeps the replicas of agreements up to date. */
@ApplicationScoped
@Readiness
class AgreementReader implements HealthCheck {
    @Inject
    ReplicatedDocuments replicas;

    @Inject
    @Identifier("default-kafka-broker") Map<String, Object> kafka;

    @Inject
    Spans spans;

    private TopicReader reader;

    void start(@Observes StartupEvent started, MeterRegistry metrics) {
        reader = new TopicReader("promises-service", kafka, spans, List.of("agreements"), replicas::apply)
                .measuredBy(metrics);
    }

    void stop(@Observes ShutdownEvent stopping) {
        reader.close();
    }

    @Override
    public HealthCheckResponse call() {
        return reader.health();
    }
}
