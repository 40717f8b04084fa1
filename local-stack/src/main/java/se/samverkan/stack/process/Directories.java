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

/** Operations on directories and files: owner-only rights, atomic writes, recursive deletion. */
public final class Directories {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> SECRET = PosixFilePermissions.fromString("rw-------");

    private Directories() {}

    /** Creates the directory where it is missing, and gives all rights to its owner only. */
    public static Path ownerOnly(Path directory) {
        try {
            Files.createDirectories(directory);
            return Files.setPosixFilePermissions(directory, OWNER_ONLY);
        } catch (IOException e) {
            throw new StartFailure("cannot create the directory " + directory + ": " + e.getMessage(), e);
        }
    }

    /** Creates an empty directory under the system's directory for temporary files. */
    public static Path temporary(String purpose) {
        try {
            return Files.createTempDirectory("samverkan-" + purpose + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the file atomically; only its owner can read it, from the first byte on. */
    public static void writeSecret(Path file, String content) {
        try {
            Path temporary = Files.createTempFile(
                    file.toAbsolutePath().getParent(),
                    file.getFileName().toString(),
                    null,
                    PosixFilePermissions.asFileAttribute(SECRET));
            Files.writeString(temporary, content, StandardCharsets.UTF_8);
            move(temporary, file);
        } catch (IOException e) {
            throw new StartFailure("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /** Restricts an existing file to its owner. */
    public static void restrictToOwner(Path file) throws IOException {
        Files.setPosixFilePermissions(file, SECRET);
    }

    /** Moves atomically where the file system supports it. */
    public static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Deletes a file or a whole directory; a missing one is no error. */
    public static void delete(Path tree) {
        try (Stream<Path> paths = Files.walk(tree)) {
            List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (NoSuchFileException e) {
            // The tree is already gone.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
