package se.samverkan.gateway.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.samverkan.gateway.index.IndexEvents.JSON;
import static se.samverkan.gateway.index.IndexEvents.commit;
import static se.samverkan.gateway.index.IndexEvents.document;
import static se.samverkan.gateway.index.IndexEvents.event;
import static se.samverkan.gateway.index.IndexEvents.example;
import static se.samverkan.gateway.index.IndexEvents.published;
import static se.samverkan.gateway.index.IndexEvents.stage;
import static se.samverkan.gateway.index.IndexEvents.withdrawn;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.search.Query;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.samverkan.domain.content.CollectionNames;
import se.samverkan.domain.query.DocumentFilter;
import se.samverkan.gateway.document.DocumentRenderer;
import se.samverkan.gateway.document.PublicDocument;
import se.samverkan.gateway.lucene.Fields;
import se.samverkan.gateway.snapshot.IndexSnapshots;
import se.samverkan.gateway.snapshot.SnapshotOutput;
import se.samverkan.gateway.snapshot.TestSnapshotConfig;
import se.samverkan.platform.event.TopicPositions;

/** An index that was restored from a snapshot is equal to the one that was written, and goes on from there. */
class RestoredIndexTest {
    private static final LocalDate DAY = LocalDate.of(2019, 12, 20);
    private static final TopicPositions POSITIONS =
            new TopicPositions(Instant.parse("2026-11-29T12:00:00Z"), Map.of(), Map.of());
    private static final List<String> KINDS =
            List.of("agreements", "action-plans", "promises", "follow-ups", "activity-reports");
    private static final UUID GONE = UUID.fromString("01900000-0000-7000-8000-00000000aaaa");

    /** Municipalities have no date. */
    private static final Query DOCUMENTS = LongPoint.newRangeQuery(Fields.PUBLISHED_AT, Long.MIN_VALUE, Long.MAX_VALUE);

    @TempDir
    private Path directory;

    private final Filled written = new Filled();

    /** An index with its statistics. */
    private static final class Filled {
        private final PromiseStatistics statistics = new PromiseStatistics();
        private final Index index =
                new Index(JSON, new DocumentRenderer(JSON, "https://samverkan.example"), statistics);

        Map<String, Counts> groups() {
            return statistics.groups(
                    new DocumentFilter(null, null, null, DAY, null, null), null, Grouping.municipality);
        }
    }

    @Test
    void every_public_state_is_equal() {
        publishExamples();

        var restored = restored();

        for (var collection : CollectionNames.ALL) {
            assertThat(restored.index.tag(collection)).isEqualTo(written.index.tag(collection));
        }
        for (var kind : KINDS) {
            var expected = written.index.snapshot(kind).items();
            assertThat(expected).isNotEmpty();
            assertThat(restored.index.snapshot(kind).items()).hasSameSizeAs(expected);
            expected.forEach(item -> assertEqual(item.document(), restored));
        }
        assertThat(restored.index.withdrawal("promises", GONE))
                .hasValueSatisfying(notice -> assertThat(notice)
                        .isEqualTo(written.index.withdrawal("promises", GONE).orElseThrow()));
        assertThat(restored.index.size()).isEqualTo(written.index.size());
        assertThat(restored.index.isFilled()).isTrue();
        assertThat(restored.groups().keySet()).isEqualTo(written.groups().keySet());
        written.groups()
                .forEach((key, counts) -> assertThat(restored.groups().get(key))
                        .usingRecursiveComparison()
                        .isEqualTo(counts));
        assertThat(changes(restored)).isNotEmpty().isEqualTo(changes(written));
        assertThat(facets(restored)).isEqualTo(facets(written));
        assertThat(newestFirst(restored)).isEqualTo(newestFirst(written));
    }

