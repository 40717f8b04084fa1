package se.samverkan.gateway.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.samverkan.platform.event.TopicPositions;

/** A snapshot is read as it was written, or not at all. */
class SnapshotFileTest {
    private static final TopicPositions POSITIONS = new TopicPositions(
            Instant.parse("2026-11-29T12:00:00.123456Z"),
            Map.of("samverkan.promises", Uuid.fromString("AAAAAAAAQACAAAAAAAAAAQ")),
            Map.of(new TopicPartition("samverkan.promises", 2), 5_000_000_000L));

    @TempDir
    private Path parent;

    @Test
    void values_and_positions_are_read_as_they_were_written() throws Exception {
        var id = UUID.fromString("01900000-0000-7000-8000-000000000001");
        file("a").write(POSITIONS, out -> {
            out.number(Long.MIN_VALUE);
            out.number(1_000_000_000_001L);
            out.text("Värmdö 🚓");
            out.text(null);
            out.text("");
            out.texts(List.of("0486", "0120"));
            out.id(id);
            out.id(null);
            out.day(LocalDate.of(9999, 12, 31));
            out.day(null);
            out.time(Instant.parse("2020-01-28T08:00:00.000000001Z"));
            out.bytes(new byte[] {0, -1});
        });

        var positions = file("a").read(in -> {
            assertThat(in.number()).isEqualTo(Long.MIN_VALUE);
            assertThat(in.number()).isEqualTo(1_000_000_000_001L);
            assertThat(in.text()).isEqualTo("Värmdö 🚓");
            assertThat(in.text()).isNull();
            assertThat(in.text()).isEmpty();
            assertThat(in.texts()).containsExactly("0486", "0120");
            assertThat(in.id()).isEqualTo(id);
            assertThat(in.id()).isNull();
            assertThat(in.day()).isEqualTo(LocalDate.of(9999, 12, 31));
            assertThat(in.day()).isNull();
            assertThat(in.time()).isEqualTo(Instant.parse("2020-01-28T08:00:00.000000001Z"));
            assertThat(in.bytes()).containsExactly(0, -1);
        });

        assertThat(positions).isEqualTo(POSITIONS);
    }

    @Test
    void without_a_file_the_topics_are_read_from_the_beginning() {
        assertThat(file("a").read(in -> {
                    throw new AssertionError("nothing to read");
                }))
                .isEqualTo(TopicPositions.BEGINNING);
    }

    @Test
    void only_the_owner_may_read_a_snapshot() throws Exception {
        file("a").write(POSITIONS, out -> out.text("content"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path().getParent())))
                .isEqualTo("rwx------");
    }

    static Stream<byte[]> damages() {
        return Stream.of(new byte[0], new byte[] {1, 2, 3}, new byte[8], new byte[100_000]);
    }

    @ParameterizedTest
    @MethodSource("damages")
    void another_file_in_its_place_is_put_aside(byte[] damage) throws Exception {
        file("a").write(POSITIONS, out -> out.text("content"));
        Files.write(path(), damage);

        assertPutAside(damage);
    }

    @Test
    void a_changed_byte_anywhere_and_a_cut_end_are_noticed() throws Exception {
        file("a").write(POSITIONS, out -> out.text("content"));
        var intact = Files.readAllBytes(path());

        for (int place = 0; place < intact.length; place++) {
            var changed = intact.clone();
            changed[place] ^= 1;
            Files.write(path(), changed);
            assertPutAside(changed);
        }
        var cut = Arrays.copyOf(intact, intact.length - 1);
        Files.write(path(), cut);
        assertPutAside(cut);
    }

    @Test
    void content_that_the_index_refuses_is_put_aside() throws Exception {
        file("a").write(POSITIONS, out -> out.number(1_000_000));

        assertThat(file("a").read(SnapshotInput::bytes)).isEqualTo(TopicPositions.BEGINNING);

        assertThat(path()).doesNotExist();
        assertThat(aside()).exists();
    }

    @Test
    void a_snapshot_of_another_build_is_ignored_until_it_is_replaced() throws Exception {
        file("a").write(POSITIONS, out -> out.text("of a"));

        assertThat(readText("b")).isNull();
        assertThat(aside()).doesNotExist();
        assertThat(readText("a")).isEqualTo("of a");

        file("b").write(POSITIONS, out -> out.text("of b"));
        assertThat(readText("a")).isNull();
        assertThat(readText("b")).isEqualTo("of b");
    }

    @Test
    void a_failed_write_leaves_the_earlier_snapshot_and_no_other_file() throws Exception {
        file("a").write(POSITIONS, out -> out.text("earlier"));

        assertThatThrownBy(() -> file("a").write(POSITIONS, out -> {
                    out.bytes(new byte[200_000]);
                    throw new UncheckedIOException(new IOException("No space left on device"));
                }))
                .hasRootCauseMessage("No space left on device");

        assertThat(readText("a")).isEqualTo("earlier");
        try (var files = Files.list(path().getParent())) {
            assertThat(files).containsExactly(path());
        }
    }

    @Test
    void a_snapshot_above_the_limit_is_not_kept() throws Exception {
        var limited = new SnapshotFile(parent.resolve("snapshots"), "a", 1_000);
        limited.write(POSITIONS, out -> out.text("small"));

        assertThatThrownBy(() -> limited.write(POSITIONS, out -> out.bytes(new byte[1_000])))
                .hasRootCauseMessage("it would have more than 1000 bytes (samverkan.snapshot.max-size)");

        assertThat(readText("a")).isEqualTo("small");
    }

    private void assertPutAside(byte[] damaged) throws IOException {
        assertThat(readText("a")).isNull();
        assertThat(path()).doesNotExist();
        assertThat(aside()).hasBinaryContent(damaged);
    }

    /** The text in the snapshot; null where it was not read. */
    private String readText(String fingerprint) {
        var text = new AtomicReference<String>();
        var positions = file(fingerprint).read(in -> text.set(in.text()));
        assertThat(positions).isEqualTo(text.get() == null ? TopicPositions.BEGINNING : POSITIONS);
        return text.get();
    }

    private SnapshotFile file(String fingerprint) {
        return new SnapshotFile(parent.resolve("snapshots"), fingerprint, Long.MAX_VALUE);
    }

    private Path path() {
        return parent.resolve("snapshots/index.snapshot");
    }

    private Path aside() {
        return parent.resolve("snapshots/index.snapshot.damaged");
    }
}
