package se.samverkan.stack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** The CDS archive of a JVM: written when it ends, and mapped at its next start to load classes faster. */
public record ClassArchive(Path file) {

    /** The archive of a JVM by name, under the target directory of the repository. */
    public static ClassArchive of(String name, Path home) {
        return new ClassArchive(home.resolve("target")
                .resolve("class-archives")
                .resolve(name + ".jsa")
                .toAbsolutePath());
    }

    /** Marks that the launcher has started completely, so that ./run keeps the archive that it writes at its end. */
    public static void markLauncherStarted(Path home) {
        try {
            Path archives = Files.createDirectories(home.resolve("target").resolve("class-archives"));
            Files.writeString(archives.resolve("launcher.up"), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** JVM options that use the archive; one that is older than the JAR is deleted, since the JVM would ignore it and write no other. */
    public List<String> options(Path jar) {
        try {
            Files.createDirectories(file.getParent());
            if (Files.exists(file) && Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(jar)) < 0) {
                delete();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.of(
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + file,
                // At the addresses for which it was written: at others every pointer in it is changed, and some 50 MiB
                // of each JVM are no longer a copy of the file.
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:ArchiveRelocationMode=0");
    }

    /** Whether there is an archive for the next start. */
    public boolean isWritten() {
        return Files.exists(file);
    }

    /** Deletes an archive written by a JVM that ended during its start: it would be valid but lack most classes. */
    public void deleteIfWrittenSince(Instant start) {
        try {
            if (Files.exists(file)
                    && Files.getLastModifiedTime(file).toInstant().isAfter(start)) {
                delete();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void delete() {
        Directories.delete(file);
    }
}
