package se.samverkan.gateway.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import se.samverkan.domain.openapi.SwedishLabels;
import se.samverkan.domain.time.PartialDate;
import se.samverkan.gateway.changelog.LoggedChange;

/**
 * Something that a document dates. A date without a day covers all days that it can mean: 2020 is the whole year.
 *
 * @param uid the document's address and what is dated: the same for a later version of the document with the same dates
 * @param changed when the document changed last
 * @param description the plan in the words of the source, or null
 */
record CalendarEvent(
        String uid,
        String url,
        Instant changed,
        LocalDate firstDay,
        LocalDate lastDay,
        String summary,
        String description) {
    static final Comparator<CalendarEvent> BY_DAY =
            Comparator.comparing(CalendarEvent::firstDay).thenComparing(CalendarEvent::uid);

    private static final int DAY_LENGTH = 10;
    private static final String OPEN_END = "..";

    /** The events of a document: the start and the end of its validity, and the follow-ups that it announces for a date. */
    static List<CalendarEvent> of(LoggedChange change, ObjectNode document, String url) {
        var events = new ArrayList<CalendarEvent>();
        var validity = document.path("validity");
        date(validity, "from")
                .map(from -> event(change, url, "starts", from, "Börjar gälla", null))
                .ifPresent(events::add);
        date(validity, "to")
                .map(to -> event(change, url, "ends", to, "Slutar gälla", null))
                .ifPresent(events::add);
        int number = 0;
        for (var planned : document.path("plannedFollowUps")) {
            var what = "follow-up-" + ++number;
            date(planned, "on")
                    .map(on -> event(
                            change,
                            url,
                            what,
                            on,
                            followUp(planned),
                            planned.path("asPublished").textValue()))
                    .ifPresent(events::add);
        }
        return events;
    }

    /** The date of a member; empty where it is absent or an open end. */
    private static Optional<PartialDate> date(JsonNode json, String member) {
        return Optional.ofNullable(json.path(member).textValue())
                .filter(date -> !date.equals(OPEN_END))
                .map(PartialDate::new);
    }

    private static String followUp(JsonNode planned) {
        var kind = SwedishLabels.of("FollowUpKind." + planned.path("kind").asText());
        return kind == null
                ? "Uppföljning planerad"
                : kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1) + " uppföljning planerad";
    }

    private static CalendarEvent event(
            LoggedChange change, String url, String what, PartialDate date, String happens, String description) {
        var stated = date.value().length() == DAY_LENGTH ? "" : " " + stated(date);
        return new CalendarEvent(
                url + "#" + what,
                url,
                change.time(),
                date.earliest(),
                date.latest(),
                AreaFeed.plainText(happens + stated + ": " + change.document().title()),
                description == null ? null : AreaFeed.plainText(description));
    }

    /** A year or month as it is written; a season by its days. */
    private static String stated(PartialDate date) {
        var isSeason = date.earliest().plusMonths(1).isBefore(date.latest())
                && date.value().length() > "2020".length();
        return isSeason ? date.earliest() + "–" + date.latest() : date.value();
    }
}
