package se.samverkan.platform.event;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/**
 * The place of an event among those of its subject. The sequence is {@code epoch * 10^12 + n}: n counts the changes, and the epoch
 * rises when a database was restored to an older state, so that its events count as newer than those that it lost.
 *
 * @param eventId the event's id, a UUID of version 7; null before the first event
 */
@Embeddable
public record EventNumber(
        long sequence, @Column(name = "event_id") String eventId) {
    /** Before the first event. */
    public static final EventNumber NONE = new EventNumber(0, null);
    /** The HTTP header with the number of the newest event of a changed document: a reader of that event sees the change. */
    public static final String HEADER = "Samverkan-Event";

    private static final long EPOCH = 1_000_000_000_000L;

    /** The number of the next event, whose id is later than any before. */
    public EventNumber next(UUID later) {
        return new EventNumber(sequence + 1, later.toString());
    }

    /** The first sequence of an epoch, which is that of no event. */
    public static long start(long epoch) {
        return epoch * EPOCH;
    }

    public static long epoch(long sequence) {
        return sequence / EPOCH;
    }

    /**
     * Whether a reader of this event sees the change of another. The ids are compared too: an event of a database that was restored
     * unnoticed is later, yet has a lower sequence than the reader knows.
     */
    public boolean covers(EventNumber other) {
        return sequence >= other.sequence
                && (eventId == null || other.eventId == null || eventId.compareTo(other.eventId) >= 0);
    }

    /** As the header sends it. */
    @Override
    public String toString() {
        return eventId == null ? Long.toString(sequence) : sequence + " " + eventId;
    }

    /** Reads {@link #toString()}. */
    public static EventNumber parse(String text) {
        int space = text.indexOf(' ');
        return space < 0
                ? new EventNumber(Long.parseLong(text), null)
                : new EventNumber(Long.parseLong(text.substring(0, space)), text.substring(space + 1));
    }
}
