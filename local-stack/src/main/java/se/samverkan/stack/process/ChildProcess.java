package se.samverkan.stack.process;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A child process with its log; it does not outlive this JVM. */
public final class ChildProcess {

    private static final Duration START_TIMEOUT = Duration.ofMinutes(2);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(60);

    private final String name;
    private final Path log;
    private final Process process;
    private final ParentProcessWatchdog watchdog;
    private final Instant started = Instant.now();
    private volatile boolean stopping;

    private ChildProcess(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
        this.watchdog = ParentProcessWatchdog.start(List.of("kill", Long.toString(process.pid())));
    }

    /** Starts the process without waiting for it; its log is below {@code logs} of the working directory, its id below {@code pids}. */
    public static ChildProcess start(
            String name, List<String> command, Map<String, String> environment, Path workingDirectory) {
        Path log = workingDirectory.resolve("logs").resolve(fileName(name) + ".log");
        try {
            Files.createDirectories(log.getParent());
            ProcessBuilder builder = new ProcessBuilder(ignoringTerminalSignals(command))
                    .directory(workingDirectory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(log.toFile()));
            // Variables of the developer's shell must not configure the system.
            builder.environment().keySet().removeIf(ChildProcess::isConfiguration);
            // By default glibc keeps an arena of freed memory for nearly every thread.
            builder.environment().putIfAbsent("MALLOC_ARENA_MAX", "2");
            builder.environment().putAll(environment);
            ChildProcess child = new ChildProcess(name, log, builder.start());
            pidFile(name, workingDirectory).write(child.pid());
            return child;
        } catch (IOException e) {
            throw new StartFailure(name + " cannot be started: " + e.getMessage(), e);
        }
    }

    /** The running process that was started by this name in a working directory, also by another JVM. */
    public static Optional<ProcessHandle> find(String name, Path workingDirectory) {
        return pidFile(name, workingDirectory).process();
    }

    private static PidFile pidFile(String name, Path workingDirectory) {
        return new PidFile(workingDirectory.resolve("pids").resolve(fileName(name)));
    }

    private static String fileName(String name) {
        return name.toLowerCase(Locale.ROOT);
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

    public Instant started() {
        return started;
    }

    public Duration age() {
        return Duration.between(started, Instant.now());
    }

    /** Whether the readiness check succeeds; fails when the process has ended or the timeout has passed. */
    public boolean isReadyOrFail(BooleanSupplier ready) {
        if (!process.isAlive()) {
            throw new StartFailure(exitReport());
        }
        // Before the timeout: the other parts may have delayed this check.
        if (ready.getAsBoolean()) {
            return true;
        }
        if (age().compareTo(START_TIMEOUT) > 0) {
            throw new StartFailure(name + " is not ready after " + START_TIMEOUT.toSeconds() + " s, see " + log + ": "
                    + LogFile.lastError(log));
        }
        return false;
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
    }
}
