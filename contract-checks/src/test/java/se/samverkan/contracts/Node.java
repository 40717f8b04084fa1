package se.samverkan.contracts;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/**
 * The machine's Node, with the packages that a package-lock.json names. Where there is none the tests that need them are
 * skipped; in CI that is a failure.
 */
public record Node(Path node, Path npm) {
    static final int OLDEST = 20;
    private static final Path HERE = Contracts.HOME.resolve("contract-checks");

    private static final long MINUTES = 10;

    /** This machine's, with the programs of contract-checks. */
    public static Node ready() {
        return ready(HERE);
    }

    /**
     * This machine's, with a directory's packages installed if they are not, or if its lock file is another than they
     * were installed from. Each test asks for itself, so that each is counted as skipped where there is no Node.
     */
    public static synchronized Node ready(Path directory) {
        var node = ofThisMachine();
        var lock = directory.resolve("package-lock.json");
        // A copy of the lock file, put there when npm was done.
        var installed = directory.resolve("node_modules/.installed-from.json");
        try {
            if (!Files.exists(installed) || Files.mismatch(lock, installed) != -1) {
                System.out.println("npm ci in " + directory + ": once for every change of " + lock.getFileName());
                var log = Files.createDirectories(directory.resolve("target")).resolve("npm-ci.log");
                if (node.run(directory, Map.of(), log, log, node.npm.toString(), "ci") != 0) {
                    fail("npm ci broke down:\n" + Files.readString(log));
                }
                Files.copy(lock, installed);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the packages of " + lock + " can't be installed", e);
        }
        return node;
    }

    /** Where npm has put a program. */
    public static String program(String name) {
        return HERE.resolve("node_modules/.bin/" + name).toString();
    }

    /** Maven tells how many tests were skipped, but not why. */
    private static Node ofThisMachine() {
        try {
            return in(System.getenv());
        } catch (TestAbortedException skipped) {
            System.out.println(skipped.getMessage());
            throw skipped;
        }
    }

    /** Node by the environment: PATH says where to look, CI that it has to be there. */
    static Node in(Map<String, String> environment) {
        return find(environment.getOrDefault("PATH", ""))
                .orElseGet(() -> environment.containsKey("CI")
                        ? fail("no Node: CI has to have node (%d or later) and npm on PATH".formatted(OLDEST))
                        : abort("skipped: no Node (node, %d or later, and npm on PATH)".formatted(OLDEST)));
    }

    private static Optional<Node> find(String path) {
        return onPath(path, "node")
                .filter(node -> major(node) >= OLDEST)
                .flatMap(node -> onPath(path, "npm").map(npm -> new Node(node, npm)));
    }

    private static Optional<Path> onPath(String path, String program) {
        return Stream.of(path.split(File.pathSeparator))
                .map(directory -> Path.of(directory, program))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    /** Of "v22.12.0"; 0 of what says nothing of the kind. */
    private static int major(Path node) {
        try {
            var process = new ProcessBuilder(node.toString(), "--version").start();
            var version = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return version.matches("(?s)v\\d+\\..*") ? Integer.parseInt(version.substring(1, version.indexOf('.'))) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(node + " can't be started", e);
        }
    }

    /** Runs a program of Node's until its end, and says how it ended. What it prints goes into the two files. */
    public int run(Path directory, Map<String, String> environment, Path output, Path errors, String... command) {
        var builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(Redirect.to(output.toFile()))
                .redirectError(Redirect.to(errors.toFile()));
        builder.environment().putAll(environment);
        builder.environment().merge("PATH", node.getParent().toString(), (all, own) -> own + File.pathSeparator + all);
        try {
            var process = builder.start();
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.descendants().forEach(ProcessHandle::destroy);
                process.destroy();
                fail(String.join(" ", command) + " took more than " + MINUTES + " minutes");
            }
            return process.exitValue();
        } catch (IOException e) {
            throw new UncheckedIOException(command[0] + " can't be started", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + command[0] + " ran", e);
        }
    }
}
