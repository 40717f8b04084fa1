package se.samverkan.gateway.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import se.samverkan.gateway.changelog.LoggedChange;
import se.samverkan.gateway.document.DocumentRenderer;
import se.samverkan.gateway.index.Index;

/** Selects the newest changes of an area. */
@ApplicationScoped
class Feeds {
    static final int MAX_ENTRIES = 50;

    /** Nothing depends on the order in which the changes were read. */
    private static final Comparator<LoggedChange> NEWEST_FIRST = Comparator.comparing(LoggedChange::time)
            .reversed()
            .thenComparing(LoggedChange::collection)
            .thenComparing(LoggedChange::id);

    private final Index index;
    private final DocumentRenderer renderer;
    private final Instant released;

    Feeds(Index index, DocumentRenderer renderer, @ConfigProperty(name = "samverkan.api-released") LocalDate released) {
        this.index = index;
        this.renderer = renderer;
        this.released = released.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** The feed of an area; an empty one has the time of the API's release. */
    AreaFeed of(FeedArea area) {
        var changes = index.changes().first(MAX_ENTRIES, area, NEWEST_FIRST);
        var updated = changes.isEmpty() ? released : changes.getFirst().time();
        var writer = new EntryWriter(renderer);
        return new AreaFeed(
                area,
                renderer.publicAddress(),
                updated,
                changes.stream().map(writer::entry).toList());
    }
}
