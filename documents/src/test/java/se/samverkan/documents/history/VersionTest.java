package se.samverkan.documents.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.samverkan.documents.note.NoteRequests.NOTES;
import static se.samverkan.documents.note.NoteRequests.note;
import static se.samverkan.stack.testing.ServiceRequests.STRANGNAS;
import static se.samverkan.stack.testing.ServiceRequests.as;
import static se.samverkan.stack.testing.ServiceRequests.etag;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.stack.testing.ServiceDatabase;
import se.samverkan.stack.testing.ServiceTest;

/** Every publication inserts an immutable version that is chained by its hash to the version before. */
@QuarkusTest
@ServiceTest(database = "agreements")
class VersionTest {

    @Test
    void a_publication_inserts_the_public_view_with_its_hash() throws Exception {
        var id = NOTES.draft(note("Åtta ögon"));
        assertThat(versions(id)).isEmpty();
        as("archivist")
                .header("If-Match", etag(1))
                .body(Map.of("changeNote", "Från arkivet"))
                .post(NOTES.at(id) + "/publications")
                .then()
                .statusCode(200);

        var version = versions(id).getFirst();
        assertThat(versions(id)).hasSize(1);
        assertThat(version.number()).isEqualTo(1);
        assertThat(version.organisation()).isEqualTo(STRANGNAS);
        assertThat(version.basis()).isEqualTo("ARCHIVE");
        assertThat(version.changeNote()).isEqualTo("Från arkivet");
        assertThat(version.previousHash()).isNull();
        assertThat(version.contentHash()).isEqualTo(sha256(version.content()));
        assertThat(version.hash()).matches("[0-9a-f]{64}").isNotEqualTo(version.contentHash());
        assertThat(version.content())
                .startsWith("{\"changeNote\":\"Från arkivet\",\"id\":\"" + id
                        + "\",\"municipalities\":[\"0486\"],\"parties\":[{\"id\":")
                .contains("\"title\":\"Åtta ögon\"", "\"version\":1", "\"publicationStatus\":\"PUBLISHED\"")
                .doesNotContain("temporalStatus", "_links", "hasUnpublishedChanges");
    }

    @Test
    void the_next_version_names_the_hash_of_the_one_before_which_stays_as_it_was() throws Exception {
        var id = NOTES.published(note("Ett"));
        var first = versions(id).getFirst();
        NOTES.replace(id, 2, note("Två")).statusCode(200);
        assertThat(versions(id)).containsExactly(first);
        NOTES.publish(id, 3).statusCode(200);

        var second = versions(id).getLast();
        assertThat(versions(id)).containsExactly(first, second);
        assertThat(second.number()).isEqualTo(2);
        assertThat(second.previousHash()).isEqualTo(first.hash());
        assertThat(second.hash()).isNotEqualTo(first.hash());
        assertThat(second.contentHash()).isEqualTo(sha256(second.content()));
        assertThat(second.content()).contains("\"title\":\"Två\"");
    }

    @Test
    void a_withdrawal_leaves_the_versions_and_the_chain_goes_on_after_it() {
        var id = NOTES.published(note("Ett"));
        NOTES.withdraw(id, 2, "Fel").statusCode(200);
        assertThat(versions(id)).hasSize(1);
        NOTES.publish(id, 3).statusCode(200);

        assertThat(versions(id).getLast().previousHash())
                .isEqualTo(versions(id).getFirst().hash());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update version set content = '{}'",
                "update version set change_note = 'x' where number = 1",
                "delete from version",
                "truncate version",
                "truncate version, document cascade"
            })
    void the_database_refuses_to_change_a_version(String command) {
        var id = NOTES.published(note("Oföränderligt"));
        var before = versions(id);

        assertThatThrownBy(() -> ServiceDatabase.execute(command))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("A published version is immutable");
        assertThat(versions(id)).isEqualTo(before);
    }

    private record Row(
            int number,
            String organisation,
            String basis,
            String changeNote,
            String content,
            String contentHash,
            String previousHash,
            String hash) {}

    private static List<Row> versions(String id) {
        return ServiceDatabase.rows("""
                        select number, organisation, basis, change_note, content, content_hash, previous_hash, hash
                        from version where document_id = ? order by number""", UUID.fromString(id)).stream()
                .map(c -> new Row(
                        Integer.parseInt(c.get(0)),
                        c.get(1),
                        c.get(2),
                        c.get(3),
                        c.get(4),
                        c.get(5),
                        c.get(6),
                        c.get(7)))
                .toList();
    }

    private static String sha256(String text) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest);
    }
}
