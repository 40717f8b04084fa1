package se.samverkan.stack.service;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import se.samverkan.stack.process.LogFile;
import se.samverkan.stack.process.ParentProcessWatchdog;
import se.samverkan.stack.process.StartFailure;

/** A running service: a child process with its log and its readiness check. */
public final class ServiceProcess {

    private static final Duration START_TIMEOUT = Duration.ofMinutes(2);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(60);

    private final String name;
    private final URI health;
    private final Path log;
    private final Process process;
    private final ClassArchive archive;
    private final ParentProcessWatchdog watchdog;
    private final Instant started = Instant.now();
    private volatile boolean stopping;
    private volatile boolean wasReady;

    private ServiceProcess(String name, URI health, Path log, Process process, ClassArchive archive) {
        this.name = name;
        this.health = health;
        this.log = log;
        this.process = process;
        this.archive = archive;
        this.watchdog = ParentProcessWatchdog.start(List.of("kill", Long.toString(process.pid())));
    }

    /** Starts the process without waiting for it; its readiness is read at the management address. */
    public static ServiceProcess start(
            ServiceJvm jvm,
            Path jar,
            String managementAddress,
            Map<String, String> environment,
            Path workingDirectory) {
        String name = jvm.service().module();
        Path log = workingDirectory.resolve("logs").resolve(name + ".log");
        try {
            Files.createDirectories(log.getParent());
            ProcessBuilder builder = new ProcessBuilder(ignoringTerminalSignals(jvm.command(jar)))
                    .directory(workingDirectory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(log.toFile()));
            // Variables of the developer's shell must not configure the services.
            builder.environment().keySet().removeIf(ServiceProcess::isConfiguration);
            // By default glibc keeps an arena of freed memory for nearly every thread.
            builder.environment().putIfAbsent("MALLOC_ARENA_MAX", "2");
            builder.environment().putAll(environment);
            return new ServiceProcess(
                    name, URI.create(managementAddress + "/q/health/ready"), log, builder.start(), jvm.archive());
        } catch (IOException e) {
            throw new StartFailure(name + " cannot be started: " + e.getMessage(), e);
        }
    }

    private static List<String> ignoringTerminalSignals(List<String> command) {
        // Ctrl-C signals every process of the terminal at once. HotSpot keeps ignoring a signal that was ignored at its
        // start, so the launcher decides the order of stopping.
        List<String> wrapped = new ArrayList<>(List.of("sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh"));
        wrapped.addAll(command);
        return wrapped;
    }

    private static boolean isConfiguration(String variable) {
        return variable.startsWith("QUARKUS_")
                || variable.startsWith("KAFKA_")
                || variable.startsWith("SAMVERKAN_")
                || variable.startsWith("MP_");
    }

    public String name() {
        return name;
    }

    public long pid() {
        return process.pid();
    }

    public Duration age() {
        return Duration.between(started, Instant.now());
    }

    /** Waits until all services are ready and reports each; fails as soon as one of them fails. */
    public static void awaitAll(List<ServiceProcess> awaited, Consumer<ServiceProcess> ready) {
        List<ServiceProcess> pending = new ArrayList<>(awaited);
        while (!pending.isEmpty()) {
            for (ServiceProcess service : List.copyOf(pending)) {
                if (service.isReadyOrFail()) {
                    pending.remove(service);
                    ready.accept(service);
                }
            }
            try {
                Thread.sleep(POLL_INTERVAL);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StartFailure("interrupted", e);
            }
        }
    }

    /** Whether the service is ready; fails when it has ended or the timeout has passed. */
    private boolean isReadyOrFail() {
        if (!process.isAlive()) {
            throw new StartFailure(exitReport());
        }
        if (age().compareTo(START_TIMEOUT) > 0) {
            throw new StartFailure(name + " is not ready after " + START_TIMEOUT.toSeconds() + " s, see " + log + ": "
                    + LogFile.lastError(log));
        }
        return isReady();
    }

    /** Whether the readiness check succeeds now. */
    public boolean isReady() {
        try {
            HttpRequest request = HttpRequest.newBuilder(health)
                    .timeout(Duration.ofSeconds(5))
                    .build();
            wasReady = HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
            return wasReady;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted", e);
        }
    }

    /** A one-line report, if the process has ended without {@link #stop()}. */
    public Optional<String> unexpectedExit() {
        return process.isAlive() || stopping ? Optional.empty() : Optional.of(exitReport());
    }

    private String exitReport() {
        return name + " ended unexpectedly (exit code " + process.exitValue() + "), see " + log + ": "
                + LogFile.lastError(log);
    }

    /** Terminates the process, forcibly after a timeout. */
    public void stop() {
        stopping = true;
        process.destroy();
        try {
            if (!process.waitFor(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
        watchdog.release();
        if (!wasReady) {
            archive.deleteIfWrittenSince(started);
        }
    }
}
