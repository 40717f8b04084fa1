package se.samverkan.gateway.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import se.samverkan.gateway.changelog.LoggedChange;
import se.samverkan.gateway.document.DocumentRenderer;
import se.samverkan.gateway.document.PublicDocument;
import se.samverkan.gateway.index.Index;

/** Selects the events of an area: those of the documents whose validity starts last, whatever day it is. */
@ApplicationScoped
class Calendars {
    static final int MAX_EVENTS = 2_000;

    /** The collections of what is valid for a time. */
    private static final Set<String> DATED = Set.of("agreements", "action-plans", "promises");

    private static final Comparator<LoggedChange> LATEST_START_FIRST = Comparator.comparing(
                    (LoggedChange change) -> start(change.document()))
            .reversed()
            .thenComparing(LoggedChange::id);

    private final Index index;
    private final DocumentRenderer renderer;

    Calendars(Index index, DocumentRenderer renderer) {
        this.index = index;
        this.renderer = renderer;
    }

    private static LocalDate start(PublicDocument document) {
        if (document.fromDay() != null) {
            return document.fromDay();
        }
        return document.toDay() == null ? LocalDate.MIN : document.toDay();
    }

    ICalendar of(FeedArea area) {
        var changes = index.changes()
                .first(
                        MAX_EVENTS,
                        change -> change.document() != null && DATED.contains(change.collection()) && area.test(change),
                        LATEST_START_FIRST);
        return new ICalendar(area, renderer.publicAddress(), events(changes));
    }

    private List<CalendarEvent> events(List<LoggedChange> changes) {
        var events = new ArrayList<CalendarEvent>();
        for (var change : changes) {
            var url = renderer.publicAddress() + "/" + change.collection() + "/" + change.id();
            events.addAll(CalendarEvent.of(change, renderer.json(change.document()), url));
            if (events.size() >= MAX_EVENTS) {
                break;
            }
        }
        return events.stream().limit(MAX_EVENTS).sorted(CalendarEvent.BY_DAY).toList();
    }
}
