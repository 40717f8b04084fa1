package se.samverkan.stack.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.samverkan.stack.security.Keys;

class DataDirectoryTest {

    @TempDir
    private Path parent;

    @Test
    void a_second_run_on_the_same_data_is_refused() {
        Path directory = parent.resolve("data");
        try (DataDirectory first = DataDirectory.lock(directory)) {
            assertThatThrownBy(() -> DataDirectory.lock(first.root()))
                    .hasMessage(
                            "another run (process " + ProcessHandle.current().pid() + ") uses " + directory
                                    + ": stop it, or choose another directory with --data");
        }
    }

    @Test
    void a_directory_that_holds_other_things_is_neither_used_nor_changed() throws Exception {
        Files.createDirectory(parent.resolve("logs"));
        Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThatThrownBy(() -> DataDirectory.lock(parent))
                .hasMessage(parent + " holds other things: choose an empty or a new directory with --data");

        assertThat(Files.getPosixFilePermissions(parent)).isEqualTo(PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(parent.resolve("lock")).doesNotExist();
    }

    @Test
    void a_fresh_start_forgets_the_data_and_keeps_the_keys() throws Exception {
        Path directory = parent.resolve("data");
        try (DataDirectory data = DataDirectory.lock(directory)) {
            String key = Keys.keptIn(data.keys()).publicKey();
            Files.createDirectories(data.postgres().resolve("data"));
            Files.createDirectories(data.kafka());
            Files.writeString(data.ledger(), "{}");

            data.clear();

            assertThat(data.postgres()).doesNotExist();
            assertThat(data.kafka()).doesNotExist();
            assertThat(data.ledger()).doesNotExist();
            assertThat(Keys.keptIn(data.keys()).publicKey()).isEqualTo(key);
        }
    }

    @Test
    void the_logs_of_the_run_before_are_kept_and_no_older_ones() throws Exception {
        try (DataDirectory data = DataDirectory.lock(parent.resolve("data"))) {
            Path log = data.root().resolve("logs").resolve("gateway.log");
            for (String run : new String[] {"first", "second"}) {
                Files.createDirectories(log.getParent());
                Files.writeString(log, run);
                data.turnLogs();
            }
            assertThat(log).doesNotExist();
            assertThat(data.root().resolve("logs-before/gateway.log")).hasContent("second");
        }
    }
}
