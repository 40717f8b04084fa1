package se.samverkan.stack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {

    @TempDir
    private Path directory;

    private PidFile file;

    @BeforeEach
    void inNewDirectory() {
        file = new PidFile(directory.resolve("pids").resolve("kafka"));
    }

    @Test
    void a_running_process_is_found() {
        file.write(ProcessHandle.current().pid());
        assertThat(file.process()).contains(ProcessHandle.current());
    }

    @Test
    void a_process_that_has_ended_is_not_found() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        file.write(ended.pid());
        assertThat(file.process()).isEmpty();
    }

    @Test
    void a_later_process_with_the_same_id_is_not_found() throws Exception {
        file.write(ProcessHandle.current().pid());
        Files.setLastModifiedTime(
                file.path(),
                FileTime.from(ProcessHandle.current()
                        .info()
                        .startInstant()
                        .orElseThrow()
                        .minus(Duration.ofHours(1))));
        assertThat(file.process()).isEmpty();
    }

    @Test
    void a_missing_or_unreadable_file_names_no_process() throws Exception {
        assertThat(file.process()).isEmpty();
        Files.createDirectories(file.path().getParent());
        Files.writeString(file.path(), "");
        assertThat(file.process()).isEmpty();
        Files.writeString(file.path(), "no number");
        assertThat(file.process()).isEmpty();
    }
}
