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
import se.samverkan.stack.process.Passwords;
import se.samverkan.stack.process.PidFile;
import se.samverkan.stack.process.StartFailure;

/** The directory with all data of a local system, locked by one run at a time. */
public final class DataDirectory implements AutoCloseable {

    private static final String LOCK = "lock";
    /** Raised by a change after which this version cannot use existing databases, such as rewritten migrations. */
    static final String FORMAT = "2";

    private final Path root;
    private final FileChannel lockFile;

    private DataDirectory(Path root, FileChannel lockFile) {
        this.root = root;
        this.lockFile = lockFile;
    }

    /** The directory of the key pair. */
    public static Path keysIn(Path root) {
        return root.resolve("keys");
    }

    /** The directory of PostgreSQL. */
    static Path postgresIn(Path root) {
        return root.resolve("postgresql");
    }

    /** The passwords of the roles of PostgreSQL. */
    public static Passwords passwordsIn(Path root) {
        return PostgresServer.passwordsIn(postgresIn(root));
    }

    /** Whether a run uses the directory now. */
    public static boolean isInUse(Path root) {
        return new PidFile(root.resolve(LOCK)).process().isPresent();
    }

    /** Locks the directory and creates it where it is missing; fails when another run uses it. */
    static DataDirectory lock(Path directory) {
        Path root = directory.toAbsolutePath().normalize();
        Path file = root.resolve(LOCK);
        if (!Files.isDirectory(root)) {
            Directories.ownerOnly(root);
        } else if (!Files.exists(file) && !isEmpty(root)) {
            // --fresh must not delete files of another program.
            throw new StartFailure(root + " contains other files: choose an empty or a new directory with --data");
        }
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isLockedNow(channel)) {
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

    private static boolean isLockedNow(FileChannel channel) throws IOException {
        try {
            // The system releases the lock when the process ends, even after kill -9.
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Makes the directory usable for this version: with {@code fresh} it deletes existing data, otherwise it checks their format. */
    void prepare(boolean fresh) {
        if (fresh) {
            clear();
        } else if (hasData() && !FORMAT.equals(storedFormat())) {
            throw new StartFailure("the data in " + root
                    + " are of an earlier version that this version cannot read: delete them with ./run --fresh, or"
                    + " choose another directory with --data");
        }
        Directories.writeSecret(formatFile(), FORMAT + "\n");
    }

    private boolean hasData() {
        return Stream.of(postgres(), kafka(), ledger()).anyMatch(Files::exists);
    }

    private String storedFormat() {
        try {
            return Files.exists(formatFile())
                    ? Files.readString(formatFile(), StandardCharsets.UTF_8).strip()
                    : "";
        } catch (IOException e) {
            throw new StartFailure("cannot read " + formatFile() + ": " + e.getMessage(), e);
        }
    }

    private Path formatFile() {
        return formatIn(root);
    }

    /** The file with the format of the data. */
    static Path formatIn(Path root) {
        return root.resolve("format");
    }

    /** Deletes the data and logs of earlier runs, and no other files; keys and certificate are kept. */
    private void clear() {
        PostgresServer.stopOrphan(postgres());
        for (Path path : List.of(
                postgres(),
                kafka(),
                snapshots(),
                root.resolve("logs"),
                root.resolve("logs-before"),
                root.resolve("pids"),
                ledger())) {
            Directories.delete(path);
        }
    }

    /** Renames the logs of the previous run; those of earlier runs are deleted. */
    void rotateLogs() {
        Path logs = root.resolve("logs");
        Path previous = root.resolve("logs-before");
        if (Files.exists(logs)) {
            Directories.delete(previous);
            try {
                Directories.move(logs, previous);
            } catch (IOException e) {
                throw new StartFailure("cannot move " + logs + ": " + e.getMessage(), e);
            }
        }
    }

    Path root() {
        return root;
    }

    Path postgres() {
        return postgresIn(root);
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

    /** The snapshots of the gateway's index. */
    Path snapshots() {
        return root.resolve("snapshots");
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
