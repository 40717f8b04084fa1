package se.samverkan.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/**
 * A program of the machine that a test needs: the only way in which a test may be skipped.
 *
 * <p>Where the machine has the program, the test runs. Where it has not, the test is skipped with the reason in its
 * output; in CI ({@code CI} is in the environment) it fails if CI has to have the program.
 */
public record Tool(String name, String description, boolean isInCi) {
    public static final Tool BASH = new Tool("bash", "bash", true);
    public static final Tool NODE = new Tool("node", "Node (node, 20 or later, and npm)", true);
    public static final Tool JQ = new Tool("jq", "jq", true);
    public static final Tool PYTHON = new Tool("python3", "Python (python3)", true);
    public static final Tool PYTHON_CLIENT =
            new Tool("python3", "Python (python3) with the packages of a generated client", false);
    public static final Tool KUBECTL = new Tool("kubectl", "kubectl, which contains kustomize", false);
    public static final Tool NGINX = new Tool("nginx", "nginx", false);
    public static final Tool PROMTOOL = new Tool("promtool", "promtool of Prometheus", false);
    public static final Tool CHROMIUM = new Tool("chromium", "Chromium (chromium)", false);
    public static final Tool PHP = new Tool("php", "PHP", false);
    public static final Tool GO = new Tool("go", "Go (in the version of the generated go.mod)", false);

    /** The program of this machine. */
    public Path require() {
        return require(file -> true);
    }

    /** The program of this machine, if it is one that the test can use. */
    Path require(Predicate<Path> isUsable) {
        try {
            return require(System.getenv(), isUsable);
        } catch (TestAbortedException skipped) {
            // Maven reports the number of skipped tests without the reason.
            System.out.println(skipped.getMessage());
            throw skipped;
        }
    }

    /** The program of this machine, if it succeeds with these arguments, such as those that print its version. */
    public Path requireSuccess(Path directory, Map<String, String> environment, String... arguments) {
        return require(file -> start(file, directory, environment, arguments).status() == 0);
    }

    /** Runs the program in a directory and returns its output; the program must succeed. */
    public String run(Path directory, String... arguments) {
        return run(directory, Map.of(), arguments);
    }

    /** The same with more variables in the environment. */
    public String run(Path directory, Map<String, String> environment, String... arguments) {
        var exit = start(require(), directory, environment, arguments);
        assertThat(exit.status()).as(exit.output()).isZero();
        return exit.output();
    }

    private record Exit(int status, String output) {}

    private static Exit start(Path program, Path directory, Map<String, String> environment, String... arguments) {
        var command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            var process = builder.start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Exit(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + program, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + program + " ran", e);
        }
    }

    Path require(Map<String, String> environment, Predicate<Path> isUsable) {
        return onPath(environment, name)
                .filter(isUsable)
                .orElseGet(() -> isInCi && environment.containsKey("CI")
                        ? fail("CI must have %s on PATH".formatted(description))
                        : abort("skipped: no %s on PATH".formatted(description)));
    }

    static Optional<Path> onPath(Map<String, String> environment, String program) {
        return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .map(directory -> Path.of(directory, program))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }
}
