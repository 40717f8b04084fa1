package se.samverkan.stack.kafka;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import se.samverkan.stack.process.ChildProcess;
import se.samverkan.stack.process.ClassArchive;
import se.samverkan.stack.process.StartFailure;

/** A Kafka broker in a JVM of its own, which can end and be started again without the launcher. */
public final class KafkaProcess implements Kafka {

    /** The name under which the process is found. */
    public static final String NAME = "Kafka";

    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);
    private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(5);
    private static final List<String> OPTIONS = List.of(
            "-XX:+UseSerialGC",
            "-Xms32m",
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseCompactObjectHeaders",
            // Memory that the JIT compiler needed at the start is returned to the system.
            "-XX:TrimNativeHeapInterval=5000",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager");

    private final Path directory;
    private final int port;
    private final int controllerPort;
    private final Path workingDirectory;
    private final ClassArchive archive;
    private ChildProcess process;
    private boolean wasReady;
    private boolean closed;

    private KafkaProcess(Path directory, int port, int controllerPort, Path workingDirectory, ClassArchive archive) {
        this.directory = directory.toAbsolutePath();
        this.port = port;
        this.controllerPort = controllerPort;
        this.workingDirectory = workingDirectory;
        this.archive = archive;
    }

    /**
     * Starts a broker that keeps its data in the directory, and waits until it is ready; acknowledged records survive a
     * power cut. Its log is {@code logs/kafka.log} in the working directory.
     */
    public static KafkaProcess durable(
            Path directory, int port, int controllerPort, Path workingDirectory, ClassArchive archive) {
        KafkaProcess kafka = new KafkaProcess(directory, port, controllerPort, workingDirectory, archive);
        try {
            kafka.start();
            return kafka;
        } catch (RuntimeException e) {
            kafka.close();
            throw e;
        }
    }

    private void start() {
        ChildProcess launched = launch();
        while (!launched.isReadyOrFail(() -> KafkaProbe.answers(port, RESPONSE_TIMEOUT))) {
            try {
                Thread.sleep(POLL_INTERVAL);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StartFailure("interrupted", e);
            }
        }
        synchronized (this) {
            wasReady = true;
        }
    }

    private synchronized ChildProcess launch() {
        if (closed) {
            throw new StartFailure("Kafka is stopped");
        }
        process = ChildProcess.start(NAME, command(), Map.of(), workingDirectory);
        return process;
    }

    private List<String> command() {
        String classPath = System.getProperty("java.class.path");
        List<Path> entries = List.of(classPath.split(File.pathSeparator, -1)).stream()
                .map(Path::of)
                .toList();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        // CDS archives do not support directories, which only the class paths of tests contain.
        if (entries.stream().allMatch(Files::isRegularFile)) {
            command.addAll(archive.options(entries.getFirst()));
        }
        command.addAll(List.of("-cp", classPath, KafkaBroker.class.getName(), directory.toString()));
        command.addAll(List.of(Integer.toString(port), Integer.toString(controllerPort)));
        return command;
    }

    @Override
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    @Override
    public synchronized OptionalLong pid() {
        return OptionalLong.of(process.pid());
    }

    @Override
    public synchronized Optional<String> unexpectedExit() {
        return process.unexpectedExit();
    }

    @Override
    public void restart() {
        synchronized (this) {
            process.stop();
        }
        start();
    }

    /** Terminates the process, forcibly after a timeout. */
    @Override
    public synchronized void close() {
        closed = true;
        if (process == null) {
            return;
        }
        process.stop();
        if (!wasReady) {
            archive.deleteIfWrittenSince(process.started());
        }
    }
}
