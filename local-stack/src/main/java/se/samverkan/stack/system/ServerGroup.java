package se.samverkan.stack.system;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import se.samverkan.stack.process.Server;
import se.samverkan.stack.process.StartFailure;

/** The servers that the services need: started in parallel, started again when they end, stopped in the reverse order. */
final class ServerGroup {

    private final BiConsumer<String, Duration> ready;
    private final Deque<Starting<?>> servers = new ArrayDeque<>();

    /** A group that reports the name of each server that is ready, and how long its start took. */
    ServerGroup(BiConsumer<String, Duration> ready) {
        this.ready = ready;
    }

    /** A server that is starting or has started. */
    final class Starting<T extends Server> {

        private final String name;
        private final CompletableFuture<T> server;
        private volatile Instant launched = Instant.now();
        private volatile Duration startTime;

        private Starting(String name, Supplier<T> start) {
            this.name = name;
            this.server = CompletableFuture.supplyAsync(
                    () -> {
                        T started = start.get();
                        startTime = age();
                        return started;
                    },
                    task -> Thread.ofPlatform().name("start-" + name).start(task));
        }

        private Duration age() {
            return Duration.between(launched, Instant.now());
        }

        /** Waits until the server is ready; the failure of its start is thrown unwrapped. */
        T await() {
            try {
                T started = server.join();
                ready.accept(name, startTime);
                return started;
            } catch (CompletionException e) {
                throw e.getCause() instanceof StartFailure failure ? failure : e;
            }
        }

        private Optional<Supervisor.Exit> unexpectedExit() {
            if (server.state() != CompletableFuture.State.SUCCESS) {
                return Optional.empty();
            }
            return server.join()
                    .unexpectedExit()
                    .map(report -> new Supervisor.Exit(name, age(), report, this::restart));
        }

        private void restart() {
            launched = Instant.now();
            server.join().restart();
            ready.accept(name, age());
        }
    }

    /** Starts a server in a thread of its own, and registers it in the same step, so that no stop is lost. */
    synchronized <T extends Server> Starting<T> start(String name, Supplier<T> start) {
        Starting<T> starting = new Starting<>(name, start);
        servers.push(starting);
        return starting;
    }

    /** A server that has ended without having been stopped. */
    synchronized Optional<Supervisor.Exit> unexpectedExit() {
        return servers.stream()
                .flatMap(starting -> starting.unexpectedExit().stream())
                .findFirst();
    }

    /** Stops all servers, the last one first, and reports each; waits for those that are still starting. */
    synchronized void stop(Consumer<String> stopped) {
        while (!servers.isEmpty()) {
            Starting<?> starting = servers.pop();
            attempt(starting.name, () -> starting.server.join().close(), stopped);
        }
    }

    /** Stops one part and reports it; a failure is reported too, and does not keep the other parts from stopping. */
    static void attempt(String name, Runnable stop, Consumer<String> stopped) {
        try {
            stop.run();
            stopped.accept(name);
        } catch (CompletionException e) {
            // The part has not started: its failure is reported already, and nothing has to be stopped.
        } catch (RuntimeException e) {
            stopped.accept(name + " did not stop: " + e.getMessage());
        }
    }
}
