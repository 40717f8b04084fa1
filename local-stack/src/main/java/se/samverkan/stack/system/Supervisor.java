package se.samverkan.stack.system;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import se.samverkan.stack.process.StartFailure;
import se.samverkan.stack.service.Service;

/** Starts a service again when it has ended without being stopped: a few times, after growing pauses. */
final class Supervisor {
    static final List<Duration> PAUSES = List.of(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(15));
    /** A service that ran for so long has recovered. */
    private static final Duration RECOVERED = Duration.ofMinutes(10);

    private final List<Duration> pauses;
    private final Consumer<Service> restart;
    private final Consumer<String> progress;
    private final Map<Service, Integer> restarts = new EnumMap<>(Service.class);

    /** A service that has ended, after a run of some time, with a report of one line. */
    record Exit(Service service, Duration age, String report) {}

    /** Waits for the next service that ends. */
    @FunctionalInterface
    interface Exits {
        Exit next() throws InterruptedException;
    }

    Supervisor(List<Duration> pauses, Consumer<Service> restart, Consumer<String> progress) {
        this.pauses = pauses;
        this.restart = restart;
        this.progress = progress;
    }

    /** Returns the report of the service that has ended once more than it is started again. */
    String supervise(Exits exits) throws InterruptedException {
        while (true) {
            var exit = exits.next();
            if (exit.age().compareTo(RECOVERED) > 0) {
                restarts.remove(exit.service());
            }
            int restart = restarts.merge(exit.service(), 1, Integer::sum);
            if (restart > pauses.size()) {
                return exit.report();
            }
            var pause = pauses.get(restart - 1);
            progress.accept("%s; starting it again in %d s (%d of %d)"
                    .formatted(exit.report(), pause.toSeconds(), restart, pauses.size()));
            Thread.sleep(pause);
            restart(exit.service());
        }
    }

    private void restart(Service service) {
        try {
            restart.accept(service);
        } catch (StartFailure failure) {
            // The next exit is that of the service which did not start.
            progress.accept(failure.getMessage());
        }
    }
}
