package se.samverkan.subscriptions.delivery;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import se.samverkan.domain.time.Timestamps;
import se.samverkan.platform.log.ThrottledLog;
import se.samverkan.subscriptions.Subscription;
import se.samverkan.subscriptions.SubscriptionStatus;
import se.samverkan.subscriptions.webhook.WebhookAnswer;
import se.samverkan.subscriptions.webhook.WebhookClient;

/** Attempts due deliveries, many at a time, each on a thread of its own, so that a slow receiver delays only itself. */
@ApplicationScoped
public class DeliveryWorker {
    private static final Logger LOG = Logger.getLogger(DeliveryWorker.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final String GONE = "The receiver answered 410 Gone";
    private static final String FAILING = "No delivery has succeeded in three days; the last attempt: ";

    @Inject
    DeliveryQueue queue;

    @Inject
    WebhookClient client;

    @Inject
    RetrySchedule schedule;

    @Inject
    @VirtualThreads
    ExecutorService threads;

    @ConfigProperty(name = "samverkan.webhooks.concurrent")
    int concurrent;

    private final ThrottledLog failures = new ThrottledLog(LOG);
    private final Semaphore news = new Semaphore(0);
    private Semaphore free;
    private volatile boolean isStopping;

    void start(@Observes StartupEvent started) {
        free = new Semaphore(concurrent);
        threads.execute(this::work);
    }

    /** Attempts under way end within the time that requests have. */
    void stop(@Observes ShutdownDelayInitiatedEvent stopping) {
        isStopping = true;
        wake();
    }

    /** Looks for due deliveries now. */
    public void wake() {
        news.release();
    }

    private void work() {
        while (!isStopping) {
            if (lease().isEmpty()) {
                await();
            }
        }
    }

    private void await() {
        try {
            var isWoken = news.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS);
            LOG.tracef("Looks for due deliveries, woken: %s", isWoken);
            news.drainPermits();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            isStopping = true;
        }
    }

    private List<DeliveryQueue.Leased> lease() {
        int most = free.availablePermits();
        if (most == 0) {
            return List.of();
        }
        try {
            var leased = QuarkusTransaction.requiringNew().call(() -> queue.lease(most));
            leased.forEach(delivery -> {
                free.acquireUninterruptibly();
                threads.execute(() -> attempt(delivery));
            });
            return leased;
        } catch (RuntimeException e) {
            failures.warn("Deliveries wait for the database: " + e.getMessage());
            return List.of();
        }
    }

    private void attempt(DeliveryQueue.Leased leased) {
        try {
            var begun = Timestamps.now();
            var answer = client.post(
                            leased.url(),
                            messageId(leased),
                            leased.message(),
                            leased.secrets().at(begun))
                    .toCompletableFuture()
                    .join();
            var attempt = new Attempt(
                    begun,
                    Duration.between(begun, Instant.now()).toMillis(),
                    answer.status(),
                    answer.text(),
                    answer.error());
            QuarkusTransaction.requiringNew().run(() -> record(leased, attempt, answer));
        } catch (RuntimeException e) {
            // Nothing was recorded: the lease ends, and the message is sent again.
            failures.warn("The outcome of a delivery could not be stored: " + e.getMessage());
        } finally {
            free.release();
            wake();
        }
    }

    /** The same for every attempt, by which a receiver recognises a message that it has. */
    private static String messageId(DeliveryQueue.Leased leased) {
        return "msg_" + leased.id();
    }

    /** Locks the subscription before the delivery, as those do who ask for a delivery again. */
    private void record(DeliveryQueue.Leased leased, Attempt attempt, WebhookAnswer answer) {
        if (answer.isSuccess()) {
            Subscription.update(
                    "failingSince = null where id = ?1 and failingSince is not null", leased.subscription());
            find(leased).ifPresent(delivery -> delivery.succeeded(attempt));
            return;
        }
        var subscription = Subscription.<Subscription>findById(leased.subscription(), LockModeType.PESSIMISTIC_WRITE);
        find(leased).ifPresent(delivery -> {
            delivery.failed(attempt, schedule);
            // What a former address answers says nothing about the present one.
            if (subscription.url.equals(leased.url().toString())) {
                subscription.failed(attempt.at());
                disableIfHopeless(subscription, delivery, answer);
            }
        });
    }

    private static void disableIfHopeless(Subscription subscription, Delivery delivery, WebhookAnswer answer) {
        if (subscription.status != SubscriptionStatus.ACTIVE) {
            return;
        }
        if (answer.isGone()) {
            subscription.disable(GONE);
        } else if (delivery.status == DeliveryState.FAILED
                && !subscription.failingSince.isAfter(delivery.firstFailure())) {
            subscription.disable(FAILING + answer.error());
        }
    }

    /** Empty if the organisation has unsubscribed meanwhile, or another instance has delivered it. */
    private static Optional<Delivery> find(DeliveryQueue.Leased leased) {
        return Delivery.<Delivery>findByIdOptional(leased.id(), LockModeType.PESSIMISTIC_WRITE)
                .filter(delivery -> delivery.status == DeliveryState.PENDING);
    }
}
