package se.samverkan.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
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
    public static final Tool PYTHON = new Tool("python3", "Python (python3)", true);
    public static final Tool PHP = new Tool("php", "PHP", false);

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

    /** Runs the program in a directory and returns its output; the program must succeed. */
    public String run(Path directory, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(require().toString()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
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
