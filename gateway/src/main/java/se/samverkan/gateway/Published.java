package se.samverkan.gateway;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import se.samverkan.kit.content.TemporalStatus;

/**
 * A public document as its newest event tells it, with what it is found by.
 *
 * @param fromDay the first day of its stated time, or null
 * @param toDay the last day of its stated time, or null
 * @param about the document that it develops, follows up or reports on, or null
 * @param predecessor the document of the same kind that it takes the place of, or null
 * @param contact the contact that it states, or null
 */
record Published(
        String collection,
        UUID id,
        String title,
        List<String> municipalities,
        List<String> parties,
        LocalDate fromDay,
        LocalDate toDay,
        Instant publishedAt,
        String theme,
        UUID about,
        UUID predecessor,
        Fragment contact,
        DocumentJson json) {

    TemporalStatus on(LocalDate asOf) {
        return TemporalStatus.on(asOf, fromDay, toDay);
    }

    /** The document as it is read on the reader's own day. */
    DocumentJson.Ready ready(LocalDate day) {
        return json.ready(on(day));
    }

    Answer answer(LocalDate asOf) {
        return json.answer(on(asOf));
    }
}
