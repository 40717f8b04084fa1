package se.samverkan.gateway.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Times how long a change takes from its event's time, which is that of its transaction, until the public can read it. */
public final class VisibilityTimer {
    /** An older event is sent again after a restoration, or was missed while Kafka was away, which has gauges of its own. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private static final Duration[] BUCKETS = LongStream.of(
                    10, 25, 50, 100, 250, 500, 1_000, 2_000, 5_000, 10_000, 30_000, 60_000, 300_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final Timer timer;
    private final InstantSource clock;
    private final List<Instant> staged = new ArrayList<>();
    private boolean isFollowing;

    /** Measures into the registry. */
    public VisibilityTimer(MeterRegistry registry, InstantSource clock) {
        this.clock = clock;
        this.timer = Timer.builder("samverkan.visibility")
                .description("Time from the transaction of a change until the public can read it")
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    /** An event is part of the next commit. */
    public void staged(Instant time) {
        if (isFollowing) {
            staged.add(time);
        }
    }

    /** The staged events are public now; those of the first commit have waited for the start of the gateway. */
    public void committed() {
        var now = clock.instant();
        staged.stream()
                .map(time -> Duration.between(time, now))
                .filter(delay -> !delay.isNegative() && delay.compareTo(LONGEST) < 0)
                .forEach(timer::record);
        staged.clear();
        isFollowing = true;
    }
}
