package se.samverkan.platform.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A cursor is short text that is read as it was written, and nothing else is read. */
class ChangeCursorTest {

    @Test
    void a_cursor_is_read_as_it_was_written() {
        var cursor = new ChangeCursor(-12345, new long[] {0, 1, 127, 128, 16_384, Long.MAX_VALUE / 2});

        assertThat(ChangeCursor.parse(cursor.toString())).contains(cursor);
        assertThat(cursor.toString()).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void fifteen_partitions_of_millions_of_records_fit_into_a_hundred_characters() {
        var offsets = new long[15];
        Arrays.fill(offsets, 50_000_000);

        assertThat(new ChangeCursor(7, offsets).toString()).hasSizeLessThan(100);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "=",
                "å",
                "AA",
                "AgAAAAcB",
                "AQAAAAeA",
                "AQAAAAf_",
                "AQAAAAcB____________________",
                "AQAAAAcBAQE",
                "' or 1=1"
            })
    void nothing_else_is_a_cursor(String text) {
        assertThat(ChangeCursor.parse(text)).isEmpty();
    }

    @Test
    void the_later_place_of_each_partition_counts_among_the_same_topics() {
        var one = new ChangeCursor(7, new long[] {1, 5});

        assertThat(one.max(new ChangeCursor(7, new long[] {3, 2}))).isEqualTo(new ChangeCursor(7, new long[] {3, 5}));
        assertThat(one.max(new ChangeCursor(8, new long[] {3, 2}))).isEqualTo(one);
    }
}
