package se.samverkan.stack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** A file whose first line is the id of a process, so that other programs find the process. */
public record PidFile(Path path) {

    /** The system knows the time at which a process started to the second. */
    private static final Duration PRECISION = Duration.ofSeconds(2);

    /** Writes the id of a process that has just started. */
    public void write(long pid) {
        Directories.ownerOnly(path.getParent());
        Directories.writeSecret(path, pid + "\n");
    }

    /** The process, if it is still running; another process may have its id after its end. */
    public Optional<ProcessHandle> process() {
        try (Stream<String> lines = Files.lines(path)) {
            Instant written = Files.getLastModifiedTime(path).toInstant();
            return lines.findFirst()
                    .flatMap(line -> ProcessHandle.of(Long.parseLong(line.strip())))
                    .filter(process -> !startedAfter(written, process));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static boolean startedAfter(Instant written, ProcessHandle process) {
        return process.info()
                .startInstant()
                .filter(start -> start.isAfter(written.plus(PRECISION)))
                .isPresent();
    }
}
