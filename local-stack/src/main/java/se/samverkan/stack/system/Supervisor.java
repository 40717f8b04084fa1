package se.samverkan.stack.system;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import se.samverkan.stack.process.StartFailure;

/** Starts a part of the system again when it has ended without being stopped: a few times, after growing pauses. */
final class Supervisor {
    static final List<Duration> PAUSES = List.of(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(15));
    private static final Duration POLL_INTERVAL = Duration.ofMillis(200);
    /** A part that ran for so long has recovered. */
    private static final Duration RECOVERED = Duration.ofMinutes(10);

    private final List<Duration> pauses;
    private final Consumer<String> progress;
    private final Map<String, Integer> restarts = new HashMap<>();

    /** A part that has ended, after a run of some time, with a report of one line and the action that starts it again. */
    record Exit(String part, Duration age, String report, Runnable restart) {}

    Supervisor(List<Duration> pauses, Consumer<String> progress) {
        this.pauses = pauses;
        this.progress = progress;
    }

    /** Asks repeatedly for a part that has ended; returns the report of one that has ended once more than it is started again. */
    String supervise(Supplier<Optional<Exit>> exits) throws InterruptedException {
        while (true) {
            var exit = await(exits);
            if (exit.age().compareTo(RECOVERED) > 0) {
                restarts.remove(exit.part());
            }
            int restart = restarts.merge(exit.part(), 1, Integer::sum);
            if (restart > pauses.size()) {
                return exit.report();
            }
            var pause = pauses.get(restart - 1);
            progress.accept("%s; starting it again in %d s (%d of %d)"
                    .formatted(exit.report(), pause.toSeconds(), restart, pauses.size()));
            Thread.sleep(pause);
            restart(exit);
        }
    }

    private static Exit await(Supplier<Optional<Exit>> exits) throws InterruptedException {
        while (true) {
            var exit = exits.get();
            if (exit.isPresent()) {
                return exit.get();
            }
            Thread.sleep(POLL_INTERVAL);
        }
    }

    private void restart(Exit exit) {
        try {
            exit.restart().run();
        } catch (StartFailure failure) {
            // The next exit is that of the part which did not start.
            progress.accept(failure.getMessage());
        }
    }
}
