package se.samverkan.stack.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import se.samverkan.stack.process.StartFailure;

/** A part of the system that ends is started again, until it has ended too often. */
class SupervisorTest {
    private static final List<Duration> PAUSES = List.of(Duration.ZERO, Duration.ZERO);
    private static final Duration SHORT_RUN = Duration.ofSeconds(30);

    private final List<String> restarted = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private final Queue<Supervisor.Exit> exits = new ArrayDeque<>();

    @Test
    void each_part_is_started_again_as_often_as_there_are_pauses() throws Exception {
        for (var part : List.of("Kafka", "gateway", "Kafka", "gateway", "Kafka")) {
            exits.add(exit(part, SHORT_RUN));
        }

        var report = new Supervisor(PAUSES, lines::add).supervise(this::nextExit);

        assertThat(report).isEqualTo("Kafka ended");
        assertThat(restarted).containsExactly("Kafka", "gateway", "Kafka", "gateway");
        assertThat(lines).hasSize(4).first().isEqualTo("Kafka ended; starting it again in 0 s (1 of 2)");
    }

    @Test
    void a_part_that_ran_for_long_is_given_all_its_restarts_again() throws Exception {
        for (var age : List.of(SHORT_RUN, SHORT_RUN, Duration.ofHours(1), SHORT_RUN, SHORT_RUN)) {
            exits.add(exit("Kafka", age));
        }

        new Supervisor(PAUSES, lines::add).supervise(this::nextExit);

        assertThat(restarted).isEqualTo(Collections.nCopies(4, "Kafka"));
    }

    @Test
    void a_restart_that_fails_is_reported_and_followed_by_the_next() throws Exception {
        exits.addAll(Collections.nCopies(3, new Supervisor.Exit("Kafka", SHORT_RUN, "Kafka ended", () -> {
            throw new StartFailure("it does not start");
        })));

        new Supervisor(PAUSES, lines::add).supervise(this::nextExit);

        assertThat(lines).hasSize(4).contains("it does not start");
    }

    private Optional<Supervisor.Exit> nextExit() {
        return Optional.of(exits.remove());
    }

    private Supervisor.Exit exit(String part, Duration age) {
        return new Supervisor.Exit(part, age, part + " ended", () -> restarted.add(part));
    }
}
