package se.samverkan.stack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What several parts do to directories and files on disk. */
public final class Directories {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> SECRET = PosixFilePermissions.fromString("rw-------");

    private Directories() {}

    public static Path ownerOnly(Path directory) {
        try {
            Files.createDirectories(directory);
            return Files.setPosixFilePermissions(directory, OWNER_ONLY);
        } catch (IOException e) {
            throw new StartFailure("cannot create the directory " + directory + ": " + e.getMessage(), e);
        }
    }

    public static Path temporary(String purpose) {
        try {
            return Files.createTempDirectory("samverkan-" + purpose + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the whole file or nothing, readable by its owner only from its first byte on. */
    public static void writeSecret(Path file, String content) {
        try {
            Path half = Files.createTempFile(
                    file.toAbsolutePath().getParent(),
                    file.getFileName().toString(),
                    null,
                    PosixFilePermissions.asFileAttribute(SECRET));
            Files.writeString(half, content, StandardCharsets.UTF_8);
            move(half, file);
        } catch (IOException e) {
            throw new StartFailure("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /** Lets nobody but its owner read a file. */
    public static void makeSecret(Path file) throws IOException {
        Files.setPosixFilePermissions(file, SECRET);
    }

    public static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    public static void delete(Path tree) {
        try (Stream<Path> paths = Files.walk(tree)) {
            List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (NoSuchFileException e) {
            // Nothing there is what was asked for.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
