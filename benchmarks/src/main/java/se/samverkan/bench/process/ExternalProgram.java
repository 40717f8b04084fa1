package se.samverkan.bench.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An installed program that is run for its output. */
public record ExternalProgram(Path path) {

    /** Finds the program on the PATH or in the directories for system administration. */
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

    /** Standard output and standard error of a run, whatever its exit code is. */
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
