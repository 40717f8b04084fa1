package se.samverkan.gateway.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.samverkan.gateway.index.IndexEvents.JSON;
import static se.samverkan.gateway.index.IndexEvents.commit;
import static se.samverkan.gateway.index.IndexEvents.document;
import static se.samverkan.gateway.index.IndexEvents.published;
import static se.samverkan.gateway.index.IndexEvents.stage;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.samverkan.domain.content.CollectionNames;
import se.samverkan.gateway.document.DocumentRenderer;
import se.samverkan.gateway.document.PublicDocument;
import se.samverkan.gateway.snapshot.IndexSnapshots;
import se.samverkan.gateway.snapshot.SnapshotOutput;
import se.samverkan.gateway.snapshot.TestSnapshotConfig;
import se.samverkan.platform.event.TopicPositions;

/** An index that was restored from a snapshot is equal to the one that was written, and goes on from there. */
class RestoredIndexTest {
    private static final TopicPositions POSITIONS =
            new TopicPositions(Instant.parse("2026-11-29T12:00:00Z"), Map.of(), Map.of());

    @TempDir
    private Path directory;

    private final FilledIndex written = new FilledIndex();

    @Test
    void every_public_state_is_equal() {
        written.publishExamples();

        var restored = restored();

        for (var collection : CollectionNames.ALL) {
            assertThat(restored.index.tag(collection)).isEqualTo(written.index.tag(collection));
        }
        for (var kind : FilledIndex.KINDS) {
            var expected = written.index.snapshot(kind).items();
            assertThat(expected).isNotEmpty();
            assertThat(restored.index.snapshot(kind).items()).hasSameSizeAs(expected);
            expected.forEach(item -> assertEqual(item.document(), restored));
        }
        assertThat(restored.index.withdrawal("promises", FilledIndex.GONE))
                .hasValueSatisfying(notice -> assertThat(notice)
                        .isEqualTo(written.index
                                .withdrawal("promises", FilledIndex.GONE)
                                .orElseThrow()));
        assertThat(restored.index.size()).isEqualTo(written.index.size());
        assertThat(restored.index.isFilled()).isTrue();
        assertThat(restored.groups().keySet()).isEqualTo(written.groups().keySet());
        written.groups()
                .forEach((key, counts) -> assertThat(restored.groups().get(key))
                        .usingRecursiveComparison()
                        .isEqualTo(counts));
        assertThat(restored.changes()).isNotEmpty().isEqualTo(written.changes());
        assertThat(restored.facets()).isEqualTo(written.facets());
        assertThat(restored.newestFirst()).isEqualTo(written.newestFirst());
    }

    private void assertEqual(PublicDocument expected, FilledIndex restored) {
        var found = restored.index.find(expected.collection(), expected.id()).orElseThrow();
        assertThat(found)
                .usingRecursiveComparison()
                .ignoringFields("json", "contact")
                .isEqualTo(expected);
        assertThat(found.body(FilledIndex.DAY).bytes())
                .isEqualTo(expected.body(FilledIndex.DAY).bytes());
        assertThat(found.body(FilledIndex.DAY).gzip())
                .isEqualTo(expected.body(FilledIndex.DAY).gzip());
        assertThat(found.body(FilledIndex.DAY).etag(false))
                .isEqualTo(expected.body(FilledIndex.DAY).etag(false));
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
        assertThat(restored.titles()).containsExactly("löfte");

        commit(restored.index, published("promises", 3, document(id, "nyare", "2020", "2020", "0120")));
        assertThat(restored.titles()).containsExactly("nyare");
        assertThat(restored.groups()).containsOnlyKeys("0120");
        assertThat(restored.facets()).contains("0120=1").doesNotContain("0486=1");
    }

    @Test
    void a_new_document_takes_the_place_of_no_other() {
        written.publishExamples();
        var restored = restored();
        int before = restored.index.size();

        commit(
                restored.index,
                published("promises", 1, document(UUID.randomUUID(), "ett nytt löfte", "2031", "2031", "0486")));

        assertThat(restored.index.size()).isEqualTo(before + 1);
        assertThat(restored.titles()).contains("ett nytt löfte").doesNotHaveDuplicates();
    }

    @Test
    void a_restored_index_can_be_written_again() {
        written.publishExamples();
        var again = restore(restored());

        assertThat(again.newestFirst()).isEqualTo(written.newestFirst());
        assertThat(again.index.tag("promises")).isEqualTo(written.index.tag("promises"));
    }

    @Test
    void a_snapshot_has_the_state_of_its_capture() {
        var id = UUID.randomUUID();
        commit(written.index, published("promises", 1, document(id, "före", "2019", "2019", "0486")));
        var captured = written.index.capture();
        commit(written.index, published("promises", 2, document(id, "efter", "2019", "2019", "0486")));

        write(() -> captured);

        assertThat(read().titles()).containsExactly("före");
    }

    @Test
    void a_failed_restoration_changes_nothing() {
        written.publishExamples();
        // The index reads the number of entries, and finds the text.
        write(() -> out -> {
            out.number(1);
            out.text("promises");
        });
        var empty = new FilledIndex();

        assertThat(snapshots(empty.index::capture).restore(empty.index::restore))
                .isEqualTo(TopicPositions.BEGINNING);

        assertThat(empty.index.isFilled()).isFalse();
        assertThat(empty.index.size()).isZero();
        assertThat(directory.resolve("index.snapshot.damaged")).exists();
        commit(empty.index, published("promises", 1, document(UUID.randomUUID(), "löfte", "2019", "2019", "0486")));
        assertThat(empty.titles()).containsExactly("löfte");
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

    private FilledIndex restored() {
        return restore(written);
    }

    /** Writes an index and reads it into another. */
    private FilledIndex restore(FilledIndex from) {
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

    private FilledIndex read() {
        var to = new FilledIndex();
        assertThat(snapshots(to.index::capture).restore(to.index::restore)).isEqualTo(POSITIONS);
        assertThat(to.index.isFilled()).isFalse();
        to.index.restored(IndexEvents.positions());
        return to;
    }

    private static List<UUID> ids(Stream<PublicDocument> documents) {
        return documents.map(PublicDocument::id).toList();
    }
}
