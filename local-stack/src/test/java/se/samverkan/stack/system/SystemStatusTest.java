package se.samverkan.stack.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.samverkan.stack.process.Ports;
import se.samverkan.stack.service.Service;
import se.samverkan.stack.system.PartStatus.State;

/** The state of the parts, of a real PostgreSQL and Kafka and of stand-ins for the services. */
class SystemStatusTest {

    @TempDir
    private Path home;

    private final Ports ports = Ports.free();

    @Test
    void each_part_is_shown_with_its_state_its_memory_and_its_backlog() throws Exception {
        Path data = home.resolve("data");
        assertThat(DataDirectory.isInUse(data)).isFalse();
        try (LocalSystem system =
                LocalSystem.start(new Setup(FakeService.install(home), data, ports, true), line -> {})) {
            assertThat(DataDirectory.isInUse(data)).isTrue();
            SystemStatus ready = SystemStatus.read(data, ports);
            assertThat(ready.isReady()).isTrue();
            assertThat(ready.parts())
                    .extracting(PartStatus::name, PartStatus::port, PartStatus::detail)
                    .containsExactly(
                            tuple("PostgreSQL", ports.postgres(), ""),
                            tuple("Kafka", ports.kafka(), ""),
                            tuple("agreements-service", ports.agreements(), "oldest unsent event 7 s (2)"),
                            tuple("promises-service", ports.promises(), "oldest unsent event 7 s (2)"),
                            tuple("followup-service", ports.followup(), "oldest unsent event 7 s (2)"),
                            tuple("subscriptions-service", ports.subscriptions(), ""),
                            tuple("gateway", ports.gateway(), "index incomplete"));
            assertThat(ready.parts()).allMatch(part -> part.memory() > 0);

            system.stop(Service.PROMISES);
            signal("STOP", system.kafkaPid());
            SystemStatus faulty;
            try {
                faulty = SystemStatus.read(data, ports);
            } finally {
                signal("CONT", system.kafkaPid());
            }

            assertThat(faulty.isReady()).isFalse();
            assertThat(faulty.parts())
                    .extracting(PartStatus::state)
                    .containsExactly(
                            State.READY,
                            State.NO_ANSWER,
                            State.READY,
                            State.STOPPED,
                            State.READY,
                            State.READY,
                            State.READY);
        }
        assertThat(SystemStatus.read(data, ports).parts())
                .hasSize(7)
                .allMatch(part -> part.state() == State.STOPPED && part.memory() == 0);
    }

    private static void signal(String signal, long pid) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                        .start()
                        .waitFor())
                .isZero();
    }
}
