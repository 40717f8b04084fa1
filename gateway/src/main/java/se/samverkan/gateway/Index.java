package se.samverkan.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import se.samverkan.kit.event.CloudEvent;
import se.samverkan.kit.event.Topics;
import se.samverkan.kit.http.ListFilter;
import se.samverkan.kit.http.ListFilter.Sort;

/** Everything public, in memory: filled from the topics, asked by every public read, dependent on nothing else. */
@ApplicationScoped
public class Index {
    private static final String PROGRESS = "progress";

    private final ObjectMapper mapper;
    private final Map<String, Map<UUID, Entry>> collections = new ConcurrentHashMap<>();

    Index(ObjectMapper mapper) {
        this.mapper = mapper;
        Topics.COLLECTIONS.forEach(collection -> collections.put(collection, new ConcurrentHashMap<>()));
    }

    /** The newest state of a document: public, or gone with an explanation. */
    private record Entry(long sequence, Published published, ObjectNode other) {}

    /** Takes an event unless a newer one of the same document was taken before; the order of topics does not matter. */
    void apply(CloudEvent event) {
        var entry = entry(event);
        collections
                .get(event.collection())
                .merge(
                        UUID.fromString(event.subject()),
                        entry,
                        (before, after) -> after.sequence() > before.sequence() ? after : before);
    }

    /** The number of the newest event that was taken of a document; 0 where there is none. */
    long sequence(String collection, UUID id) {
        return entry(collection, id).map(Entry::sequence).orElse(0L);
    }

    Optional<Published> find(String collection, UUID id) {
        return entry(collection, id).map(Entry::published);
    }

    /** The notice that a withdrawal left in the document's place. */
    Optional<ObjectNode> withdrawal(String collection, UUID id) {
        return entry(collection, id).filter(entry -> entry.published() == null).map(Entry::other);
    }

    Optional<ObjectNode> progress(UUID promiseId) {
        return entry(PROGRESS, promiseId).map(Entry::other);
    }

    Stream<Published> all(String collection) {
        return collections.get(collection).values().stream()
                .map(Entry::published)
                .filter(published -> published != null);
    }

    /** The documents that pass the filters of lists, in the order asked for. */
    List<Published> list(String collection, ListFilter filter) {
        return all(collection)
                .filter(published -> passes(published, filter))
                .sorted(order(filter.sort()))
                .toList();
    }

    private Optional<Entry> entry(String collection, UUID id) {
        return Optional.ofNullable(collections.get(collection).get(id));
    }

    private Entry entry(CloudEvent event) {
        try {
            var data = (ObjectNode) mapper.readTree(event.data());
            var isDocument = !event.isWithdrawal() && !event.collection().equals(PROGRESS);
            return isDocument
                    ? new Entry(event.sequence(), Published.of(event.collection(), data), null)
                    : new Entry(event.sequence(), null, data);
        } catch (JsonProcessingException | RuntimeException e) {
            throw new CloudEvent.Unreadable("The data of event " + event.id() + " can't be indexed", e);
        }
    }

    private static boolean passes(Published document, ListFilter filter) {
        return (filter.municipalities() == null
                        || document.municipalities().stream().anyMatch(filter.municipalities()::contains))
                && (filter.partyId() == null || document.parties().contains(filter.partyId()))
                && (filter.year() == null || isIn(filter.year(), document))
                && (filter.status() == null || filter.status().name().equals("PUBLISHED"))
                && (filter.temporalStatus() == null || document.on(filter.asOf()) == filter.temporalStatus());
    }

    /** The year of a stated bound, or one between two. */
    private static boolean isIn(int year, Published document) {
        var from = document.fromDay();
        var to = document.toDay();
        return (from != null && from.getYear() == year)
                || (to != null && to.getYear() == year)
                || (from != null && to != null && from.getYear() < year && year < to.getYear());
    }

    private static Comparator<Published> order(Sort sort) {
        return switch (sort.by()) {
            case publishedAt -> ordered(Comparator.comparing(Published::publishedAt), sort);
            case title -> {
                var untitled = Comparator.comparing((Published document) -> document.title() == null);
                yield untitled.thenComparing(
                        ordered(Comparator.comparing(Published::title, Comparator.nullsLast(swedish())), sort));
            }
            case validity -> {
                // What states no beginning comes last, whichever way the others go.
                var known = Comparator.comparing((Published document) -> document.fromDay() == null);
                yield known.thenComparing(ordered(
                        Comparator.comparing(Published::fromDay, Comparator.nullsLast(Comparator.naturalOrder())),
                        sort));
            }
        };
    }

    private static Comparator<Published> ordered(Comparator<Published> order, Sort sort) {
        return (sort.descending() ? order.reversed() : order).thenComparing(Published::id, Index::unsigned);
    }

    /** As PostgreSQL orders UUIDs; Java's own order takes the halves as signed numbers. */
    private static int unsigned(UUID a, UUID b) {
        int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
    }

    private static Comparator<Object> swedish() {
        return Collator.getInstance(Locale.of("sv", "SE"));
    }
}
