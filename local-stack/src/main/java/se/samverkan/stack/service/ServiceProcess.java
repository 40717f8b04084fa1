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

/** One service, running as a process of its own. */
public final class ServiceProcess {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration GLANCE = Duration.ofMillis(100);
    private static final Duration GRACE = Duration.ofSeconds(60);

    private final String name;
    private final HttpClient http;
    private final URI health;
    private final Path log;
    private final Process process;
    private final ClassArchive archive;
    private final ParentProcessWatchdog lifeline;
    private final Instant started = Instant.now();
    private volatile boolean stopping;
    private volatile boolean wasReady;

    private ServiceProcess(String name, HttpClient http, URI health, Path log, Process process, ClassArchive archive) {
        this.name = name;
        this.http = http;
        this.health = health;
        this.log = log;
        this.process = process;
        this.archive = archive;
        this.lifeline = ParentProcessWatchdog.otherwise(List.of("kill", Long.toString(process.pid())));
    }

    /** Starts it; the address is where it will answer this client once it is up. */
    public static ServiceProcess start(
            ServiceJvm jvm,
            Path jar,
            HttpClient client,
            String address,
            Map<String, String> environment,
            Path workingDirectory) {
        String name = jvm.service().module();
        Path log = workingDirectory.resolve("logs").resolve(name + ".log");
        try {
            Files.createDirectories(log.getParent());
            ProcessBuilder builder = new ProcessBuilder(shielded(jvm.command(jar)))
                    .directory(workingDirectory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(log.toFile()));
            // What happens to be set in a developer's shell must not change the system.
            builder.environment().keySet().removeIf(ServiceProcess::isConfiguration);
            // By default glibc keeps a pool of freed memory for nearly every thread.
            builder.environment().putIfAbsent("MALLOC_ARENA_MAX", "2");
            builder.environment().putAll(environment);
            return new ServiceProcess(
                    name, client, URI.create(address + "/q/health/ready"), log, builder.start(), jvm.archive());
        } catch (IOException e) {
            throw new StartFailure(name + " cannot be started: " + e.getMessage(), e);
        }
    }

    private static List<String> shielded(List<String> command) {
        // Ctrl-C reaches every process of the terminal at once. HotSpot leaves a signal alone that was ignored when it
        // started, so the order of stopping stays ours.
        List<String> shielded = new ArrayList<>(List.of("sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh"));
        shielded.addAll(command);
        return shielded;
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

    /** Waits until all are ready, telling of each; fails as soon as one of them does. */
    public static void awaitAll(List<ServiceProcess> awaited, Consumer<ServiceProcess> ready) {
        List<ServiceProcess> pending = new ArrayList<>(awaited);
        while (!pending.isEmpty()) {
            for (ServiceProcess service : List.copyOf(pending)) {
                if (service.isReady()) {
                    pending.remove(service);
                    ready.accept(service);
                }
            }
            try {
                Thread.sleep(GLANCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StartFailure("interrupted", e);
            }
        }
    }

    /** Whether it answers; fails when it has died or has taken too long. */
    private boolean isReady() {
        if (!process.isAlive()) {
            throw new StartFailure(epitaph());
        }
        if (age().compareTo(PATIENCE) > 0) {
            throw new StartFailure(name + " is not ready after " + PATIENCE.toSeconds() + " s, see " + log + ": "
                    + LogFile.lastError(log));
        }
        return saysReady();
    }

    /** Whether it says now that it is ready. */
    public boolean saysReady() {
        try {
            HttpRequest request = HttpRequest.newBuilder(health)
                    .timeout(Duration.ofSeconds(5))
                    .build();
            wasReady = http.send(request, BodyHandlers.discarding()).statusCode() == 200;
            return wasReady;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted", e);
        }
    }

    /** One line about its end, if it has ended though nobody stopped it. */
    public Optional<String> death() {
        return process.isAlive() || stopping ? Optional.empty() : Optional.of(epitaph());
    }

    private String epitaph() {
        return name + " ended by itself (exit code " + process.exitValue() + "), see " + log + ": "
                + LogFile.lastError(log);
    }

    /** Asks it to end, and ends it when it does not. */
    public void stop() {
        stopping = true;
        process.destroy();
        try {
            if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
        lifeline.release();
        if (!wasReady) {
            archive.forgetSince(started);
        }
    }
}
