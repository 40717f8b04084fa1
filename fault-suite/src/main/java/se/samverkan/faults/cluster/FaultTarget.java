package se.samverkan.faults.cluster;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server of the cluster that a fault can signal and that the suite, as the orchestrator, starts again. */
public interface FaultTarget {

    /** The name of the part, with the number of the instance where there are several. */
    String name();

    /** The process id of the main process. */
    long pid();

    /** The signal by which an orchestrator asks the server to stop. */
    String stopSignal();

    /** Starts the server again after its process has ended. */
    void startAgain();

    /** Sends a signal to the main process. */
    default void signal(String signal) {
        Programs.run(Stream.of("kill", "-s", signal, Long.toString(pid())).toList());
    }

    /**
     * Sends a signal to the main process and all its descendants, such as the backends of PostgreSQL; to the main process first,
     * which then starts no more.
     */
    default void signalAll(String signal) {
        signal(signal);
        for (long pid : pids().stream().skip(1).toList()) {
            if (ProcessHandle.of(pid).isPresent()) {
                Programs.run(List.of("kill", "-s", signal, Long.toString(pid)));
            }
        }
    }

    /** The ids of the main process and its descendants. */
    default List<Long> pids() {
        return ProcessHandle.of(pid()).stream()
                .flatMap(main -> Stream.concat(Stream.of(main), main.descendants()))
                .map(ProcessHandle::pid)
                .toList();
    }

    /** Waits until the main process has ended; returns whether it did within the time. */
    default boolean awaitEnd(long seconds) throws InterruptedException {
        var process = ProcessHandle.of(pid());
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (process.isPresent() && process.get().isAlive()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(20);
        }
        return true;
    }
}
