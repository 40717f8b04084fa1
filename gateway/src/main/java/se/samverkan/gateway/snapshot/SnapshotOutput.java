package se.samverkan.gateway.snapshot;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.UUID;
import org.apache.lucene.store.DataInput;
import org.apache.lucene.store.DataOutput;
import org.apache.lucene.store.OutputStreamDataOutput;
import se.samverkan.platform.event.TopicPositions;

/** Writes values to a snapshot; {@link SnapshotInput} reads them in the same order. */
public final class SnapshotOutput {
    static final long NO_DAY = Long.MIN_VALUE;
    static final UUID NO_ID = new UUID(0, 0);

    private final DataOutput out;

    SnapshotOutput(OutputStream out) {
        this.out = new OutputStreamDataOutput(out);
    }

    public void number(long number) {
        try {
            out.writeZLong(number);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes bytes, which may be null. */
    public void bytes(byte[] bytes) {
        number(bytes == null ? -1 : bytes.length);
        try {
            out.writeBytes(bytes == null ? new byte[0] : bytes, bytes == null ? 0 : bytes.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies the rest of a file. */
    public void file(DataInput file, long length) {
        number(length);
        try {
            out.copyBytes(file, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a text, which may be null. */
    public void text(String text) {
        bytes(text == null ? null : text.getBytes(StandardCharsets.UTF_8));
    }

    public void texts(Collection<String> texts) {
        number(texts.size());
        texts.forEach(this::text);
    }

    /** Writes an id, which may be null. */
    public void id(UUID id) {
        var written = id == null ? NO_ID : id;
        number(written.getMostSignificantBits());
        number(written.getLeastSignificantBits());
    }

    public void ids(Collection<UUID> ids) {
        number(ids.size());
        ids.forEach(this::id);
    }

    /** Writes a day, which may be null. */
    public void day(LocalDate day) {
        number(day == null ? NO_DAY : day.toEpochDay());
    }

    public void time(Instant time) {
        number(time.getEpochSecond());
        number(time.getNano());
    }

    void positions(TopicPositions positions) {
        time(positions.asOf());
        number(positions.topicIds().size());
        positions.topicIds().forEach((topic, id) -> {
            text(topic);
            text(id.toString());
        });
        number(positions.offsets().size());
        positions.offsets().forEach((partition, offset) -> {
            text(partition.topic());
            number(partition.partition());
            number(offset);
        });
    }
}
