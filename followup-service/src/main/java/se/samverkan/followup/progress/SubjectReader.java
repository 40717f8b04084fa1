package se.samverkan.followup.progress;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import se.samverkan.documents.SubjectWithdrawals;
import se.samverkan.documents.replica.ReplicatedDocuments;
import se.samverkan.followup.subject.Subjects;
import se.samverkan.platform.event.CloudEvent;
import se.samverkan.platform.event.TopicReader;
import se.samverkan.platform.trace.Spans;

/** Keeps the replicas of agreements, action plans and promises up to date, and progress with them. */
@ApplicationScoped
@Readiness
class SubjectReader implements HealthCheck {
    private static final String PROMISES = "promises";

    @Inject
    ReplicatedDocuments replicas;

    @Inject
    Subjects subjects;

    @Inject
    SubjectWithdrawals withdrawals;

    @Inject
    ProgressService progress;

    @Inject
    @Identifier("default-kafka-broker") Map<String, Object> kafka;

    @Inject
    Spans spans;

    private TopicReader reader;

    void start(@Observes StartupEvent started, MeterRegistry metrics) {
        reader = new TopicReader(
                        "followup-service", kafka, spans, List.of("agreements", "action-plans", PROMISES), this::apply)
                .measuredBy(metrics);
    }

    void stop(@Observes ShutdownEvent stopping) {
        reader.close();
    }

    @Override
    public HealthCheckResponse call() {
        return reader.health();
    }

    private void apply(CloudEvent event) {
        QuarkusTransaction.requiringNew().run(() -> {
            if (!replicas.isKnown(event)) {
                apply(event, UUID.fromString(event.subject()));
            }
        });
    }

    private void apply(CloudEvent event, UUID subject) {
        withdrawals.lockAbout(subject);
        subjects.keep(event.collection(), subject);
        if (replicas.apply(event)) {
            withdrawals.update(subject);
            if (event.collection().equals(PROMISES)) {
                progress.update(subject);
            }
        }
    }
}