    private void assertEqual(PublicDocument expected, Filled restored) {
        var found = restored.index.find(expected.collection(), expected.id()).orElseThrow();
        assertThat(found)
                .usingRecursiveComparison()
                .ignoringFields("json", "contact")
                .isEqualTo(expected);
        assertThat(found.body(DAY).bytes()).isEqualTo(expected.body(DAY).bytes());
        assertThat(found.body(DAY).gzip()).isEqualTo(expected.body(DAY).gzip());
        assertThat(found.body(DAY).etag(false)).isEqualTo(expected.body(DAY).etag(false));
        assertThat(found.json().texts().whole())
                .isEqualTo(expected.json().texts().whole());
        assertThat(found.contact() == null).isEqualTo(expected.contact() == null);
        assertThat(ids(restored.index.about(expected.id()))).isEqualTo(ids(written.index.about(expected.id())));
        assertThat(ids(restored.index.successors(expected.id())))
                .isEqualTo(ids(written.index.successors(expected.id())));
        assertThat(restored.index.progress(expected.id()).isPresent())
                .isEqualTo(written.index.progress(expected.id()).isPresent());
        written.index.progress(expected.id()).ifPresent(progress -> {
            var same = restored.index.progress(expected.id()).orElseThrow();
            assertThat(same.body().bytes()).isEqualTo(progress.body().bytes());
            assertThat(same.body().etag(true)).isEqualTo(progress.body().etag(true));
            assertThat(same.items()).isEqualTo(progress.items());
        });
    }

    @Test
    void a_status_of_an_earlier_day_is_replaced_by_that_of_today() {
        var id = UUID.randomUUID();
        commit(written.index, published("promises", 1, document(id, "löfte", "2019", "2019", "0486")));
        written.index.find("promises", id).orElseThrow().ready(LocalDate.of(2019, 5, 1));

        var found = restored().index.find("promises", id).orElseThrow();

        assertThat(new String(found.body(LocalDate.of(2018, 1, 1)).bytes(), StandardCharsets.UTF_8))
                .contains("\"temporalStatus\":\"UPCOMING\"");
        assertThat(new String(found.body(LocalDate.of(2019, 5, 1)).bytes(), StandardCharsets.UTF_8))
                .contains("\"temporalStatus\":\"IN_FORCE\"");
    }

    @Test
    void only_newer_events_change_a_restored_index() {
        var id = UUID.randomUUID();
        commit(written.index, published("promises", 2, document(id, "löfte", "2019", "2019", "0486")));
        var restored = restored();

        commit(restored.index, published("promises", 1, document(id, "äldre", "2018", "2018", "0120")));
        assertThat(titles(restored)).containsExactly("löfte");

        commit(restored.index, published("promises", 3, document(id, "nyare", "2020", "2020", "0120")));
        assertThat(titles(restored)).containsExactly("nyare");
        assertThat(restored.groups()).containsOnlyKeys("0120");
        assertThat(facets(restored)).contains("0120=1").doesNotContain("0486=1");
    }

    @Test
    void a_new_document_takes_the_place_of_no_other() {
        publishExamples();
        var restored = restored();
        int before = restored.index.size();

        commit(
                restored.index,
                published("promises", 1, document(UUID.randomUUID(), "ett nytt löfte", "2031", "2031", "0486")));

        assertThat(restored.index.size()).isEqualTo(before + 1);
        assertThat(titles(restored)).contains("ett nytt löfte").doesNotHaveDuplicates();
    }

    @Test
    void a_restored_index_can_be_written_again() {
        publishExamples();
        var again = restore(restored());

        assertThat(newestFirst(again)).isEqualTo(newestFirst(written));
        assertThat(again.index.tag("promises")).isEqualTo(written.index.tag("promises"));
    }

    @Test
    void a_snapshot_has_the_state_of_its_capture() {
        var id = UUID.randomUUID();
        commit(written.index, published("promises", 1, document(id, "före", "2019", "2019", "0486")));
        var captured = written.index.capture();
        commit(written.index, published("promises", 2, document(id, "efter", "2019", "2019", "0486")));

        write(() -> captured);

        assertThat(titles(read())).containsExactly("före");
    }

