package se.samverkan.gateway.index;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import se.samverkan.domain.query.DocumentFilter;
import se.samverkan.domain.time.TemporalStatus;
import se.samverkan.gateway.document.PublicDocument;
import se.samverkan.gateway.lucene.Fields;

/** The national picture in numbers, kept up with every event: what a question adds up are sums, not promises. */
@ApplicationScoped
public class PromiseStatistics {
    private static final DocumentFilter EVERYTHING = new DocumentFilter(null, null, null, LocalDate.EPOCH, null, null);

    private final Map<UUID, Counted> counted = new HashMap<>();
    private final Map<Profile, Sum> sums = new ConcurrentHashMap<>();

    /** What promises have in common that no question tells apart. */
    record Profile(
            List<String> municipalities,
            List<String> parties,
            LocalDate fromDay,
            LocalDate toDay,
            String theme,
            boolean isFollowedUp) {

        boolean passes(DocumentFilter asked) {
            return (asked.municipalities() == null
                            || municipalities.stream().anyMatch(asked.municipalities()::contains))
                    && (asked.partyId() == null || parties.contains(asked.partyId()))
                    && (asked.year() == null || Fields.years(fromDay, toDay).anyMatch(year -> year == asked.year()))
                    && (asked.temporalStatus() == null
                            || TemporalStatus.on(asked.asOf(), fromDay, toDay) == asked.temporalStatus());
        }

        /** Whether a follow-up should be there on a day and is not. */
        boolean isOverdue(LocalDate asOf) {
            return !isFollowedUp && toDay != null && PublicDocument.isFollowUpDue(toDay, asOf);
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

    /** Counts a promise, or counts it anew. */
    synchronized void count(PublicDocument promise, Counts counts) {
        remove(promise.id());
        var profile = new Profile(
                promise.municipalities(),
                promise.parties(),
                promise.fromDay(),
                promise.toDay(),
                promise.theme() == null ? null : Fields.ignoringCase(promise.theme()),
                counts.followedUp() > 0);
        counted.put(promise.id(), new Counted(profile, counts));
        sums.compute(
                profile,
                (same, sum) -> sum == null
                        ? Sum.of(profile, counts)
                        : new Sum(sum.counts().plus(counts), sum.groups()));
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
    public Counts total(DocumentFilter asked, String theme) {
        var total = new Counts();
        passing(asked, theme, (profile, sum) -> add(total, profile, sum, asked));
        return total;
    }

    /** The sums of the groups, by key; what the promises do not say has the key null and comes last. */
    public Map<String, Counts> groups(DocumentFilter asked, String theme, Grouping grouping) {
        var groups = new TreeMap<String, Counts>(Comparator.nullsLast(Comparator.naturalOrder()));
        var isWhole = asked.municipalities() == null && asked.year() == null;
        passing(asked, theme, (profile, sum) -> {
            var keys = isWhole ? sum.groups().get(grouping) : grouping.groups(profile, asked);
            for (var key : keys) {
                add(groups.computeIfAbsent(key, group -> new Counts()), profile, sum, asked);
            }
        });
        return groups;
    }

    private void passing(DocumentFilter asked, String theme, BiConsumer<Profile, Sum> each) {
        var known = theme == null ? null : Fields.ignoringCase(theme);
        sums.forEach((profile, sum) -> {
            if (profile.passes(asked) && (known == null || known.equals(profile.theme()))) {
                each.accept(profile, sum);
            }
        });
    }

    private static void add(Counts to, Profile profile, Sum sum, DocumentFilter asked) {
        to.add(sum.counts());
        if (profile.isOverdue(asked.asOf())) {
            to.followUpsOverdue(sum.counts().promises());
        }
    }
}
