package se.samverkan.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.samverkan.e2e.system.SystemUnderTest;
import se.samverkan.stack.process.Directories;
import se.samverkan.stack.process.Ports;
import se.samverkan.stack.service.Service;
import se.samverkan.stack.system.Setup;

/** What the Dockerfile runs, without an engine: the linked runtime, the class archive, and programs started from both. */
@ExtendWith(SystemUnderTest.Running.class)
class ImageTest {
    private static final Path DIRECTORY = Path.of("target", "image").toAbsolutePath();
    private static final Path JRE = DIRECTORY.resolve("jre");
    private static final Path APPLICATION = DIRECTORY.resolve("samverkan");
    private static final Path SCRIPTS = Setup.repository().resolve("containers");
    /** Of the 300 MB, the base needs some 20. */
    private static final long MOST_BYTES = 275L * 1024 * 1024;

    private final SystemUnderTest system;

    ImageTest(SystemUnderTest system) {
        this.system = system;
    }

    private record Ended(int code, String output) {}

    @BeforeAll
    static void build() throws Exception {
        Directories.delete(DIRECTORY);
        Files.createDirectories(DIRECTORY);
        copy(Service.PROMISES.jar(Setup.repository()).getParent(), APPLICATION);
        Files.copy(SCRIPTS.resolve("jvm.options"), APPLICATION.resolve("jvm.options"));
        var javaHome = Map.of("JAVA_HOME", System.getProperty("java.home"));
        var linked = run(javaHome, List.of("sh", SCRIPTS.resolve("jre.sh").toString(), JRE.toString()));
        assertThat(linked.code()).as(linked.output()).isZero();
        var ports = Map.of(
                "QUARKUS_HTTP_PORT", Integer.toString(Ports.oneFree()),
                "QUARKUS_MANAGEMENT_PORT", Integer.toString(Ports.oneFree()));
        var archived = run(
                ports,
                List.of("sh", SCRIPTS.resolve("class-archive.sh").toString(), JRE.toString(), APPLICATION.toString()));
        assertThat(archived.code()).as(archived.output()).isZero();
    }

    /** With the times of the files, which the archive stores. */
    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static Ended run(Map<String, String> environment, List<String> command) throws Exception {
        var log = Files.createTempFile(DIRECTORY, "run", ".log");
        var builder = new ProcessBuilder(command)
                .directory(APPLICATION.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("QUARKUS_"));
        builder.environment().putAll(environment);
        var process = builder.start();
        assertThat(process.waitFor(3, TimeUnit.MINUTES))
                .as("%s has ended", command)
                .isTrue();
        return new Ended(process.exitValue(), Files.readString(log));
    }

    private static List<String> java(String... arguments) {
        var command = new ArrayList<>(List.of(JRE.resolve("bin/java").toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static Ended probe(int port) throws Exception {
        return run(
                Map.of("QUARKUS_MANAGEMENT_PORT", Integer.toString(port)),
                java(
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx16m",
                        "-cp",
                        "quarkus-run.jar",
                        "se.samverkan.platform.http.ReadinessProbe"));
    }

    @Test
    void runtime_service_and_archive_are_small() throws IOException {
        try (var files = Files.walk(DIRECTORY)) {
            var bytes = files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
            assertThat(bytes).isBetween(100L * 1024 * 1024, MOST_BYTES);
        }
    }

    @Test
    void the_job_of_a_migration_starts_from_the_archive_migrates_and_ends() throws Exception {
        var password =
                Path.of("target/samverkan/postgresql/passwords/promises_owner").toAbsolutePath();
        var environment = Map.of(
                "QUARKUS_INIT_AND_EXIT",
                "true",
                "QUARKUS_HTTP_PORT",
                Integer.toString(Ports.oneFree()),
                "QUARKUS_MANAGEMENT_PORT",
                Integer.toString(Ports.oneFree()),
                "QUARKUS_OIDC_TENANT_ENABLED",
                "false",
                "QUARKUS_DATASOURCE_JDBC_URL",
                system.processes().jdbcUrl("promises"),
                "QUARKUS_DATASOURCE_PASSWORD",
                "unused",
                "QUARKUS_FLYWAY_USERNAME",
                "promises_owner",
                "QUARKUS_FLYWAY_PASSWORD_FILE",
                password.toString());
        var command =
                java("@jvm.options", "-Xshare:on", "-XX:SharedArchiveFile=samverkan.jsa", "-jar", "quarkus-run.jar");

        var migrated = run(environment, command);

        assertThat(migrated.code()).as(migrated.output()).isZero();
        assertThat(migrated.output())
                .contains("Schema \"public\" is up to date")
                .doesNotContain("[warning][cds]");
    }

    @Test
    void the_health_check_needs_no_shell_and_tells_ready_from_away() throws Exception {
        var management = system.processes().managementAddress(Service.PROMISES);

        assertThat(probe(management.getPort()).code()).isZero();
        var away = probe(Ports.oneFree());
        assertThat(away.code()).isEqualTo(1);
        assertThat(away.output()).contains("refused");
    }
}
