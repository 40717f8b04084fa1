package se.samverkan.gateway.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.junit.jupiter.api.Test;

/** The bytes that Lucene writes to a file are read unchanged from an array. */
class ArrayInputTest {
    private final ByteBuffersDataOutput written = new ByteBuffersDataOutput();

    @Test
    void numbers_of_every_width_are_read_one_after_the_other() throws IOException {
        written.writeByte((byte) -1);
        written.writeShort((short) -2);
        written.writeInt(-3);
        written.writeLong(-4);
        for (int number : new int[] {0, 127, 128, Integer.MAX_VALUE, -1}) {
            written.writeVInt(number);
        }
        written.writeVLong(Long.MAX_VALUE);

        var file = file();

        assertThat(file.readByte()).isEqualTo((byte) -1);
        assertThat(file.readShort()).isEqualTo((short) -2);
        assertThat(file.readInt()).isEqualTo(-3);
        assertThat(file.readLong()).isEqualTo(-4);
        for (int number : new int[] {0, 127, 128, Integer.MAX_VALUE, -1}) {
            assertThat(file.readVInt()).isEqualTo(number);
        }
        assertThat(file.readVLong()).isEqualTo(Long.MAX_VALUE);
        assertThat(file.getFilePointer()).isEqualTo(file.length());
    }

    @Test
    void positions_in_a_slice_start_at_the_slice() throws IOException {
        written.writeLong(1);
        written.writeLong(2);
        written.writeLong(3);

        var part = (ArrayInput) file().slice("part", Long.BYTES, 2 * Long.BYTES);

        assertThat(part.readLong(Long.BYTES)).isEqualTo(3);
        assertThat(part.readLong()).isEqualTo(2);
        assertThat(part.getFilePointer()).isEqualTo(Long.BYTES);
        part.seek(0);
        assertThat(part.readInt()).isEqualTo(2);
        assertThat(part.length()).isEqualTo(2 * Long.BYTES);
    }

    @Test
    void a_clone_has_its_own_position() throws IOException {
        written.writeInt(1);
        written.writeInt(2);
        var file = file();
        file.readInt();

        var clone = file.clone();
        clone.readInt();

        assertThat(file.readInt()).isEqualTo(2);
    }

    @Test
    void a_slice_beyond_the_end_is_refused() throws IOException {
        written.writeInt(1);

        assertThatThrownBy(() -> file().slice("part", 1, Integer.BYTES)).isInstanceOf(IllegalArgumentException.class);
    }

    private ArrayInput file() {
        return new ArrayInput("file", written.toArrayCopy());
    }
}