    @Test
    void a_failed_restoration_changes_nothing() {
        publishExamples();
        // The index reads the number of entries, and finds the text.
        write(() -> out -> {
            out.number(1);
            out.text("promises");
        });
        var empty = new Filled();

        assertThat(snapshots(empty.index::capture).restore(empty.index::restore))
                .isEqualTo(TopicPositions.BEGINNING);

        assertThat(empty.index.isFilled()).isFalse();
        assertThat(empty.index.size()).isZero();
        assertThat(directory.resolve("index.snapshot.damaged")).exists();
        commit(empty.index, published("promises", 1, document(UUID.randomUUID(), "löfte", "2019", "2019", "0486")));
        assertThat(titles(empty)).containsExactly("löfte");
    }

    @Test
    void an_index_whose_commit_failed_is_not_captured() {
        var failing = new PromiseStatistics() {
            @Override
            synchronized void count(PublicDocument promise, Counts counts) {
                throw new IllegalStateException("as the test wants it");
            }
        };
        var index = new Index(JSON, new DocumentRenderer(JSON, ""), failing);
        stage(index, published("promises", 1, document(UUID.randomUUID(), "löfte", "2019", "2019", "0486")));

        assertThatThrownBy(() -> commit(index)).hasMessage("as the test wants it");

        assertThatThrownBy(index::capture).hasMessage("the last commit has failed");
    }

    /** All examples of the contract, a progress, and a withdrawn promise. */
    private void publishExamples() {
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
                .forEach(line -> commit(written.index, published(line[0], 1, example(line[1]))));
        var progress = example("progress.updated.v1");
        commit(
                written.index,
                event("progress", "updated", 1, progress.path("promiseId").asText(), progress.toString()),
                published("promises", 1, document(GONE, "Det som togs bort", "2019", "2019", "0486")));
        commit(written.index, withdrawn("promises", 2, GONE, "Publicerades av misstag"));
    }

    private Filled restored() {
        return restore(written);
    }

    /** Writes an index and reads it into another. */
    private Filled restore(Filled from) {
        write(from.index::capture);
        return read();
    }

    private void write(Supplier<Consumer<SnapshotOutput>> capture) {
        var snapshots = snapshots(capture);
        snapshots.committed(POSITIONS);
        snapshots.close();
    }

    private IndexSnapshots snapshots(Supplier<Consumer<SnapshotOutput>> capture) {
        return new IndexSnapshots(directory, new TestSnapshotConfig(), "a", () -> 1, capture);
    }

    private Filled read() {
        var to = new Filled();
        assertThat(snapshots(to.index::capture).restore(to.index::restore)).isEqualTo(POSITIONS);
        assertThat(to.index.isFilled()).isFalse();
        to.index.restored(IndexEvents.positions());
        return to;
    }

    private static List<String> changes(Filled filled) {
        var changes = new ArrayList<String>();
        filled.index
                .changes()
                .after(filled.index.changes().beginning())
                .forEachRemaining(placed -> changes.add(placed.behind() + " "
                        + placed.change().type() + " " + placed.change().id()));
        return changes;
    }

    private static List<String> titles(Filled filled) {
        return newestFirst(filled).stream()
                .map(id -> KINDS.stream()
                        .flatMap(kind -> filled.index.find(kind, id).stream())
                        .findFirst()
                        .orElseThrow()
                        .title())
                .toList();
    }

    private static List<UUID> newestFirst(Filled filled) {
        return filled.index.search(snapshot ->
                snapshot.newestFirst(DOCUMENTS).stream().map(PublicDocument::id).toList());
    }

    private static List<String> facets(Filled filled) {
        return filled.index.search(snapshot -> snapshot.facets(DOCUMENTS).byDimension().values().stream()
                .flatMap(List::stream)
                .map(facet -> facet.value() + "=" + facet.count())
                .toList());
    }

    private static List<UUID> ids(Stream<PublicDocument> documents) {
        return documents.map(PublicDocument::id).toList();
    }
}
