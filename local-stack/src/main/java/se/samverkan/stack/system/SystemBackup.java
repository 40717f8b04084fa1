package se.samverkan.stack.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import se.samverkan.stack.postgres.PhysicalBackup;
import se.samverkan.stack.process.Directories;
import se.samverkan.stack.process.Ports;
import se.samverkan.stack.process.StartFailure;

/**
 * A backup of a local system: a directory like its data directory, with the databases, their passwords and the keys. Kafka is not part
 * of it: the owners send everything again after a restoration.
 */
public final class SystemBackup {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String SUPERUSER = "postgres";
    private static final List<String> SMALL = List.of("keys", "sample-data.json");

    private SystemBackup() {}

    /** Writes a backup of the system on a data directory, which may be running on the ports; returns its size in bytes. */
    public static long write(Path root, Ports ports, Path target, Consumer<String> progress) {
        requireData(root, "nothing to back up");
        if (Files.exists(target)) {
            throw new StartFailure(target + " exists already: choose a new directory");
        }
        Path postgres = Directories.ownerOnly(target.toAbsolutePath()).resolve("postgresql");
        try {
            Directories.ownerOnly(postgres);
            copyTree(DataDirectory.passwordsIn(root).directory(), postgres.resolve("passwords"));
            for (String name : SMALL) {
                copyTree(root.resolve(name), target.resolve(name));
            }
            progress.accept("Copying the databases, " + mebibytes(dataOf(root)));
            copyDatabases(root, ports, dataOf(target));
            // Last: without it the directory is no backup.
            copyTree(DataDirectory.formatIn(root), DataDirectory.formatIn(target));
            return size(target);
        } catch (IOException | SQLException e) {
            Directories.delete(target);
            throw new StartFailure("the backup failed, and " + target + " is deleted: " + e.getMessage(), e);
        }
    }

    private static void copyDatabases(Path root, Ports ports, Path target) throws IOException, SQLException {
        if (DataDirectory.isInUse(root)) {
            String url = "jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/postgres";
            try (Connection connection = DriverManager.getConnection(
                    url, SUPERUSER, DataDirectory.passwordsIn(root).of(SUPERUSER))) {
                PhysicalBackup.copy(connection, dataOf(root), target);
            }
        } else {
            try (DataDirectory locked = DataDirectory.lock(root)) {
                PhysicalBackup.copyStopped(dataOf(locked.root()), target);
            }
        }
    }

    /** Replaces the data of a stopped system by those of a backup; returns where the replaced ones are, if there were any. */
    public static Path restore(Path source, Path root, Consumer<String> progress) {
        requireData(source, "no backup");
        String format = format(source);
        if (!format.equals(DataDirectory.FORMAT)) {
            throw new StartFailure(source + " was written by another version (format " + format + ", not "
                    + DataDirectory.FORMAT + "): restore it with that version");
        }
        Path replaced = root.resolve("before-restore-" + TIME.format(Instant.now()));
        try (DataDirectory directory = DataDirectory.lock(root)) {
            Directories.ownerOnly(replaced);
            // Kafka's events and the snapshots are of another state than the backup.
            for (String name : List.of("postgresql", "kafka", "snapshots", "keys", "sample-data.json", "format")) {
                Path before = directory.root().resolve(name);
                if (Files.exists(before)) {
                    Directories.move(before, replaced.resolve(name));
                }
            }
            progress.accept("Copying the databases, " + mebibytes(dataOf(source)));
            for (String name : List.of("postgresql", "keys", "sample-data.json", "format")) {
                copyTree(source.resolve(name), directory.root().resolve(name));
            }
            return replaced;
        } catch (IOException e) {
            throw new StartFailure(
                    "the restoration failed: " + e.getMessage() + "; the earlier data are in " + replaced, e);
        }
    }

    private static Path dataOf(Path root) {
        return DataDirectory.postgresIn(root).resolve("data");
    }

    private static void requireData(Path root, String problem) {
        if (!Files.exists(dataOf(root).resolve("PG_VERSION")) || !Files.exists(DataDirectory.formatIn(root))) {
            throw new StartFailure(root + " has no databases: " + problem);
        }
    }

    private static String format(Path root) {
        try {
            return Files.readString(DataDirectory.formatIn(root), StandardCharsets.UTF_8)
                    .strip();
        } catch (IOException e) {
            throw new StartFailure("cannot read " + root + ": " + e.getMessage(), e);
        }
    }

    private static void copyTree(Path from, Path to) throws IOException {
        if (!Files.exists(from)) {
            return;
        }
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static String mebibytes(Path directory) throws IOException {
        return size(directory) / 1024 / 1024 + " MiB";
    }

    private static long size(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }
}
