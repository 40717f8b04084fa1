package se.samverkan.stack.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.samverkan.stack.process.StartFailure;
import se.samverkan.stack.security.Keys;

class DataDirectoryTest {

    @TempDir
    private Path parent;

    @Test
    void a_second_run_on_the_same_data_is_rejected() {
        Path directory = parent.resolve("data");
        try (DataDirectory first = DataDirectory.lock(directory)) {
            assertThatThrownBy(() -> DataDirectory.lock(first.root()))
                    .hasMessage(
                            "another run (process " + ProcessHandle.current().pid() + ") uses " + directory
                                    + ": stop it, or choose another directory with --data");
        }
    }

    @Test
    void a_directory_with_other_files_is_neither_used_nor_changed() throws Exception {
        Files.createDirectory(parent.resolve("logs"));
        Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThatThrownBy(() -> DataDirectory.lock(parent))
                .hasMessage(parent + " contains other files: choose an empty or a new directory with --data");

        assertThat(Files.getPosixFilePermissions(parent)).isEqualTo(PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(parent.resolve("lock")).doesNotExist();
    }

    @Test
    void a_fresh_start_deletes_the_data_and_keeps_the_keys() throws Exception {
        Path directory = parent.resolve("data");
        try (DataDirectory data = DataDirectory.lock(directory)) {
            String key = Keys.loadOrCreate(data.keys()).publicKey();
            Files.createDirectories(data.postgres().resolve("data"));
            Files.createDirectories(data.kafka());
            Files.createDirectories(data.snapshots());
            Files.writeString(data.ledger(), "{}");

            data.prepare(true);

            assertThat(data.postgres()).doesNotExist();
            assertThat(data.kafka()).doesNotExist();
            assertThat(data.snapshots()).doesNotExist();
            assertThat(data.ledger()).doesNotExist();
            assertThat(Keys.loadOrCreate(data.keys()).publicKey()).isEqualTo(key);
        }
    }

    @Test
    void data_without_a_format_number_are_rejected_with_the_remedy_until_a_fresh_start() throws Exception {
        Path directory = parent.resolve("data");
        try (DataDirectory data = DataDirectory.lock(directory)) {
            Files.createDirectories(data.postgres().resolve("data"));

            assertRejected(data);
            assertThat(data.postgres().resolve("data")).exists();
            assertThat(directory.resolve("format")).doesNotExist();

            data.prepare(true);

            assertThat(data.postgres()).doesNotExist();
            Files.createDirectories(data.postgres().resolve("data"));
            data.prepare(false);
            assertThat(data.postgres().resolve("data")).exists();
        }
    }

    @Test
    void data_with_another_format_number_are_rejected() throws Exception {
        try (DataDirectory data = DataDirectory.lock(parent.resolve("data"))) {
            data.prepare(false);
            Files.createDirectories(data.kafka());
            Files.writeString(data.root().resolve("format"), "0\n");

            assertRejected(data);
            assertThat(data.root().resolve("format")).hasContent("0");
        }
    }

    @Test
    void a_directory_without_data_gets_the_current_format_number() {
        try (DataDirectory data = DataDirectory.lock(parent.resolve("data"))) {
            Keys.loadOrCreate(data.keys());

            data.prepare(false);

            assertThat(data.root().resolve("format")).hasContent("2");
        }
    }

    private static void assertRejected(DataDirectory data) {
        assertThatThrownBy(() -> data.prepare(false))
                .isInstanceOf(StartFailure.class)
                .hasMessage("the data in " + data.root()
                        + " are of an earlier version that this version cannot read: delete them with ./run --fresh, or"
                        + " choose another directory with --data");
    }

    @Test
    void the_logs_of_the_previous_run_are_kept_and_older_ones_are_deleted() throws Exception {
        try (DataDirectory data = DataDirectory.lock(parent.resolve("data"))) {
            Path log = data.root().resolve("logs").resolve("gateway.log");
            for (String run : new String[] {"first", "second"}) {
                Files.createDirectories(log.getParent());
                Files.writeString(log, run);
                data.rotateLogs();
            }
            assertThat(log).doesNotExist();
            assertThat(data.root().resolve("logs-before/gateway.log")).hasContent("second");
        }
    }
}
