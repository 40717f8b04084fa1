package se.samverkan.subscriptions.change;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;
import org.jboss.logging.Logger;
import se.samverkan.platform.event.ChangeCursor;
import se.samverkan.platform.event.CloudEvent;
import se.samverkan.platform.event.TopicOffset;
import se.samverkan.platform.event.TopicScan;
import se.samverkan.platform.event.Topics;
import se.samverkan.platform.log.ThrottledLog;
import se.samverkan.platform.problem.Statuses;
import se.samverkan.subscriptions.delivery.Delivery;
import se.samverkan.subscriptions.delivery.DeliveryQueue;
import se.samverkan.subscriptions.delivery.DeliveryWorker;
import se.samverkan.subscriptions.webhook.SubscribedKind;
import se.samverkan.subscriptions.webhook.WebhookMessage;

/** Carries out replays, one at a time, each in one transaction: one that an instance leaves unfinished begins again. */
@ApplicationScoped
class ReplayWorker {
    private static final Logger LOG = Logger.getLogger(ReplayWorker.class);
    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final int TRANSACTION_SECONDS = 600;
    private static final String TAKE =
            "select id from replay where status = 'PENDING' order by created_at limit 1 for update skip locked";
    private static final String CURSOR_GONE =
            "The topics were created again since this cursor: replay with an empty after, which gives everything";

    @Inject
    DeliveryQueue queue;

    @Inject
    DeliveryWorker deliveries;

    @Inject
    Session database;

    @Inject
    Vertx vertx;

    @Inject
    @Identifier("default-kafka-broker") Map<String, Object> kafka;

    @ConfigProperty(name = "samverkan.public-address")
    String publicAddress;

    private final ThrottledLog failures = new ThrottledLog(LOG);

    void start(@Observes StartupEvent started) {
        vertx.setPeriodic(INTERVAL.toMillis(), timer -> wake());
    }

    /** Looks for replays now, one after the other. */
    void wake() {
        vertx.executeBlocking(this::work);
    }

    private Void work() {
        try {
            var isWorking = true;
            while (isWorking) {
                isWorking = QuarkusTransaction.requiringNew()
                        .timeout(TRANSACTION_SECONDS)
                        .call(this::carryOutNext);
            }
        } catch (RuntimeException e) {
            failures.warn("Replays wait: " + e.getMessage());
        }
        return null;
    }

    /** Returns whether there was one. */
    private boolean carryOutNext() throws InterruptedException, ExecutionException, TimeoutException {
        var taken = database.createNativeQuery(TAKE, UUID.class).list();
        if (taken.isEmpty()) {
            return false;
        }
        Replay replay = Replay.findById(taken.getFirst());
        try (var scan = new TopicScan(kafka)) {
            from(replay, scan)
                    .ifPresentOrElse(
                            offsets -> replay.done(enqueue(replay, offsets, scan)), () -> replay.failed(CURSOR_GONE));
        } catch (RuntimeException e) {
            if (e instanceof KafkaException || Statuses.isTransient(e)) {
                throw e;
            }
            // Repeated, it would fail again, and hold up the others.
            LOG.errorf(e, "Replay %s failed", replay.id);
            replay.failed("The service failed: ask for another replay");
        }
        deliveries.wake();
        return true;
    }

    /** The offsets to read from; empty if the cursor is of other topics. */
    private static Optional<Map<TopicPartition, Long>> from(Replay replay, TopicScan scan)
            throws InterruptedException, ExecutionException, TimeoutException {
        var ends =
                scan.ends(SubscribedKind.collections().stream().map(Topics::of).toList());
        if (replay.since != null) {
            return Optional.of(scan.since(replay.since, ends));
        }
        var now = cursor(ends);
        return (replay.after.isEmpty() ? Optional.of(now.beginning()) : ChangeCursor.parse(replay.after))
                .filter(now::hasTopicsOf)
                .map(cursor -> cursor.offsets(ends.keySet()));
    }

    private static ChangeCursor cursor(Map<TopicPartition, TopicOffset> ends) {
        return ChangeCursor.of(
                ends.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, end -> end.getValue().offset())),
                ends.entrySet().stream()
                        .collect(Collectors.toMap(
                                end -> end.getKey().topic(),
                                end -> Uuid.fromString(end.getValue().topicId()),
                                (one, same) -> one)));
    }

    private int enqueue(Replay replay, Map<TopicPartition, Long> offsets, TopicScan scan) {
        scan.read(offsets, events -> events.forEach(event -> enqueue(replay, event)));
        // Several changes of one document are one delivery.
        return Math.toIntExact(Delivery.count("replayId", replay.id));
    }

    private void enqueue(Replay replay, CloudEvent event) {
        try {
            var message = WebhookMessage.of(event, publicAddress);
            int stored = queue.enqueue(event.id(), message, replay.subscriptionId, replay.id);
            LOG.tracef("%s of replay %s stored: %d", event.id(), replay.id, stored);
        } catch (CloudEvent.Unreadable | UncheckedIOException e) {
            // The reader of changes has sent it to the dead letters.
            LOG.debugf(e, "Event %s is left out of a replay", event.id());
        }
    }
}
