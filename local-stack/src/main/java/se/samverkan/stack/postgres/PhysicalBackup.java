package se.samverkan.stack.postgres;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/**
 * A copy of the files of a running PostgreSQL, from which another server starts with every transaction that was committed before the
 * copy began (PostgreSQL's manual, "Making a Base Backup Using the Low Level API"). The programs of the local system have no
 * pg_basebackup.
 */
public final class PhysicalBackup {

    private static final String WAL = "pg_wal";
    /** Directories whose contents belong to the running server. */
    private static final Set<String> EMPTIED = Set.of(
            "pg_dynshmem", "pg_notify", "pg_replslot", "pg_serial", "pg_snapshots", "pg_stat_tmp", "pg_subtrans");

    private static final Set<String> OMITTED = Set.of("postmaster.pid", "postmaster.opts", "backup_label");

    private PhysicalBackup() {}

    /** Copies the data directory of the server that a superuser is connected to. */
    public static void copy(Connection connection, Path data, Path target) throws IOException, SQLException {
        try (Statement statement = connection.createStatement()) {
            // Keeps the WAL that the copy needs, until the connection is closed.
            statement.execute("SELECT pg_create_physical_replication_slot('samverkan_backup', true, true)");
            statement.execute("SELECT pg_backup_start('samverkan', true)");
            copyTree(data, target, Set.of(WAL));
            try (ResultSet stopped = statement.executeQuery("SELECT labelfile FROM pg_backup_stop(false)")) {
                stopped.next();
                Files.writeString(target.resolve("backup_label"), stopped.getString(1));
            }
            copyTree(data.resolve(WAL), target.resolve(WAL), Set.of());
        }
    }

    /** Copies the data directory of a server that is stopped. */
    public static void copyStopped(Path data, Path target) throws IOException {
        copyTree(data, target, Set.of());
    }

    private static void copyTree(Path from, Path to, Set<String> without) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                Path copy = to.resolve(from.relativize(directory));
                if (!Files.exists(copy)) {
                    // With its rights: PostgreSQL refuses a directory that others can read.
                    Files.copy(directory, copy, StandardCopyOption.COPY_ATTRIBUTES);
                }
                String name = directory.getFileName().toString();
                return EMPTIED.contains(name) || without.contains(name)
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!OMITTED.contains(file.getFileName().toString())) {
                    try {
                        Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
                    } catch (NoSuchFileException e) {
                        // A running server deletes files; the WAL tells what became of them.
                        return FileVisitResult.CONTINUE;
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
    }
}
