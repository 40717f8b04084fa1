package se.samverkan.stack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {

    @TempDir
    private Path home;

    @Test
    void an_archive_older_than_the_jar_is_deleted_and_a_newer_one_is_kept() throws Exception {
        ClassArchive archive = ClassArchive.of("gateway", home);
        Path jar = Files.createFile(home.resolve("a.jar"));
        Files.createDirectories(archive.file().getParent());
        Files.createFile(archive.file());
        FileTime built = Files.getLastModifiedTime(jar);

        Files.setLastModifiedTime(
                archive.file(), FileTime.from(built.toInstant().plusSeconds(1)));
        archive.options(jar);
        assertThat(archive.file()).exists();

        Files.setLastModifiedTime(
                archive.file(), FileTime.from(built.toInstant().minusSeconds(1)));
        archive.options(jar);
        assertThat(archive.file()).doesNotExist();
    }

    @Test
    void only_an_archive_written_since_a_failed_start_is_deleted() throws Exception {
        ClassArchive archive = ClassArchive.of("gateway", home);
        Instant start = Instant.parse("2026-01-01T12:00:00Z");
        archive.deleteIfWrittenSince(start);
        Files.createDirectories(archive.file().getParent());
        Files.createFile(archive.file());

        Files.setLastModifiedTime(archive.file(), FileTime.from(start.minusSeconds(1)));
        archive.deleteIfWrittenSince(start);
        assertThat(archive.file()).exists();

        Files.setLastModifiedTime(archive.file(), FileTime.from(start.plusSeconds(1)));
        archive.deleteIfWrittenSince(start);
        assertThat(archive.file()).doesNotExist();
    }
}
