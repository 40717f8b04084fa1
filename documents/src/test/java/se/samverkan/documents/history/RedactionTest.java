package se.samverkan.documents.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static se.samverkan.documents.note.NoteRequests.NOTES;
import static se.samverkan.documents.note.NoteRequests.note;
import static se.samverkan.documents.note.NoteRequests.noteWithRepresentatives;
import static se.samverkan.stack.testing.ServiceRequests.STRANGNAS;
import static se.samverkan.stack.testing.ServiceRequests.anonymous;
import static se.samverkan.stack.testing.ServiceRequests.as;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.samverkan.documents.note.VersionChain;
import se.samverkan.stack.testing.ServiceDatabase;
import se.samverkan.stack.testing.ServiceTest;

/** A redaction removes a text from every stored copy and every event, and the versions record it. */
@QuarkusTest
@ServiceTest(database = "agreements")
class RedactionTest {
    private static final String REASON = "Uppgift om enskild person";

    @Test
    void a_name_is_removed_wherever_it_occurs() {
        var id = withEvaInTwoVersionsAndTheWorkingCopy();

        NOTES.redact(id, 5, "/representatives/1/name")
                .statusCode(200)
                .header("ETag", "\"6\"")
                .body("revision", is(6))
                .body("version", is(2))
                .body("representatives.name", contains("Bo Berg", "Per Pil", "[borttaget]"))
                .body("hasUnpublishedChanges", is(true));
        NOTES.read(anonymous(), id).body("representatives.name", contains("Bo Berg", "[borttaget]"));
        anonymous()
                .get(NOTES.at(id) + "/versions/1")
                .then()
                .body("representatives.name", contains("[borttaget]", "Bo Berg"))
                .body("title", is("Ett"))
                .body("signatures.name", contains("[borttaget]"));
        anonymous()
                .get(NOTES.at(id) + "/versions/2")
                .then()
                .body("representatives.name", contains("Bo Berg", "[borttaget]"));
        assertThat(everythingKeptOf(id)).noneMatch(text -> text.contains("Eva Ek"));
    }

    @Test
    void the_chain_stays_and_the_versions_record_the_places_and_the_reason() throws Exception {
        var id = withEvaInTwoVersionsAndTheWorkingCopy();
        var before = VersionChain.of(id);
        NOTES.redact(id, 5, "/representatives/1/name").statusCode(200);

        var after = VersionChain.of(id);
        for (int i = 0; i < 2; i++) {
            assertThat(after.get(i)).containsAllEntriesOf(before.get(i)).containsKey("redacted");
            assertThat(VersionChain.expectedHash(after.get(i)))
                    .isEqualTo(after.get(i).get("hash"));
            assertThat(VersionChain.sha256(VersionChain.content(id, i + 1)))
                    .isNotEqualTo(after.get(i).get("contentHash"));
        }
        assertThat(after.get(1)).containsEntry("previousHash", after.get(0).get("hash"));
        anonymous()
                .get(NOTES.at(id) + "/versions")
                .then()
                .body("items[0].redacted.pointers", contains(List.of("/representatives/0/name", "/signatures/0/name")))
                .body("items[1].redacted.pointers", contains(List.of("/representatives/1/name")))
                .body("items[0].redacted.reason", contains(REASON))
                .body("items[0].redacted.organisation", contains(STRANGNAS))
                .body("items[0].redacted.at", not(contains((Object) null)));
    }

