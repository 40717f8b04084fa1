package se.samverkan.gateway.snapshot;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;
import org.apache.lucene.util.IOUtils;
import org.jboss.logging.Logger;
import se.samverkan.platform.event.TopicPositions;

/**
 * A snapshot in one file, which is replaced as a whole: format, fingerprint of the build, positions and content, and a CRC-32C of
 * all.
 */
final class SnapshotFile {
    private static final Logger LOG = Logger.getLogger(SnapshotFile.class);
    private static final String FORMAT = "samverkan index snapshot 2";
    private static final int BUFFER = 1 << 16;
    /** The documents of a snapshot take twice its bytes of the heap, which has to hold more than them. */
    private static final double LARGEST_PART_OF_HEAP = 0.35;

    private final Path file;
    private final String fingerprint;
    private final long maxBytes;

    SnapshotFile(Path directory, String fingerprint, long maxBytes) {
        this.file = directory.resolve("index.snapshot").toAbsolutePath();
        this.fingerprint = fingerprint;
        this.maxBytes = maxBytes;
    }

    /** Fills the index, and returns the positions that it has; the beginning where there is no snapshot of this build. */
    TopicPositions read(Consumer<SnapshotInput> index) {
        if (!Files.exists(file)) {
            return TopicPositions.BEGINNING;
        }
        try {
            if (size() > LARGEST_PART_OF_HEAP * Runtime.getRuntime().maxMemory()) {
                LOG.warnf("The heap has no room for the %d bytes of %s: the topics are read", size(), file);
                return TopicPositions.BEGINNING;
            }
            verify();
            try (var stream = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
                var in = new SnapshotInput(stream);
                if (!FORMAT.equals(in.text()) || !fingerprint.equals(in.text())) {
                    LOG.infof("%s is of another build or configuration: the topics are read", file);
                    return TopicPositions.BEGINNING;
                }
                var positions = in.positions();
                index.accept(in);
                return positions;
            }
        } catch (IOException | RuntimeException e) {
            putAside(e);
            return TopicPositions.BEGINNING;
        }
    }

    /** The number of bytes; 0 where there is no file. */
    long size() {
        return file.toFile().length();
    }

    private void verify() throws IOException {
        var sum = new CRC32C();
        try (var in = Files.newInputStream(file)) {
            var buffer = new byte[BUFFER];
            for (long left = size() - Long.BYTES; left > 0; ) {
                int read = in.readNBytes(buffer, 0, (int) Math.min(left, BUFFER));
                if (read == 0) {
                    throw new IOException("the file has become shorter");
                }
                sum.update(buffer, 0, read);
                left -= read;
            }
            if (size() <= Long.BYTES || readSum(in) != sum.getValue()) {
                throw new IOException("the checksum is wrong");
            }
        }
    }

    private static long readSum(InputStream in) throws IOException {
        return new DataInputStream(in).readLong();
    }

    /** One damaged file is kept for an examination. */
    private void putAside(Exception damage) {
        var aside = file.resolveSibling(file.getFileName() + ".damaged");
        try {
            Files.move(file, aside, REPLACE_EXISTING);
            LOG.warnf("%s is damaged (%s), kept as %s: the topics are read", file, damage, aside.getFileName());
        } catch (IOException e) {
            LOG.warnf("%s is damaged (%s) and cannot be renamed (%s): the topics are read", file, damage, e);
        }
    }

    /** Replaces the snapshot; the earlier one stays if that fails. Throws an IOException for a larger one than allowed. */
    void write(TopicPositions positions, Consumer<SnapshotOutput> index) throws IOException {
        var directory = Files.createDirectories(
                file.getParent(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        var temporary = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            Files.deleteIfExists(temporary);
            try (var channel = FileChannel.open(
                            temporary,
                            Set.of(CREATE_NEW, WRITE),
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                    var sum = new CheckedOutputStream(
                            new Limited(new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER)),
                            new CRC32C())) {
                write(positions, index, sum);
                channel.force(true);
            }
            Files.move(temporary, file, ATOMIC_MOVE);
            IOUtils.fsync(directory, true);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private void write(TopicPositions positions, Consumer<SnapshotOutput> index, CheckedOutputStream sum)
            throws IOException {
        var out = new SnapshotOutput(sum);
        out.text(FORMAT);
        out.text(fingerprint);
        out.positions(positions);
        index.accept(out);
        new DataOutputStream(sum).writeLong(sum.getChecksum().getValue());
        sum.flush();
    }

    /** Fails at the first byte too many, so that no snapshot fills the disk. */
    private final class Limited extends OutputStream {
        private final OutputStream out;
        private long left = maxBytes;

        Limited(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int single) throws IOException {
            write(new byte[] {(byte) single}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            left -= length;
            if (left < 0) {
                throw new IOException("it would have more than " + maxBytes + " bytes (samverkan.snapshot.max-size)");
            }
            out.write(bytes, from, length);
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
