package se.samverkan.platform.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventNumberTest {
    private static final String EARLY = "01a00000-0000-7000-8000-000000000000";
    private static final String LATE = "01b00000-0000-7000-8000-000000000000";

    @Test
    void an_event_covers_itself_and_earlier_ones_of_its_subject() {
        assertThat(number(2, LATE).covers(number(2, LATE))).isTrue();
        assertThat(number(2, LATE).covers(number(1, EARLY))).isTrue();
        assertThat(number(1, EARLY).covers(number(2, LATE))).isFalse();
        assertThat(EventNumber.NONE.covers(number(1, EARLY))).isFalse();
    }

    @Test
    void an_event_before_an_unnoticed_restoration_covers_none_after_it() {
        assertThat(number(5, EARLY).covers(number(2, LATE))).isFalse();
        assertThat(number(5, EARLY).covers(number(5, LATE))).isFalse();
    }

    @Test
    void the_sequence_decides_where_an_id_is_unknown() {
        assertThat(number(2, LATE).covers(number(2, null))).isTrue();
        assertThat(number(2, null).covers(number(1, LATE))).isTrue();
    }

    @Test
    void a_later_epoch_is_higher_than_every_number_before() {
        assertThat(EventNumber.start(1)).isGreaterThan(999_999_999_999L);
        assertThat(EventNumber.epoch(EventNumber.start(2) + 17)).isEqualTo(2);
        assertThat(EventNumber.epoch(17)).isZero();
    }

    @Test
    void the_next_number_has_an_id_of_its_own_in_the_same_epoch() {
        var next = number(EventNumber.start(3) + 1, EARLY).next(UUID.fromString(LATE));

        assertThat(next).isEqualTo(number(EventNumber.start(3) + 2, LATE));
    }

    @Test
    void the_header_is_read_as_it_was_written() {
        for (var number : new EventNumber[] {number(7, LATE), number(7, null), EventNumber.NONE}) {
            assertThat(EventNumber.parse(number.toString())).isEqualTo(number);
        }
    }

    private static EventNumber number(long sequence, String eventId) {
        return new EventNumber(sequence, eventId);
    }
}
