package se.samverkan.bench.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import se.samverkan.bench.process.BenchFailure;
import se.samverkan.bench.process.ExternalProgram;
import se.samverkan.bench.report.Measurement;
import se.samverkan.stack.process.ProcessTree;

/** Runs wrk, a load generator with a fixed number of connections. */
public final class Wrk {

    private static final String FIGURES = "figures ";

    private final ExternalProgram program;
    private final Path script;

    public Wrk(ExternalProgram program, Path directory) {
        this.program = program;
        this.script = directory.resolve("requests.lua");
        try (var lua = Wrk.class.getResourceAsStream("requests.lua")) {
            Files.createDirectories(directory);
            Files.copy(lua, script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A server, its process id, and the file of requests, one path per line. */
    public record Target(URI address, long pid, Path requests, boolean gzip) {}

    public Measurement run(Target target, int connections, int seconds) {
        var server = new ProcessTree(target.pid());
        var before = server.cpu();
        var figures = figures(program.output(arguments(target, connections, seconds)));
        return Measurement.of(
                figures.get(0),
                Duration.ofNanos(figures.get(1) * 1000),
                figures.get(2) / 1000.0,
                figures.get(3) / 1000.0,
                server.cpu().minus(before),
                figures.get(4));
    }

    private List<String> arguments(Target target, int connections, int seconds) {
        // As many threads as cores, so that wrk is not the bottleneck.
        int threads = Math.min(connections, Runtime.getRuntime().availableProcessors());
        var arguments = new ArrayList<String>(List.of(
                "-t" + threads, "-c" + connections, "-d" + seconds + "s", "--timeout", "10s", "-s", script.toString()));
        if (target.gzip()) {
            arguments.addAll(List.of("-H", "Accept-Encoding: gzip"));
        }
        arguments.addAll(
                List.of(target.address().toString(), "--", target.requests().toString()));
        return arguments;
    }

    private static List<Long> figures(String output) {
        return output
                .lines()
                .filter(line -> line.startsWith(FIGURES))
                .findFirst()
                .map(line -> List.of(line.substring(FIGURES.length()).split(" ", -1)))
                .orElseThrow(() -> new BenchFailure("unexpected output of wrk: " + output.strip()))
                .stream()
                .map(Long::valueOf)
                .toList();
    }
}