    @Test
    void the_chain_continues_and_a_second_redaction_is_recorded_beside_the_first() throws Exception {
        var id = withEvaInTwoVersionsAndTheWorkingCopy();
        NOTES.redact(id, 5, "/representatives/1/name").statusCode(200);
        NOTES.redact(id, 6, "/representatives/0/name").statusCode(200).header("ETag", "\"7\"");
        NOTES.publish(id, 7).statusCode(200).body("version", is(3));

        var chain = VersionChain.of(id);
        assertThat(chain.get(2)).containsEntry("previousHash", chain.get(1).get("hash"));
        assertThat(VersionChain.expectedHash(chain.get(2)))
                .isEqualTo(chain.get(2).get("hash"));
        assertThat(VersionChain.sha256(VersionChain.content(id, 3)))
                .isEqualTo(chain.get(2).get("contentHash"));
        anonymous()
                .get(NOTES.at(id) + "/versions")
                .then()
                .body(
                        "items[1].redacted.pointers",
                        contains(List.of("/representatives/1/name"), List.of("/representatives/0/name")))
                .body("items[2]", not(hasKey("redacted")));
    }

    @Test
    void a_text_that_can_not_be_replaced_is_left_out() {
        var note = note("Kontakt", "contact", Map.of("name", "Eva Ek", "email", "eva.ek@strangnas.se"));
        note.put("purposes", List.of("Evas syfte", "Trygghet"));
        var id = NOTES.published(note);

        NOTES.redact(id, 2, "/contact/email", "/purposes/0")
                .statusCode(200)
                .body("contact", is(Map.of("name", "Eva Ek")))
                .body("purposes", contains("[borttaget]", "Trygghet"));
        NOTES.read(anonymous(), id)
                .body("contact", is(Map.of("name", "Eva Ek")))
                .body("purposes", contains("[borttaget]", "Trygghet"));
        anonymous()
                .get(NOTES.at(id) + "/versions")
                .then()
                .body("items[0].redacted[0].pointers", contains("/contact/email", "/purposes/0"));
        assertThat(everythingKeptOf(id)).noneMatch(text -> text.contains("eva.ek@") || text.contains("Evas syfte"));
    }

    @Test
    void the_version_that_the_pointers_are_read_in_may_be_an_older_one() {
        var id = NOTES.published(noteWithRepresentatives("Ett", "Bo Berg", "Eva Ek"));
        NOTES.replace(id, 2, noteWithRepresentatives("Två", "Bo Berg")).statusCode(200);
        NOTES.publish(id, 3).statusCode(200);

        NOTES.redact(id, 4, "/representatives/1/name")
                .statusCode(422)
                .body("violations.pointer", contains("/pointers/0"));
        var request = Map.of("pointers", List.of("/representatives/1/name"), "reason", REASON, "version", 1);
        NOTES.post(as("admin"), id, "redactions", 4, request)
                .statusCode(200)
                .body("representatives.name", contains("Bo Berg"));
        anonymous()
                .get(NOTES.at(id) + "/versions")
                .then()
                .body("items[0].redacted[0].pointers", contains("/representatives/1/name"))
                .body("items[1]", not(hasKey("redacted")));
        assertThat(VersionChain.text(id, 1)).doesNotContain("Eva Ek");
    }

    private static String withEvaInTwoVersionsAndTheWorkingCopy() {
        var first = noteWithRepresentatives("Ett", "Eva Ek", "Bo Berg");
        first.put("signatures", List.of(Map.of("partyId", STRANGNAS, "name", "Eva Ek")));
        var id = NOTES.published(first);
        NOTES.replace(id, 2, noteWithRepresentatives("Två", "Bo Berg", "Eva Ek"))
                .statusCode(200);
        NOTES.publish(id, 3).statusCode(200);
        NOTES.replace(id, 4, noteWithRepresentatives("Tre", "Bo Berg", "Per Pil", "Eva Ek"))
                .statusCode(200);
        return id;
    }

    /** Every stored text of the note. */
    private static List<String> everythingKeptOf(String id) {
        return ServiceDatabase.rows("""
                        select document::text from document where id = ?1
                        union all select version::text from version where document_id = ?1
                        union all select outbox::text from outbox where subject = ?1
                        union all select idempotency_record::text from idempotency_record where document_id = ?1
                        """.replace("?1", "'" + UUID.fromString(id) + "'")).stream()
                .map(List::getFirst)
                .toList();
    }
}
