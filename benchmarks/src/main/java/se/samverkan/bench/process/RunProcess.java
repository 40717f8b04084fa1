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

/** The command ./run as anybody would start it. */
public final class RunProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration GRACE = Duration.ofMinutes(1);
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

    /** Until somebody who asks for the agreements gets some. */
    public Duration awaitAnswer() {
        await(this::hasAgreements);
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** Until it says that all is up. */
    public void awaitUp() {
        await(() -> text().contains("Samverkan is up"));
    }

    /** What it has said of the start of a part. */
    public String readyLine(String part) {
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
            var answer = READER.get(agreements);
            return answer.statusCode() == 200
                    && !CanonicalJson.read(new String(answer.body(), StandardCharsets.UTF_8), JsonNode.class)
                            .path("items")
                            .isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    private void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            if (!process.isAlive()) {
                throw new BenchFailure("./run ended: " + text().strip());
            }
            if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                throw new BenchFailure("./run is not up after " + PATIENCE.toMinutes() + " minutes: " + text().strip());
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

    /** Asks it to stop all that it has started, and waits for it. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
