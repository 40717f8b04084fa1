package se.samverkan.stack.system;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import se.samverkan.stack.process.StartFailure;

/** The servers that the services need: started in parallel, stopped in the reverse order. */
final class ServerGroup {

    /** A server that has started, and how long its start took. */
    record Started<T>(T server, Duration duration) {}

    private record Entry(String name, CompletableFuture<Runnable> stop) {}

    private final Deque<Entry> entries = new ArrayDeque<>();

    /** Starts a server in a thread of its own, and registers its stop in the same step, so that no stop is lost. */
    synchronized <T> CompletableFuture<Started<T>> start(String name, Supplier<T> start, Consumer<T> stop) {
        CompletableFuture<Started<T>> starting = CompletableFuture.supplyAsync(
                () -> {
                    long begin = System.nanoTime();
                    T server = start.get();
                    return new Started<>(server, Duration.ofNanos(System.nanoTime() - begin));
                },
                task -> Thread.ofPlatform().name("start-" + name).start(task));
        entries.push(new Entry(name, starting.thenApply(started -> () -> stop.accept(started.server()))));
        return starting;
    }

    /** Waits for the start of a server; its failure is thrown unwrapped. */
    static <T> Started<T> await(CompletableFuture<Started<T>> starting) {
        try {
            return starting.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof StartFailure failure ? failure : e;
        }
    }

    /** Stops all servers, the last one first, and reports each; waits for those that are still starting. */
    synchronized void stop(Consumer<String> stopped) {
        while (!entries.isEmpty()) {
            Entry entry = entries.pop();
            attempt(entry.name(), () -> entry.stop().join().run(), stopped);
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
