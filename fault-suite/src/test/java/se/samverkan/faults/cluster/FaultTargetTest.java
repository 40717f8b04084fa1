package se.samverkan.faults.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultTargetTest {
    private static final int STATE = 2;

    private Process process;
    private FaultTarget target;

    @BeforeEach
    void start() throws IOException {
        // A process with a child, as PostgreSQL has its backends.
        process = new ProcessBuilder("sh", "-c", "sleep 300 & wait").start();
        target = new ShellTarget(process.pid());
        Awaitility.await().until(() -> target.pids().size() == 2);
    }

    @AfterEach
    void stop() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private record ShellTarget(long pid) implements FaultTarget {
        @Override
        public String name() {
            return "a shell";
        }

        @Override
        public String stopSignal() {
            return "TERM";
        }

        @Override
        public void startAgain() {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void a_hang_stops_every_process_and_ends_with_a_continuation() {
        target.signalAll("STOP");
        Awaitility.await().until(() -> states(), states -> states.equals(List.of("T", "T")));

        target.signalAll("CONT");
        Awaitility.await().until(() -> states(), states -> states.equals(List.of("S", "S")));
    }

    @Test
    void the_end_of_the_main_process_is_awaited() throws InterruptedException {
        assertThat(target.awaitEnd(0)).isFalse();

        target.signal("KILL");

        assertThat(target.awaitEnd(60)).isTrue();
    }

    private List<String> states() {
        return target.pids().stream().map(FaultTargetTest::state).toList();
    }

    /** The state in /proc/PID/stat: S is sleeping, T is stopped. */
    private static String state(long pid) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), "stat"))
                    .split(" ", -1)[STATE];
        } catch (IOException e) {
            return "gone";
        }
    }
}
