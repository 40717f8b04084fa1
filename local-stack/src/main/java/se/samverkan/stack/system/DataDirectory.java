package se.samverkan.stack.system;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import se.samverkan.stack.postgres.PostgresServer;
import se.samverkan.stack.process.Directories;
import se.samverkan.stack.process.StartFailure;

/** Where one local system keeps everything, used by one run at a time. */
public final class DataDirectory implements AutoCloseable {

    private static final String LOCK = "lock";

    private final Path root;
    private final FileChannel lockFile;

    private DataDirectory(Path root, FileChannel lockFile) {
        this.root = root;
        this.lockFile = lockFile;
    }

    public static Path keysIn(Path root) {
        return root.resolve("keys");
    }

    static DataDirectory lock(Path directory) {
        Path root = directory.toAbsolutePath().normalize();
        Path file = root.resolve(LOCK);
        if (!Files.isDirectory(root)) {
            Directories.ownerOnly(root);
        } else if (!Files.exists(file) && !isEmpty(root)) {
            // What --fresh would remove there might be somebody's own.
            throw new StartFailure(root + " holds other things: choose an empty or a new directory with --data");
        }
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isOurs(channel)) {
                channel.close();
                throw new StartFailure("another run (process "
                        + Files.readString(file, StandardCharsets.US_ASCII).strip() + ") uses " + root
                        + ": stop it, or choose another directory with --data");
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)));
            return new DataDirectory(root, channel);
        } catch (IOException e) {
            throw new StartFailure("cannot use " + root + ": " + e.getMessage(), e);
        }
    }

    private static boolean isEmpty(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.findAny().isEmpty();
        } catch (IOException e) {
            throw new StartFailure("cannot use " + directory + ": " + e.getMessage(), e);
        }
    }

    private static boolean isOurs(FileChannel channel) throws IOException {
        try {
            // Freed by the end of the process, however it ends.
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Removes what earlier runs have left, and nothing that might be somebody else's. */
    void clear() {
        PostgresServer.stopOrphan(postgres());
        for (Path made : List.of(postgres(), kafka(), root.resolve("logs"), root.resolve("logs-before"), ledger())) {
            Directories.delete(made);
        }
    }

    /** Keeps the logs of the run before this one, and of none before. */
    void turnLogs() {
        Path logs = root.resolve("logs");
        Path before = root.resolve("logs-before");
        if (Files.exists(logs)) {
            Directories.delete(before);
            try {
                Directories.move(logs, before);
            } catch (IOException e) {
                throw new StartFailure("cannot move " + logs + ": " + e.getMessage(), e);
            }
        }
    }

    Path root() {
        return root;
    }

    Path postgres() {
        return root.resolve("postgresql");
    }

    Path kafka() {
        return root.resolve("kafka");
    }

    Path keys() {
        return keysIn(root);
    }

    Path certificate() {
        return root.resolve("certificate");
    }

    Path ledger() {
        return root.resolve("sample-data.json");
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new StartFailure("cannot release " + root + ": " + e.getMessage(), e);
        }
    }
}
