package se.samverkan.stack.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import se.samverkan.stack.process.Directories;

/** A file of parsed classes that a JVM writes when it ends, and maps at its next start instead of reading its JARs. */
public record ClassArchive(Path file) {

    public static ClassArchive of(Service service, Path home) {
        return new ClassArchive(home.resolve("target")
                .resolve("class-archives")
                .resolve(service.module() + ".jsa")
                .toAbsolutePath());
    }

    /** Tells ./run that the launcher was up once: what it notes of its classes at its end is worth keeping. */
    public static void launcherWasUp(Path home) {
        try {
            Path archives = Files.createDirectories(home.resolve("target").resolve("class-archives"));
            Files.writeString(archives.resolve("launcher.up"), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The JVM ignores an archive of other JARs, and then writes none: what is older than the given one has to go. */
    List<String> options(Path jar) {
        try {
            Files.createDirectories(file.getParent());
            if (Files.exists(file) && Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(jar)) < 0) {
                forget();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.of("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + file);
    }

    /** For a JVM that has ended before it was up: what it wrote since then would lack most classes, and yet be valid. */
    void forgetSince(Instant start) {
        try {
            if (Files.exists(file)
                    && Files.getLastModifiedTime(file).toInstant().isAfter(start)) {
                forget();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void forget() {
        Directories.delete(file);
    }
}
