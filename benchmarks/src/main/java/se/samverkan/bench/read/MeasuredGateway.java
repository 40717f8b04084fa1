package se.samverkan.bench.read;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import se.samverkan.bench.process.BenchFailure;
import se.samverkan.bench.process.Cleanup;
import se.samverkan.stack.kafka.Kafka;
import se.samverkan.stack.process.ProcessTree;
import se.samverkan.stack.system.StandaloneGateway;

/** A standalone gateway, and the time until it was ready. */
public record MeasuredGateway(StandaloneGateway process, Duration untilReady) implements AutoCloseable {

    /** A benchmark is a single client with a high load, which the rate limit would slow down. */
    public static final Map<String, String> WITHOUT_RATE_LIMIT = Map.of(
            "SAMVERKAN_RATE_LIMIT_READS_PER_SECOND", "1000000000",
            "SAMVERKAN_RATE_LIMIT_READS_BURST", "1000000000");

    private static final Duration START_TIMEOUT = Duration.ofMinutes(15);

    /** Starts a gateway and waits until its index contains all records on the topics. */
    static MeasuredGateway start(Path home, Path directory, Kafka kafka, int scale, Cleanup cleanup) {
        return start(home, directory, kafka, environment(scale), cleanup);
    }

    /** The same for a gateway that writes a snapshot when it stops, and starts from the snapshot of an earlier one. */
    static MeasuredGateway startWithSnapshot(Path home, Path directory, Kafka kafka, int scale, Cleanup cleanup) {
        var environment = environment(scale);
        environment.put("SAMVERKAN_SNAPSHOT_DIRECTORY", "snapshots");
        environment.put("SAMVERKAN_SNAPSHOT_MAX_SIZE", scale + "G");
        // Each start has other ports, and a snapshot belongs to one address.
        environment.put("SAMVERKAN_PUBLIC_ADDRESS", "http://127.0.0.1/samverkan/v1");
        return start(home, directory, kafka, environment, cleanup);
    }

    private static MeasuredGateway start(
            Path home, Path directory, Kafka kafka, Map<String, String> environment, Cleanup cleanup) {
        long begin = System.nanoTime();
        var process = cleanup.add(StandaloneGateway.start(home, directory, kafka.bootstrapServers(), environment));
        while (!process.isReady()) {
            if (!ProcessHandle.of(process.pid()).map(ProcessHandle::isAlive).orElse(false)) {
                throw new BenchFailure("the gateway ended unexpectedly: " + lastLine(process.log()));
            }
            if (since(begin).compareTo(START_TIMEOUT) > 0) {
                throw new BenchFailure("the gateway is not ready after " + START_TIMEOUT.toMinutes() + " minutes");
            }
            pause();
        }
        return new MeasuredGateway(process, since(begin));
    }

    private static Map<String, String> environment(int scale) {
        var environment = new HashMap<>(WITHOUT_RATE_LIMIT);
        if (scale > 1) {
            environment.put("SAMVERKAN_GATEWAY_JAVA_OPTS", "-Xmx" + heapMiB(scale) + "m");
        }
        return environment;
    }

    /** The maximum heap at scales above 1, with a margin; at scale 1 the gateway has the heap of ./run. */
    static int heapMiB(int scale) {
        return Math.min(512 + 256 * scale, 14_336);
    }

    private static String lastLine(Path log) {
        try (var lines = Files.lines(log)) {
            return lines.reduce((before, line) -> line).orElse("the log is empty");
        } catch (IOException e) {
            return "no log";
        }
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static void pause() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted", e);
        }
    }

    URI address() {
        return process.address();
    }

    ProcessTree tree() {
        return new ProcessTree(process.pid());
    }

    @Override
    public void close() {
        process.close();
    }
}
