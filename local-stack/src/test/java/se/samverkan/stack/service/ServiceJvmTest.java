package se.samverkan.stack.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceJvmTest {

    @TempDir
    private Path home;

    @Test
    void user_options_of_a_service_follow_the_common_options() {
        List<String> command = command(Service.GATEWAY, Map.of("SAMVERKAN_GATEWAY_JAVA_OPTS", " -Xmx1g  -Da=b "));

        assertThat(command).containsSubsequence("-Xmx256m", "-Xmx1g", "-Da=b", "-jar");
        assertThat(command).endsWith("-jar", home.resolve("a.jar").toString());
    }

    @Test
    void user_options_of_a_service_do_not_apply_to_another() {
        assertThat(command(Service.PROMISES, Map.of("SAMVERKAN_GATEWAY_JAVA_OPTS", "-Xmx1g")))
                .contains("-Xmx256m")
                .doesNotContain("-Xmx1g");
    }

    @Test
    void the_gateway_has_a_share_of_the_memory_of_the_machine() {
        var heap = command(Service.GATEWAY, Map.of()).stream()
                .filter(option -> option.startsWith("-Xmx"))
                .toList()
                .getLast();

        assertThat(Integer.parseInt(heap.replaceAll("\\D", ""))).isGreaterThanOrEqualTo(512);
    }

    @Test
    void each_service_has_its_own_class_archive_in_the_build_directory() {
        Path archives = home.resolve("target/class-archives");

        assertThat(command(Service.FOLLOWUP, Map.of()))
                .contains(
                        "-XX:+AutoCreateSharedArchive",
                        "-XX:SharedArchiveFile=" + archives.resolve("followup-service.jsa"));
        assertThat(archives).isDirectory();
    }

    @Test
    void an_archive_older_than_the_jar_is_deleted_and_a_newer_one_is_kept() throws Exception {
        ClassArchive archive = ClassArchive.of(Service.GATEWAY, home);
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
        ClassArchive archive = ClassArchive.of(Service.GATEWAY, home);
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

    private List<String> command(Service service, Map<String, String> variables) {
        return new ServiceJvm(service, ClassArchive.of(service, home), variables).command(home.resolve("a.jar"));
    }
}
