package se.samverkan.platform.event;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.SpanKind;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.ToDoubleFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import se.samverkan.platform.problem.Statuses;
import se.samverkan.platform.trace.Spans;
import se.samverkan.platform.trace.Traceparent;

/**
 * Handles each record of a reader until it succeeds. A record that fails for another reason than an unavailable database is sent to the
 * dead letters after some attempts, so that it never stops the records after it.
 */
final class RecordHandler {
    private static final Logger LOG = Logger.getLogger(RecordHandler.class);
    private static final int ATTEMPTS = 5;
    private static final long RETRY_MS = 500;
    /** Longer than the attempts of one record. */
    private static final Duration STUCK = Duration.ofSeconds(10);

    private final String reader;
    private final Map<String, Object> kafka;
    private final Spans spans;
    private final BiConsumer<CloudEvent, RecordPosition> handler;
    private final CountDownLatch stopped;
    private final AtomicLong unreadable = new AtomicLong();
    private final AtomicLong unprocessable = new AtomicLong();
    private volatile Instant failingSince;

    RecordHandler(
            String reader,
            Map<String, Object> kafka,
            Spans spans,
            BiConsumer<CloudEvent, RecordPosition> handler,
            CountDownLatch stopped) {
        this.reader = reader;
        this.kafka = kafka;
        this.spans = spans;
        this.handler = handler;
        this.stopped = stopped;
    }

    /**
     * Continues the trace of the event, so that what follows from it belongs to it. Returns when the record is handled, buried, or the
     * reader stops.
     *
     * @param isNew false at a start, when the topics are read again and nothing is recorded again
     */
    void handle(ConsumerRecord<String, String> incoming, boolean isNew) {
        var cause = Traceparent.parse(CloudEvent.traceparent(incoming));
        var span =
                isNew ? spans.begin("process " + incoming.topic(), SpanKind.CONSUMER, cause) : Spans.unrecorded(cause);
        try (var _ = span.makeCurrent()) {
            handle(incoming);
        } finally {
            span.end();
        }
    }

    private void handle(ConsumerRecord<String, String> incoming) {
        int attempts = 0;
        while (stopped.getCount() > 0) {
            try {
                handler.accept(CloudEvent.of(incoming), RecordPosition.of(incoming));
                failingSince = null;
                return;
            } catch (RuntimeException | StackOverflowError e) {
                failed();
                attempts += Statuses.isTransient(e) ? 0 : 1;
                if (isUnreadable(e) || attempts == ATTEMPTS) {
                    bury(incoming, e);
                    failingSince = null;
                    return;
                }
                LOG.warnf(e, "Reader %s retries %s@%d", reader, incoming.topic(), incoming.offset());
                pause();
            }
        }
    }

    /** An unreadable record stays so, and need not be tried again. */
    private static boolean isUnreadable(Throwable e) {
        return e instanceof CloudEvent.Unreadable || e instanceof UncheckedIOException;
    }

    /** Records that the reader makes no progress. */
    void failed() {
        failingSince = failingSince == null ? Instant.now() : failingSince;
    }

    /** Records that the reader makes progress again. */
    void succeeded() {
        failingSince = null;
    }

    boolean isStuck() {
        var since = failingSince;
        return since != null && since.plus(STUCK).isBefore(Instant.now());
    }

    long deadLetters() {
        return unreadable() + unprocessable();
    }

    /** Dead letters that are no events of this system, or too large. */
    long unreadable() {
        return unreadable.get();
    }

    /** Dead letters that the handler failed on at every attempt. */
    long unprocessable() {
        return unprocessable.get();
    }

    /** Counts the dead letters for as long as the service runs. */
    void measure(MeterRegistry registry) {
        measure("unreadable", RecordHandler::unreadable, registry);
        measure("unprocessable", RecordHandler::unprocessable, registry);
    }

    private void measure(String reason, ToDoubleFunction<RecordHandler> count, MeterRegistry registry) {
        FunctionCounter.builder("samverkan.reader.dead.letters", this, count)
                .description("Records that the reader has sent to its dead letters")
                .tag("reader", reader)
                .tag("reason", reason)
                .register(registry);
    }

    private void bury(ConsumerRecord<String, String> incoming, Throwable failure) {
        LOG.errorf(
                failure,
                "%s sends %s-%d@%d to its dead letters",
                reader,
                incoming.topic(),
                incoming.partition(),
                incoming.offset());
        DeadLetters.put(kafka, reader, incoming);
        (isUnreadable(failure) ? unreadable : unprocessable).incrementAndGet();
    }

    /** Waits before the next attempt, or until the reader stops. */
    void pause() {
        try {
            if (stopped.await(RETRY_MS, TimeUnit.MILLISECONDS)) {
                LOG.debugf("Reader %s stops", reader);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped.countDown();
        }
    }
}
