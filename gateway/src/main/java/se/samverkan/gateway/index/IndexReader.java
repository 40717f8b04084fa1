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
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import se.samverkan.domain.content.CollectionNames;
import se.samverkan.domain.query.AsOf;
import se.samverkan.gateway.document.DocumentRenderer;
import se.samverkan.gateway.memory.HeapGuard;
import se.samverkan.gateway.metrics.VisibilityTimer;
import se.samverkan.gateway.snapshot.BuildFingerprint;
import se.samverkan.gateway.snapshot.IndexSnapshots;
import se.samverkan.gateway.snapshot.SnapshotConfig;
import se.samverkan.platform.event.CloudEvent;
import se.samverkan.platform.event.RecordPosition;
import se.samverkan.platform.event.TopicPositions;
import se.samverkan.platform.event.TopicReader;
import se.samverkan.platform.trace.Spans;

/**
 * Keeps the index up to date; the gateway is ready once the index is restored, or everything that was public at the start is
 * indexed.
 */
@ApplicationScoped
@Readiness
@Default
public class IndexReader implements HealthCheck {
    @Inject
    Index index;

    @Inject
    MeterRegistry metrics;

    @Inject
    Spans spans;

    @Inject
    SnapshotConfig config;

    @Inject
    DocumentRenderer renderer;

    @Inject
    @Identifier("default-kafka-broker") Map<String, Object> kafka;

    private final HeapGuard heap = new HeapGuard();
    private Optional<IndexSnapshots> snapshots;
    private TopicReader reader;
    private VisibilityTimer visibility;

    void start(@Observes StartupEvent started) {
        snapshots = config.directory().map(this::snapshots);
        visibility = new VisibilityTimer(metrics, InstantSource.system());
        reader = new TopicReader(
                        "gateway",
                        kafka,
                        spans,
                        CollectionNames.ALL,
                        this::stage,
                        this::restore,
                        this::commit,
                        heap::hasRoom)
                .measuredBy(metrics);
        snapshots.ifPresent(this::register);
        Gauge.builder("samverkan.index.age", () -> ageSeconds())
                .description("How long ago the index was last known to be as new as the topics")
                .baseUnit("seconds")
                .register(metrics);
        Gauge.builder("samverkan.index.documents", index::size)
                .description("Public documents in the index")
                .register(metrics);
        Gauge.builder("samverkan.changes.waiting", index.changes()::waiting)
                .description("Streams of changes, and requests that wait for one")
                .register(metrics);
        Gauge.builder("samverkan.heap.live.ratio", heap::liveRatio)
                .description(
                        "The part of the heap that is live after the latest collection; no documents are read from 0.9"
                                + " on")
                .register(metrics);
    }

    void stop(@Observes ShutdownEvent stopping) {
        reader.close();
        snapshots.ifPresent(IndexSnapshots::close);
    }

    /** Facets count an open end up to the current year, so a snapshot is for that year only. */
    private IndexSnapshots snapshots(Path directory) {
        var fingerprint = BuildFingerprint.ofApplication(
                renderer.publicAddress(), AsOf.today().getYear());
        return new IndexSnapshots(directory, config, fingerprint, index::commits, index::capture);
    }

    private TopicPositions restore() {
        var positions = snapshots.map(it -> it.restore(index::restore)).orElse(TopicPositions.BEGINNING);
        if (!positions.equals(TopicPositions.BEGINNING)) {
            index.restored(positions);
        }
        return positions;
    }

    private void stage(CloudEvent event, RecordPosition at) {
        index.stage(event, at);
        visibility.staged(event.time());
    }

    private void commit(TopicPositions positions) {
        index.commit(positions);
        visibility.committed();
        snapshots.ifPresent(it -> it.committed(positions));
        heap.filled();
    }

    private void register(IndexSnapshots all) {
        Gauge.builder("samverkan.snapshot.age", all::ageSeconds)
                .description("How long ago the index of the newest snapshot was as new as the topics")
                .baseUnit("seconds")
                .register(metrics);
        Gauge.builder("samverkan.snapshot.size", all::bytes)
                .description("Size of the newest snapshot")
                .baseUnit("bytes")
                .register(metrics);
        Gauge.builder("samverkan.snapshot.failures", all::failures)
                .description("Snapshots that could not be written since the start")
                .register(metrics);
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
