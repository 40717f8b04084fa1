package se.samverkan.stack.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import se.samverkan.stack.process.StartFailure;
import se.samverkan.stack.service.Service;

/** A service that ends is started again, until it has ended too often. */
class SupervisorTest {
    private static final List<Duration> PAUSES = List.of(Duration.ZERO, Duration.ZERO);

    private final List<Service> restarted = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();

    @Test
    void each_service_is_started_again_as_often_as_there_are_pauses() throws Exception {
        var exits = exits(Service.PROMISES, Service.GATEWAY, Service.PROMISES, Service.GATEWAY, Service.PROMISES);

        var report = new Supervisor(PAUSES, restarted::add, lines::add).supervise(exits::remove);

        assertThat(report).isEqualTo("promises-service ended");
        assertThat(restarted).containsExactly(Service.PROMISES, Service.GATEWAY, Service.PROMISES, Service.GATEWAY);
        assertThat(lines).hasSize(4).first().isEqualTo("promises-service ended; starting it again in 0 s (1 of 2)");
    }

    @Test
    void a_service_that_ran_for_long_is_given_all_its_restarts_again() throws Exception {
        var exits = exits(Service.PROMISES, Service.PROMISES);
        exits.add(new Supervisor.Exit(Service.PROMISES, Duration.ofHours(1), "promises-service ended"));
        exits.addAll(exits(Service.PROMISES, Service.PROMISES));

        new Supervisor(PAUSES, restarted::add, lines::add).supervise(exits::remove);

        assertThat(restarted).isEqualTo(Collections.nCopies(4, Service.PROMISES));
    }

    @Test
    void a_restart_that_fails_is_reported_and_followed_by_the_next() throws Exception {
        var exits = exits(Service.PROMISES, Service.PROMISES, Service.PROMISES);

        new Supervisor(
                        PAUSES,
                        service -> {
                            throw new StartFailure("it does not start");
                        },
                        lines::add)
                .supervise(exits::remove);

        assertThat(lines).hasSize(4).contains("it does not start");
    }

    private static Queue<Supervisor.Exit> exits(Service... services) {
        var exits = new ArrayDeque<Supervisor.Exit>();
        for (var service : services) {
            exits.add(new Supervisor.Exit(service, Duration.ofSeconds(30), service.module() + " ended"));
        }
        return exits;
    }
}
