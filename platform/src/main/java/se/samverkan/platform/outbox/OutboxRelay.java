package se.samverkan.platform.outbox;

import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import se.samverkan.platform.event.TopicOffset;
import se.samverkan.platform.event.Topics;
import se.samverkan.platform.log.ThrottledLog;
import se.samverkan.platform.trace.Spans;

/**
 * Sends the events of the outbox to Kafka in order, and deletes the acknowledged ones.
 *
 * <p>One instance of a service leads at a time: it holds a lease in the database, which it extends with every batch. Its
 * transactional producer fences a former leader that hung while its lease expired, and the token of the lease its deletions.
 */
@ApplicationScoped
@IfBuildProperty(name = Outbox.ENABLED, stringValue = "true")
public class OutboxRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

    /** Much longer than a pause and than most batches, and short enough for a takeover within ten seconds. */
    private static final Duration LEASE = Duration.ofSeconds(6);

    /** How often the topics are compared with what was sent. */
    private static final Duration COMPARED = Duration.ofSeconds(5);

    @Inject
    DataSource dataSource;

    @Inject
    @Identifier("default-kafka-broker") Map<String, Object> kafka;

    @ConfigProperty(name = "quarkus.application.name")
    String service;

    @Inject
    Spans spans;

    @Inject
    TopicComparison comparison;

    @ConfigProperty(name = "samverkan.outbox.poll-ms", defaultValue = "500")
    long pollMs;

    /** While a broker is away, an attempt fails every few seconds. */
    private final ThrottledLog retries = new ThrottledLog(LOG);

    private final Semaphore wakeUps = new Semaphore(0);
    private volatile boolean stopped;
    private volatile TopicComparison.Result found = TopicComparison.Result.EQUAL;
    private volatile boolean isLeading;
    private final LongAdder sent = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private Thread thread;

    void start(@Observes StartupEvent started) {
        thread = Thread.ofPlatform().name("outbox-relay").daemon().start(this::relay);
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        // What is recorded is sent first; the rest is sent after the next start.
        stopped = true;
        wakeUps.release();
        thread.join(TimeUnit.SECONDS.toMillis(5));
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) Outbox.Recorded recorded) {
        wakeUps.release();
    }

    private void relay() {
        while (!stopped) {
            try {
                lead();
            } catch (SQLException | ExecutionException | TimeoutException | RuntimeException e) {
                failures.increment();
                retries.warn("The outbox relay retries: " + e.getMessage());
                LOG.debug("The outbox relay retries", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            pause();
        }
    }

    private void lead() throws SQLException, InterruptedException, ExecutionException, TimeoutException {
        // The connection is the lease's while this instance leads.
        try (var connection = dataSource.getConnection()) {
            var taken = OutboxRows.lead(connection, LEASE);
            if (taken.isPresent()) {
                send(taken.get());
            }
        }
    }

    private void send(OutboxRows taken)
            throws SQLException, InterruptedException, ExecutionException, TimeoutException {
        try (var rows = taken) {
            try (var producer = new EventProducer(kafka, service, spans)) {
                isLeading = true;
                createTopics();
                producer.fence();
                found(comparison.compare(rows.connection()));
                long compared = System.nanoTime();
                var holds = rows.extend(LEASE);
                long extended = System.nanoTime();
                while (holds) {
                    if (isOver(COMPARED, compared)) {
                        found(
                                isBlocked()
                                        ? comparison.compare(rows.connection())
                                        : comparison.compareEnds(rows.connection(), found));
                        compared = System.nanoTime();
                    }
                    var batch = isBlocked() ? List.<OutboxRows.Entry>of() : rows.unsent();
                    if (batch.isEmpty()) {
                        if (stopped) {
                            return;
                        }
                        pause();
                        if (isOver(LEASE.dividedBy(3), extended)) {
                            holds = rows.extend(LEASE);
                            extended = System.nanoTime();
                        }
                    } else {
                        holds = rows.delete(batch, send(producer, batch), LEASE);
                        extended = System.nanoTime();
                        sent.add(batch.size());
                    }
                }
                LOG.warn("Another instance has taken over the outbox");
            } finally {
                isLeading = false;
            }
        }
    }

    private static boolean isOver(Duration time, long since) {
        return System.nanoTime() - since > time.toNanos();
    }

    boolean isLeading() {
        return isLeading;
    }

    /** The number of acknowledged events since the start. */
    double sent() {
        return sent.sum();
    }

    /** How often the relay has failed and begun again since the start. */
    double failures() {
        return failures.sum();
    }

    /** What the latest comparison of the topics with the database found, while this instance leads. */
    TopicComparison.Result found() {
        return found;
    }

    /** Whether nothing is sent: readers would ignore it, since they know higher sequences. */
    private boolean isBlocked() {
        return !found.databaseBehind().isEmpty();
    }

    private void found(TopicComparison.Result now) {
        if (!now.topicsBehind().equals(found.topicsBehind())
                && !now.topicsBehind().isEmpty()) {
            LOG.errorf("%s lost events that were sent: send them again with the command republish", now.topicsBehind());
        }
        if (!now.databaseBehind().equals(found.databaseBehind())
                && !now.databaseBehind().isEmpty()) {
            LOG.errorf(
                    "%s hold events that the database does not know, so nothing is sent: if the database was restored to an"
                            + " older state, use the command restored",
                    now.databaseBehind());
        }
        found = now;
    }

    private void createTopics() throws InterruptedException, ExecutionException, TimeoutException {
        try (var admin = Admin.create(kafka)) {
            Topics.ensure(admin, comparison.topics(), Topics.compacted());
        }
    }

    /**
     * Sends the whole batch or nothing: a failed batch is sent again from its first event, so that the order holds. Returns up to
     * where the topics hold it.
     */
    private Map<TopicPartition, TopicOffset> send(EventProducer producer, List<OutboxRows.Entry> batch)
            throws InterruptedException, ExecutionException {
        var reached = new HashMap<TopicPartition, TopicOffset>();
        for (var sent :
                producer.send(batch.stream().map(OutboxRows.Entry::event).toList())) {
            reached.put(
                    new TopicPartition(sent.topic(), sent.partition()),
                    new TopicOffset(found.topicIds().get(sent.topic()), sent.offset() + 1));
        }
        return reached;
    }

    private void pause() {
        try {
            if (wakeUps.tryAcquire(pollMs, TimeUnit.MILLISECONDS)) {
                wakeUps.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
    }
}
