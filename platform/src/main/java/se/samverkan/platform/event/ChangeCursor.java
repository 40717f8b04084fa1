package se.samverkan.platform.event;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/**
 * A place among the changes: up to which record each partition of the topics was read. It holds at every gateway, since it says
 * nothing of a gateway.
 */
public final class ChangeCursor {
    private static final byte FORMAT = 1;
    /** The order of the partitions in a cursor. */
    public static final Comparator<TopicPartition> BY_TOPIC =
            Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition);

    private final int topics;
    private final long[] offsets;

    /**
     * Creates a cursor.
     *
     * @param topics identifies the topics and their partitions
     * @param offsets the next offset of each partition
     */
    public ChangeCursor(int topics, long[] offsets) {
        this.topics = topics;
        this.offsets = offsets;
    }

    /** The cursor at the next offset of each partition of these topics. */
    public static ChangeCursor of(Map<TopicPartition, Long> offsets, Map<String, Uuid> topicIds) {
        var partitions = offsets.keySet().stream().sorted(BY_TOPIC).toList();
        int identified = partitions.stream()
                .map(partition -> partition + " " + topicIds.get(partition.topic()))
                .toList()
                .hashCode();
        return new ChangeCursor(
                identified, partitions.stream().mapToLong(offsets::get).toArray());
    }

    /** The next offset of each of the partitions, which are those of the cursor. */
    public Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions) {
        var ordered = partitions.stream().sorted(BY_TOPIC).toList();
        return IntStream.range(0, offsets.length).boxed().collect(Collectors.toMap(ordered::get, i -> offsets[i]));
    }

    /** The cursor that a text stands for; empty if it is malformed. */
    public static Optional<ChangeCursor> parse(String text) {
        try {
            var in = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (in.get() != FORMAT) {
                return Optional.empty();
            }
            int topics = in.getInt();
            var offsets = new long[in.get()];
            for (int i = 0; i < offsets.length; i++) {
                offsets[i] = readNumber(in);
            }
            return in.hasRemaining() ? Optional.empty() : Optional.of(new ChangeCursor(topics, offsets));
        } catch (IllegalArgumentException | BufferUnderflowException | NegativeArraySizeException e) {
            return Optional.empty();
        }
    }

    /** Seven bits a byte, the lowest first; the highest bit says that more follow. */
    private static long readNumber(ByteBuffer in) {
        long number = 0;
        for (int shift = 0; shift < Long.SIZE - 1; shift += 7) {
            byte next = in.get();
            number |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return number;
            }
        }
        throw new IllegalArgumentException("too long a number");
    }

    private static void writeNumber(long number, ByteBuffer out) {
        long rest = number;
        while (rest > 0x7f) {
            out.put((byte) (rest | 0x80));
            rest >>>= 7;
        }
        out.put((byte) rest);
    }

    /** Whether the other one is a place on the same topics. */
    public boolean hasTopicsOf(ChangeCursor other) {
        return topics == other.topics && offsets.length == other.offsets.length;
    }

    /** The cursor before all changes of these topics. */
    public ChangeCursor beginning() {
        return new ChangeCursor(topics, new long[offsets.length]);
    }

    public long offset(int partition) {
        return offsets[partition];
    }

    /** The cursor behind a record. */
    public ChangeCursor behind(int partition, long offset) {
        var advanced = offsets.clone();
        advanced[partition] = offset + 1;
        return new ChangeCursor(topics, advanced);
    }

    /** The later place of each partition; this one if the other belongs to other topics. */
    public ChangeCursor max(ChangeCursor other) {
        if (!hasTopicsOf(other)) {
            return this;
        }
        var latest = new long[offsets.length];
        Arrays.setAll(latest, i -> Math.max(offsets[i], other.offsets[i]));
        return new ChangeCursor(topics, latest);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ChangeCursor cursor
                && topics == cursor.topics
                && Arrays.equals(offsets, cursor.offsets);
    }

    @Override
    public int hashCode() {
        return 31 * topics + Arrays.hashCode(offsets);
    }

    @Override
    public String toString() {
        var out = ByteBuffer.allocate(6 + 9 * offsets.length)
                .put(FORMAT)
                .putInt(topics)
                .put((byte) offsets.length);
        for (long offset : offsets) {
            writeNumber(offset, out);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(out.array(), out.position()));
    }
}
