package se.samverkan.gateway.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class VisibilityTimerTest {
    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final VisibilityTimer visibility = new VisibilityTimer(registry, () -> NOW);

    private Timer timer() {
        return registry.get("samverkan.visibility").timer();
    }

    @Test
    void a_change_is_timed_from_its_transaction_to_the_commit() {
        visibility.committed();
        visibility.staged(NOW.minusMillis(40));
        visibility.staged(NOW.minusMillis(60));
        visibility.committed();
        visibility.committed();

        assertThat(timer().count()).isEqualTo(2);
        assertThat(timer().totalTime(TimeUnit.MILLISECONDS)).isEqualTo(100);
    }

    @Test
    void what_is_read_at_the_start_is_not_timed() {
        visibility.staged(NOW.minus(Duration.ofMinutes(10)));
        visibility.committed();

        assertThat(timer().count()).isZero();
    }

    @Test
    void an_event_that_is_sent_again_is_not_timed() {
        visibility.committed();
        visibility.staged(NOW.minus(Duration.ofDays(10)));
        visibility.committed();

        assertThat(timer().count()).isZero();
    }
}
