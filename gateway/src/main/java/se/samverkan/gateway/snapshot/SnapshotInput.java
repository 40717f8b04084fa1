package se.samverkan.gateway.snapshot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.lucene.store.DataInput;
import org.apache.lucene.store.DataOutput;
import org.apache.lucene.store.InputStreamDataInput;
import se.samverkan.platform.event.TopicPositions;

/** Reads the values of a snapshot in the order in which {@link SnapshotOutput} wrote them. */
public final class SnapshotInput {
    private final DataInput in;

    SnapshotInput(InputStream in) {
        this.in = new InputStreamDataInput(in);
    }

    public long number() {
        try {
            return in.readZLong();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads bytes, or null. */
    public byte[] bytes() {
        int length = (int) number();
        if (length < 0) {
            return null;
        }
        try {
            var bytes = new byte[length];
            in.readBytes(bytes, 0, length);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies a file. */
    public void file(DataOutput file) {
        try {
            file.copyBytes(in, number());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a text, or null. */
    public String text() {
        var bytes = bytes();
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    /** Reads texts, interned since many documents share the same few. */
    public List<String> texts() {
        return list(() -> text().intern());
    }

    /** Reads an id, or null. */
    public UUID id() {
        var id = new UUID(number(), number());
        return id.equals(SnapshotOutput.NO_ID) ? null : id;
    }

    /** Reads a day, or null. */
    public LocalDate day() {
        long day = number();
        return day == SnapshotOutput.NO_DAY ? null : LocalDate.ofEpochDay(day);
    }

    public Instant time() {
        return Instant.ofEpochSecond(number(), number());
    }

    /** Reads a number of values, and then the values. */
    public <T> List<T> list(Supplier<T> value) {
        return Stream.generate(value).limit(number()).toList();
    }

    TopicPositions positions() {
        var asOf = time();
        var topicIds = new HashMap<String, Uuid>();
        for (long left = number(); left > 0; left--) {
            topicIds.put(text(), Uuid.fromString(text()));
        }
        var offsets = new HashMap<TopicPartition, Long>();
        for (long left = number(); left > 0; left--) {
            offsets.put(new TopicPartition(text(), (int) number()), number());
        }
        return new TopicPositions(asOf, topicIds, offsets);
    }
}
