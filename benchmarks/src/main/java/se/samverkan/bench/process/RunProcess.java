package se.samverkan.bench.process;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import se.samverkan.platform.json.CanonicalJson;

/** The command ./run as a child process. */
public final class RunProcess implements AutoCloseable {

    private static final Duration START_TIMEOUT = Duration.ofMinutes(5);
    private static final Duration STOP_TIMEOUT = Duration.ofMinutes(1);
    private static final PublicReader READER = new PublicReader();

    private final Process process;
    private final Path output;
    private final URI agreements;
    private final long begin = System.nanoTime();

    private RunProcess(Process process, Path output, URI agreements) {
        this.process = process;
        this.output = output;
        this.agreements = agreements;
    }

    /** Starts the command without waiting for it. */
    public static RunProcess start(Path home, Path data, int port) {
        try {
            var output = Files.createTempFile(data.getParent(), "run-", ".txt");
            var process = new ProcessBuilder(
                            home.resolve("run").toString(), "--port", Integer.toString(port), "--data", data.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            var agreements = URI.create("http://127.0.0.1:" + port + "/samverkan/v1/agreements");
            return new RunProcess(process, output, agreements);
        } catch (IOException e) {
            throw new BenchFailure("./run cannot be started: " + e.getMessage(), e);
        }
    }

    /** Waits for the first response with agreements; returns the time since the start. */
    public Duration awaitFirstResponse() {
        await(this::hasAgreements);
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** Waits until the command reports that the system is up. */
    public void awaitStarted() {
        await(() -> text().contains("Samverkan is up"));
    }

    /** The time that the command has reported for the start of a part. */
    public String readyTime(String part) {
        return text().lines()
                .filter(line -> line.strip().startsWith(part) && line.contains(" ready, "))
                .findFirst()
                .map(line -> "ready after " + line.substring(line.indexOf(" ready, ") + 8))
                .orElse("");
    }

    public long pid() {
        return process.pid();
    }

    private boolean hasAgreements() {
        try {
            var response = READER.get(agreements);
            return response.statusCode() == 200
                    && !CanonicalJson.read(new String(response.body(), StandardCharsets.UTF_8), JsonNode.class)
                            .path("items")
                            .isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    private void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            if (!process.isAlive()) {
                throw new BenchFailure("./run ended unexpectedly: " + text().strip());
            }
            if (System.nanoTime() - begin > START_TIMEOUT.toNanos()) {
                throw new BenchFailure(
                        "./run is not up after " + START_TIMEOUT.toMinutes() + " minutes: " + text().strip());
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new BenchFailure("interrupted", e);
            }
        }
    }

    private String text() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            return "";
        }
    }

    /** Terminates the command, which stops the system, and waits for it. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
