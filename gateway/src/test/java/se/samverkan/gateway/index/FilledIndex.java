package se.samverkan.gateway.index;

import static se.samverkan.gateway.index.IndexEvents.JSON;
import static se.samverkan.gateway.index.IndexEvents.commit;
import static se.samverkan.gateway.index.IndexEvents.document;
import static se.samverkan.gateway.index.IndexEvents.event;
import static se.samverkan.gateway.index.IndexEvents.example;
import static se.samverkan.gateway.index.IndexEvents.published;
import static se.samverkan.gateway.index.IndexEvents.withdrawn;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.search.Query;
import se.samverkan.domain.query.DocumentFilter;
import se.samverkan.gateway.document.DocumentRenderer;
import se.samverkan.gateway.document.PublicDocument;
import se.samverkan.gateway.lucene.Fields;

/** An index with its statistics, and what of it must be equal after a restoration. */
final class FilledIndex {
    static final LocalDate DAY = LocalDate.of(2019, 12, 20);
    static final List<String> KINDS =
            List.of("agreements", "action-plans", "promises", "follow-ups", "activity-reports");

    /** The promise that is withdrawn. */
    static final UUID GONE = UUID.fromString("01900000-0000-7000-8000-00000000aaaa");

    /** Municipalities have no date. */
    private static final Query DOCUMENTS = LongPoint.newRangeQuery(Fields.PUBLISHED_AT, Long.MIN_VALUE, Long.MAX_VALUE);

    final PromiseStatistics statistics = new PromiseStatistics();
    final Index index = new Index(JSON, new DocumentRenderer(JSON, "https://samverkan.example"), statistics);

    /** All examples of the contract, a progress, and a withdrawn promise. */
    void publishExamples() {
        Stream.of(
                        "agreements agreement.published.v1.every-member",
                        "agreements agreement.published.v1.minimal",
                        "action-plans action-plan.published.v1.every-member",
                        "promises promise.published.v1.every-member",
                        "promises promise.published.v1.renewal",
                        "promises promise.published.v1.minimal",
                        "follow-ups follow-up.published.v1.every-member",
                        "follow-ups follow-up.published.v1.minimal",
                        "activity-reports activity-report.published.v1")
                .map(line -> line.split(" ", 2))
                .forEach(line -> commit(index, published(line[0], 1, example(line[1]))));
        var progress = example("progress.updated.v1");
        commit(
                index,
                event("progress", "updated", 1, progress.path("promiseId").asText(), progress.toString()),
                published("promises", 1, document(GONE, "Det som togs bort", "2019", "2019", "0486")));
        commit(index, withdrawn("promises", 2, GONE, "Publicerades av misstag"));
    }

    Map<String, Counts> groups() {
        return statistics.groups(new DocumentFilter(null, null, null, DAY, null, null), null, Grouping.municipality);
    }

    /** Each logged change with its cursor. */
    List<String> changes() {
        var changes = new ArrayList<String>();
        index.changes()
                .after(index.changes().beginning())
                .forEachRemaining(placed -> changes.add(placed.behind() + " "
                        + placed.change().type() + " " + placed.change().id()));
        return changes;
    }

    List<String> titles() {
        return newestFirst().stream()
                .map(id -> KINDS.stream()
                        .flatMap(kind -> index.find(kind, id).stream())
                        .findFirst()
                        .orElseThrow()
                        .title())
                .toList();
    }

    List<UUID> newestFirst() {
        return index.search(snapshot ->
                snapshot.newestFirst(DOCUMENTS).stream().map(PublicDocument::id).toList());
    }

    /** Each value of a facet with its number of documents. */
    List<String> facets() {
        return index.search(snapshot -> snapshot.facets(DOCUMENTS).byDimension().values().stream()
                .flatMap(List::stream)
                .map(facet -> facet.value() + "=" + facet.count())
                .toList());
    }
}
