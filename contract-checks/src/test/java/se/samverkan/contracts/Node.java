package se.samverkan.contracts;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The machine's Node, with the packages of a package-lock.json installed. */
public record Node(Path node, Path npm) {
    private static final int OLDEST = 20;
    private static final long TIMEOUT_MINUTES = 10;
    private static final Path HERE = Contracts.HOME.resolve("contract-checks");

    /** Node with the programs of contract-checks. */
    public static Node ready() {
        return ready(HERE);
    }

    /**
     * Node with the packages of a directory, which are installed if they are missing or if their lock file has changed.
     * Each test calls it, so that each test is counted as skipped where there is no Node.
     */
    public static synchronized Node ready(Path directory) {
        var node = of(System.getenv(), Tool.NODE.require(Node::isUsable));
        var lock = directory.resolve("package-lock.json");
        // A copy of the lock file, written after npm has succeeded.
        var installed = directory.resolve("node_modules/.installed-from.json");
        try {
            if (!Files.exists(installed) || Files.mismatch(lock, installed) != -1) {
                System.out.println("npm ci in " + directory + ": once for each change of " + lock.getFileName());
                var log = Files.createDirectories(directory.resolve("target")).resolve("npm-ci.log");
                if (node.run(directory, Map.of(), log, log, node.npm.toString(), "ci") != 0) {
                    fail("npm ci failed:\n" + Files.readString(log));
                }
                Files.copy(lock, installed);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot install the packages of " + lock, e);
        }
        return node;
    }

    /** The path of a program that npm has installed. */
    public static String program(String name) {
        return HERE.resolve("node_modules/.bin/" + name).toString();
    }

    /** Node of an environment. */
    static Node in(Map<String, String> environment) {
        return of(environment, Tool.NODE.require(environment, node -> isUsable(environment, node)));
    }

    private static Node of(Map<String, String> environment, Path node) {
        return new Node(node, Tool.onPath(environment, "npm").orElseThrow());
    }

    private static boolean isUsable(Path node) {
        return isUsable(System.getenv(), node);
    }

    private static boolean isUsable(Map<String, String> environment, Path node) {
        return major(node) >= OLDEST && Tool.onPath(environment, "npm").isPresent();
    }

    /** The major version of "v22.12.0"; 0 of any other output. */
    private static int major(Path node) {
        try {
            var process = new ProcessBuilder(node.toString(), "--version").start();
            var version = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return version.matches("(?s)v\\d+\\..*") ? Integer.parseInt(version.substring(1, version.indexOf('.'))) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + node, e);
        }
    }

    /** Runs a program of Node until it ends and returns its exit status; its output goes to the two files. */
    public int run(Path directory, Map<String, String> environment, Path output, Path errors, String... command) {
        var builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(Redirect.to(output.toFile()))
                .redirectError(Redirect.to(errors.toFile()));
        builder.environment().putAll(environment);
        builder.environment().merge("PATH", node.getParent().toString(), (all, own) -> own + File.pathSeparator + all);
        try {
            var process = builder.start();
            if (!process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES)) {
                process.descendants().forEach(ProcessHandle::destroy);
                process.destroy();
                fail(String.join(" ", command) + " took more than " + TIMEOUT_MINUTES + " minutes");
            }
            return process.exitValue();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command[0], e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + command[0] + " ran", e);
        }
    }
}
