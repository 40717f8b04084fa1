package se.samverkan.gateway.index;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import se.samverkan.domain.query.DocumentFilter;
import se.samverkan.domain.time.StatedYears;
import se.samverkan.domain.time.TemporalStatus;
import se.samverkan.gateway.document.PublicDocument;
import se.samverkan.gateway.index.Grouping.KeyPair;
import se.samverkan.gateway.lucene.Fields;
import se.samverkan.gateway.snapshot.SnapshotInput;
import se.samverkan.gateway.snapshot.SnapshotOutput;

/** Statistics of promises, updated with every event: a query adds up the sums of profiles, not single promises. */
@ApplicationScoped
public class PromiseStatistics {
    private static final DocumentFilter EVERYTHING = new DocumentFilter(null, null, null, LocalDate.EPOCH, null, null);

    private static final Comparator<String> BY_KEY = Comparator.nullsLast(Comparator.naturalOrder());
    private static final Comparator<KeyPair> BY_KEYS =
            Comparator.comparing(KeyPair::key, BY_KEY).thenComparing(KeyPair::thenKey, BY_KEY);

    private final Map<UUID, Counted> counted = new HashMap<>();
    private final Map<Profile, Sum> sums = new ConcurrentHashMap<>();

    /** The properties that filters and groupings distinguish; promises with the same profile are counted together. */
    record Profile(
            List<String> municipalities,
            List<String> parties,
            LocalDate fromDay,
            LocalDate toDay,
            String theme,
            boolean isComplete) {

        boolean passes(DocumentFilter filter) {
            return (filter.municipalities() == null
                            || municipalities.stream().anyMatch(filter.municipalities()::contains))
                    && (filter.partyId() == null || parties.contains(filter.partyId()))
                    && (filter.year() == null || StatedYears.of(fromDay, toDay).anyMatch(year -> year == filter.year()))
                    && (filter.temporalStatus() == null
                            || TemporalStatus.on(filter.asOf(), fromDay, toDay) == filter.temporalStatus());
        }

        boolean isFollowUpDue(LocalDate asOf) {
            return toDay != null && PublicDocument.isFollowUpDue(toDay, asOf);
        }
    }

    private record Counted(Profile profile, Counts counts) {}

    /** The counts of the promises of a profile, and the groups that they are in. */
    private record Sum(Counts counts, Map<Grouping, List<String>> groups) {
        static Sum of(Profile profile, Counts counts) {
            var groups = new EnumMap<Grouping, List<String>>(Grouping.class);
            for (var grouping : Grouping.values()) {
                groups.put(grouping, grouping.groups(profile, EVERYTHING));
            }
            return new Sum(counts, groups);
        }
    }

    /** Adds a promise, or replaces its earlier counts. */
    synchronized void count(PublicDocument promise, Counts counts) {
        remove(promise.id());
        var profile = new Profile(
                promise.municipalities(),
                promise.parties(),
                promise.fromDay(),
                promise.toDay(),
                promise.theme() == null ? null : Fields.ignoringCase(promise.theme()),
                counts.completelyFollowedUp() > 0);
        counted.put(promise.id(), new Counted(profile, counts));
        sums.compute(
                profile,
                (same, sum) -> sum == null
                        ? Sum.of(profile, counts)
                        : new Sum(sum.counts().plus(counts), sum.groups()));
    }

    /** Captures the counts of all promises, which the returned function writes later. */
    synchronized Consumer<SnapshotOutput> capture() {
        var captured = new HashMap<>(counted);
        return out -> {
            out.number(captured.size());
            captured.forEach((promise, count) -> {
                out.id(promise);
                count.counts().write(out);
            });
        };
    }

    static Map<UUID, Counts> read(SnapshotInput in) {
        return in.list(() -> Map.entry(in.id(), Counts.read(in))).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    synchronized void remove(UUID promise) {
        var before = counted.remove(promise);
        if (before != null) {
            sums.computeIfPresent(
                    before.profile(),
                    (profile, sum) -> sum.counts().promises() == before.counts().promises()
                            ? null
                            : new Sum(sum.counts().minus(before.counts()), sum.groups()));
        }
    }

    /** The sum of the promises that pass the filters, each counted once. */
    public Counts total(DocumentFilter filter, String theme) {
        var total = new Counts();
        forEachPassing(filter, theme, (profile, sum) -> add(total, profile, sum, filter));
        return total;
    }

    /** The sums of the groups by key; the key null, for promises that state none, comes last. */
    public Map<String, Counts> groups(DocumentFilter filter, String theme, Grouping grouping) {
        var groups = new TreeMap<String, Counts>(BY_KEY);
        var isWhole = filter.municipalities() == null && filter.year() == null;
        forEachPassing(filter, theme, (profile, sum) -> {
            var keys = isWhole ? sum.groups().get(grouping) : grouping.groups(profile, filter);
            for (var key : keys) {
                add(groups.computeIfAbsent(key, group -> new Counts()), profile, sum, filter);
            }
        });
        return groups;
    }

    /** The sums of the groups by two groupings, ordered by both keys; null comes last. */
    public SortedMap<KeyPair, Counts> groups(DocumentFilter filter, String theme, Grouping grouping, Grouping then) {
        var groups = new HashMap<KeyPair, Counts>();
        forEachPassing(filter, theme, (profile, sum) -> {
            for (var keys : grouping.groups(then, profile, filter)) {
                add(groups.computeIfAbsent(keys, group -> new Counts()), profile, sum, filter);
            }
        });
        var ordered = new TreeMap<KeyPair, Counts>(BY_KEYS);
        ordered.putAll(groups);
        return ordered;
    }

    private void forEachPassing(DocumentFilter filter, String theme, BiConsumer<Profile, Sum> each) {
        var key = theme == null ? null : Fields.ignoringCase(theme);
        sums.forEach((profile, sum) -> {
            if (profile.passes(filter) && (key == null || key.equals(profile.theme()))) {
                each.accept(profile, sum);
            }
        });
    }

    private static void add(Counts to, Profile profile, Sum sum, DocumentFilter filter) {
        to.add(sum.counts());
        if (profile.isFollowUpDue(filter.asOf())) {
            int due = sum.counts().promises();
            to.followUpsDue(due, profile.isComplete() ? 0 : due);
        }
    }
}
