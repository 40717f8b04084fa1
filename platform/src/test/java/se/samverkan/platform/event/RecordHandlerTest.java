package se.samverkan.platform.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.OpenTelemetry;
import java.nio.charset.StandardCharsets;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import se.samverkan.platform.trace.Spans;

/** A record waits for its database, however often that fails, and stops with its reader. */
class RecordHandlerTest {
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void an_unavailable_database_is_awaited_beyond_the_attempts_of_other_failures() {
        var records = new RecordHandler(
                "test",
                Map.of(),
                new Spans(OpenTelemetry.noop().getTracer("test"), true),
                (event, at) -> {
                    if (calls.incrementAndGet() < 8) {
                        throw new IllegalStateException(new SQLTransientConnectionException("away"));
                    }
                },
                stopped);

        records.handle(event(), true);

        assertThat(calls).hasValue(8);
        assertThat(records.deadLetters()).isZero();
        assertThat(records.isStuck()).isFalse();
    }

    @Test
    void a_stopped_reader_leaves_its_record_for_the_next_start() {
        var records = new RecordHandler(
                "test",
                Map.of(),
                new Spans(OpenTelemetry.noop().getTracer("test"), true),
                (event, at) -> {
                    stopped.countDown();
                    throw new IllegalStateException("fails");
                },
                stopped);

        records.handle(event(), true);

        assertThat(records.deadLetters()).isZero();
    }

    private static ConsumerRecord<String, String> event() {
        var id = "01900000-0000-7000-8000-000000000001";
        var incoming = new ConsumerRecord<>("samverkan.promises", 0, 0L, id, "{}");
        Map.of(
                        "id", id,
                        "source", "/samverkan/test",
                        "type", "se.samverkan.promise.published.v1",
                        "subject", id,
                        "time", "2026-01-01T00:00:00Z",
                        "dataschema", "urn:samverkan:event:promise.published.v1",
                        "sequence", "1")
                .forEach((name, value) -> incoming.headers().add("ce_" + name, value.getBytes(StandardCharsets.UTF_8)));
        return incoming;
    }
}
