package se.samverkan.gateway.document;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import se.samverkan.domain.time.TemporalStatus;
import se.samverkan.gateway.snapshot.SnapshotInput;
import se.samverkan.gateway.snapshot.SnapshotOutput;

/**
 * A public document as of its newest event, with the properties that it is indexed by.
 *
 * @param fromDay the first day of its stated time, or null
 * @param toDay the last day of its stated time, or null
 * @param about the document that it develops, follows up or reports on, or null
 * @param predecessors the documents of the same kind that it replaces
 * @param contact the contact that it states, or null
 * @param items the ids of the items that a follow-up can assess; of a follow-up, of those that it assesses
 * @param isInterim whether it is a follow-up that others will follow
 * @param isAboutWithdrawn whether the document that it follows up or reports on was withdrawn
 */
public record PublicDocument(
        String collection,
        UUID id,
        int version,
        String title,
        List<String> municipalities,
        List<String> parties,
        LocalDate fromDay,
        LocalDate toDay,
        Instant publishedAt,
        String theme,
        UUID about,
        List<UUID> predecessors,
        JsonSegment contact,
        List<String> items,
        boolean isInterim,
        boolean isAboutWithdrawn,
        DocumentJson json) {

    private static final int DAYS_UNTIL_FOLLOW_UP = 90;

    public void write(SnapshotOutput out) {
        out.id(id);
        out.number(version);
        out.text(title);
        out.texts(municipalities);
        out.texts(parties);
        out.day(fromDay);
        out.day(toDay);
        out.time(publishedAt);
        out.text(theme);
        out.id(about);
        out.ids(predecessors);
        out.bytes(contact == null ? null : contact.source());
        out.texts(items);
        out.number(isInterim ? 1 : 0);
        out.number(isAboutWithdrawn ? 1 : 0);
        json.write(out);
    }

    public static PublicDocument read(String collection, SnapshotInput in) {
        return new PublicDocument(
                collection,
                in.id(),
                (int) in.number(),
                in.text(),
                in.texts(),
                in.texts(),
                in.day(),
                in.day(),
                in.time(),
                in.text(),
                in.id(),
                in.list(in::id),
                Optional.ofNullable(in.bytes()).map(JsonSegment::of).orElse(null),
                in.texts(),
                in.number() == 1,
                in.number() == 1,
                DocumentJson.read(in));
    }

    /** Its status on a day; null for a follow-up, which speaks of a period and is valid at no time. */
    public TemporalStatus on(LocalDate asOf) {
        return json.hasStatus() ? TemporalStatus.on(asOf, fromDay, toDay) : null;
    }

    /** The document with its status on the current day. */
    public DocumentJson.Ready ready(LocalDate day) {
        return json.ready(on(day));
    }

    public ResponseBody body(LocalDate asOf) {
        return json.body(on(asOf));
    }

    /** Whether the follow-up of a document that ended on one day is due on another. */
    public static boolean isFollowUpDue(LocalDate toDay, LocalDate asOf) {
        return !followUpDueOn(toDay).isAfter(asOf);
    }

    /** The first day on which the follow-up of a document that ended on a day is due. */
    public static LocalDate followUpDueOn(LocalDate toDay) {
        return toDay.plusDays(DAYS_UNTIL_FOLLOW_UP + 1);
    }
}
