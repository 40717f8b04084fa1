package se.samverkan.gateway.index;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Default;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import se.samverkan.domain.content.CollectionNames;
import se.samverkan.gateway.memory.HeapGuard;
import se.samverkan.platform.event.TopicReader;

/** Keeps the index up to date; the gateway is ready once everything that was public at the start is indexed. */
@ApplicationScoped
@Readiness
@Default
public class IndexReader implements HealthCheck {
    @Inject
    Index index;

    @Inject
    MeterRegistry metrics;

    @Inject
    @Identifier("default-kafka-broker") Map<String, Object> kafka;

    private final HeapGuard heap = new HeapGuard();
    private TopicReader reader;

    void start(@Observes StartupEvent started) {
        reader = new TopicReader("gateway", kafka, CollectionNames.ALL, index::stage, index::commit, heap::hasRoom);
        Gauge.builder("samverkan.index.age", () -> ageSeconds())
                .description("How long ago the index was last known to be as new as the topics")
                .baseUnit("seconds")
                .register(metrics);
        Gauge.builder("samverkan.index.dead.letters", reader::deadLetters)
                .description("Records that could not be read since the start, kept on the dead-letter topic")
                .register(metrics);
        Gauge.builder("samverkan.index.documents", index::size)
                .description("Public documents in the index")
                .register(metrics);
        Gauge.builder("samverkan.heap.live.ratio", heap::liveRatio)
                .description(
                        "The part of the heap that is live after the latest collection; no documents are read from 0.9 on")
                .register(metrics);
    }

    void stop(@Observes ShutdownEvent stopping) {
        reader.close();
    }

    /** Seconds since the index was last known to be as new as the topics; NaN before the first time. */
    public double ageSeconds() {
        var currentAsOf = reader.currentAsOf();
        return currentAsOf == null
                ? Double.NaN
                : Duration.between(currentAsOf, Instant.now()).toMillis() / 1_000.0;
    }

    /** Down also when the heap has no room: other gateways may have more. */
    @Override
    public HealthCheckResponse call() {
        var health = reader.health();
        var response = HealthCheckResponse.named(health.getName())
                .status(health.getStatus() == HealthCheckResponse.Status.UP && !heap.isFull())
                .withData("liveHeapPercent", Math.round(100 * heap.liveRatio()));
        health.getData().orElse(Map.of()).forEach((name, value) -> {
            if (value instanceof Long number) {
                response.withData(name, number);
            } else {
                response.withData(name, String.valueOf(value));
            }
        });
        return response.build();
    }
}
