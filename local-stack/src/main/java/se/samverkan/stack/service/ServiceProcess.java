package se.samverkan.stack.service;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import se.samverkan.stack.process.ChildProcess;
import se.samverkan.stack.process.ClassArchive;
import se.samverkan.stack.process.StartFailure;

/** A running service: a child process with its readiness check. */
public final class ServiceProcess {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final ChildProcess process;
    private final URI health;
    private final ClassArchive archive;
    private volatile boolean wasReady;

    private ServiceProcess(ChildProcess process, URI health, ClassArchive archive) {
        this.process = process;
        this.health = health;
        this.archive = archive;
    }

    /** Starts the process without waiting for it; its readiness is read at the management address. */
    public static ServiceProcess start(
            ServiceJvm jvm,
            Path jar,
            String managementAddress,
            Map<String, String> environment,
            Path workingDirectory) {
        return new ServiceProcess(
                ChildProcess.start(jvm.service().module(), jvm.command(jar), environment, workingDirectory),
                URI.create(managementAddress + "/q/health/ready"),
                jvm.archive());
    }

    public String name() {
        return process.name();
    }

    public long pid() {
        return process.pid();
    }

    public Duration age() {
        return process.age();
    }

    /** Waits until all services are ready and reports each; fails as soon as one of them fails. */
    public static void awaitAll(List<ServiceProcess> awaited, Consumer<ServiceProcess> ready) {
        List<ServiceProcess> pending = new ArrayList<>(awaited);
        while (!pending.isEmpty()) {
            for (ServiceProcess service : List.copyOf(pending)) {
                if (service.process.isReadyOrFail(service::isReady)) {
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
        return process.unexpectedExit();
    }

    /** Terminates the process, forcibly after a timeout. */
    public void stop() {
        process.stop();
        if (!wasReady) {
            archive.deleteIfWrittenSince(process.started());
        }
    }
}
