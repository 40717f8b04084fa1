package se.samverkan.subscriptions.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** When a failed delivery is tried again: later each time, and a little apart from others that failed at the same time. */
@ApplicationScoped
public class RetrySchedule {
    private static final double JITTER = 0.1;

    private final List<Duration> pauses;

    RetrySchedule(@ConfigProperty(name = "samverkan.webhooks.retries") List<Duration> pauses) {
        this.pauses = List.copyOf(pauses);
    }

    /** The pause after so many failures; empty after the last one. */
    Optional<Duration> after(int failures) {
        if (failures > pauses.size()) {
            return Optional.empty();
        }
        double factor = RandomGenerator.getDefault().nextDouble(1 - JITTER, 1 + JITTER);
        return Optional.of(Duration.ofMillis(Math.round(pauses.get(failures - 1).toMillis() * factor)));
    }
}
