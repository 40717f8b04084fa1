package se.samverkan.stack.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.samverkan.stack.process.ClassArchive;

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
                        "-XX:SharedArchiveFile=" + archives.resolve("followup-service.jsa"),
                        "-XX:ArchiveRelocationMode=0");
        assertThat(archives).isDirectory();
    }

    private List<String> command(Service service, Map<String, String> variables) {
        return new ServiceJvm(service, ClassArchive.of(service.module(), home), variables)
                .command(home.resolve("a.jar"));
    }
}
