package se.samverkan.bench.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A program of this machine that is run for what it prints. */
public record ExternalProgram(Path path) {

    /** On the PATH, or where Debian puts what is meant for administrators. */
    public static Optional<ExternalProgram> find(String name) {
        var directories = Stream.concat(
                Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1)),
                Stream.of("/usr/sbin", "/usr/local/sbin"));
        return directories
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .findFirst()
                .map(ExternalProgram::new);
    }

    /** What it prints on both its outputs, whatever it thinks of the arguments. */
    public String output(List<String> arguments) {
        try {
            var process = new ProcessBuilder(Stream.concat(Stream.of(path.toString()), arguments.stream())
                            .toList())
                    .redirectErrorStream(true)
                    .start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return output;
        } catch (IOException e) {
            throw new BenchFailure("cannot run " + path + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted", e);
        }
    }
}
