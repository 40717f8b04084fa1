package se.samverkan.subscriptions.change;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import se.samverkan.platform.event.CloudEvent;
import se.samverkan.platform.event.GroupReader;
import se.samverkan.platform.trace.Spans;
import se.samverkan.subscriptions.delivery.DeliveryQueue;
import se.samverkan.subscriptions.delivery.DeliveryWorker;
import se.samverkan.subscriptions.webhook.SubscribedKind;
import se.samverkan.subscriptions.webhook.WebhookMessage;

/** Stores a delivery for every subscription that a change passes; the instances share the partitions of the topics. */
@ApplicationScoped
@Readiness
class ChangeReader implements HealthCheck {
    @Inject
    DeliveryQueue queue;

    @Inject
    DeliveryWorker worker;

    @Inject
    @Identifier("default-kafka-broker") Map<String, Object> kafka;

    @Inject
    Spans spans;

    @ConfigProperty(name = "quarkus.application.name")
    String service;

    @ConfigProperty(name = "samverkan.public-address")
    String publicAddress;

    private GroupReader reader;

    void start(@Observes StartupEvent started, MeterRegistry metrics) {
        reader =
                new GroupReader(service, kafka, spans, SubscribedKind.collections(), this::enqueue).measuredBy(metrics);
    }

    void stop(@Observes ShutdownEvent stopping) {
        reader.close();
    }

    @Override
    public HealthCheckResponse call() {
        return reader.health();
    }

    private void enqueue(CloudEvent event) {
        var message = WebhookMessage.of(event, publicAddress);
        int deliveries = QuarkusTransaction.requiringNew().call(() -> queue.enqueue(event.id(), message));
        if (deliveries > 0) {
            worker.wake();
        }
    }
}
