package se.samverkan.documents.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static se.samverkan.documents.imports.ImportRequests.archive;
import static se.samverkan.documents.imports.ImportRequests.documents;
import static se.samverkan.documents.imports.ImportRequests.done;
import static se.samverkan.documents.imports.ImportRequests.drafts;
import static se.samverkan.documents.imports.ImportRequests.dryRun;
import static se.samverkan.documents.imports.ImportRequests.file;
import static se.samverkan.documents.imports.ImportRequests.ids;
import static se.samverkan.documents.imports.ImportRequests.outcomes;
import static se.samverkan.documents.note.NoteRequests.NOTES;
import static se.samverkan.documents.note.NoteRequests.note;
import static se.samverkan.stack.testing.ServiceRequests.anonymous;
import static se.samverkan.stack.testing.ServiceRequests.as;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.samverkan.stack.testing.ServiceTest;

/** Files of documents: what a dry run tells, what an import writes, and that a second one changes nothing. */
@QuarkusTest
@ServiceTest(database = "agreements")
class ImportTest {
    private final String key = UUID.randomUUID().toString();

    private Map<String, Object> keyed(String title) {
        return keyed(title, key);
    }

    private static Map<String, Object> keyed(String title, String externalId) {
        return note(title, "externalId", externalId);
    }

    @Test
    void a_dry_run_tells_what_would_happen_and_writes_nothing() {
        var done = dryRun(keyed("Prövad"));

        assertThat(done.getBoolean("dryRun")).isTrue();
        assertThat(done.getInt("counts.created")).isEqualTo(1);
        assertThat(documents(done).getString("items[0].id")).isNull();
        assertThat(outcomes(dryRun(keyed("Prövad")))).containsExactly("CREATED");
    }

    @Test
    void an_import_creates_drafts_and_a_second_one_changes_nothing() {
        var first = drafts(keyed("Första"), keyed("Andra", key + "-2"));
        var second = drafts(keyed("Första"), keyed("Andra", key + "-2"));

        assertThat(outcomes(first)).containsExactly("CREATED", "CREATED");
        assertThat(outcomes(second)).containsExactly("UNCHANGED", "UNCHANGED");
        assertThat(ids(second)).isEqualTo(ids(first));
        NOTES.read(as("editor"), ids(first).getFirst())
                .statusCode(200)
                .body("title", equalTo("Första"))
                .body("publicationStatus", equalTo("DRAFT"))
                .body("externalId", equalTo(key));
        NOTES.read(anonymous(), ids(first).getFirst()).statusCode(404);
    }

    @Test
    void a_later_import_tells_which_members_it_changes() {
        var id = ids(drafts(keyed("Före"))).getFirst();

        var changed = drafts(keyed("Efter"));

        assertThat(outcomes(changed)).containsExactly("CHANGED");
        assertThat(documents(changed).getList("items[0].changedMembers")).containsExactly("/title");
        NOTES.read(as("editor"), id).body("title", equalTo("Efter")).header("ETag", equalTo("\"2\""));
    }

    @Test
    void an_archivist_publishes_what_was_public_before() {
        var id = ids(archive(keyed("Arkiverad"))).getFirst();

        NOTES.read(anonymous(), id).statusCode(200).body("version", equalTo(1));
        assertThat(outcomes(archive(keyed("Arkiverad")))).containsExactly("UNCHANGED");
        assertThat(outcomes(archive(keyed("Rättad")))).containsExactly("CHANGED");
        NOTES.read(anonymous(), id).body("version", equalTo(2)).body("title", equalTo("Rättad"));
    }

    @Test
    void an_editor_cannot_publish_without_the_approvals() {
        var done = done(ImportRequests.lines(as("editor"), List.of(keyed("Utan arkivroll")))
                .queryParam("dryRun", false)
                .queryParam("basis", "ARCHIVE"));

        assertThat(outcomes(done)).containsExactly("REFUSED");
        assertThat(documents(done).getString("items[0].violations[0].text")).contains("archivist");
        // Nothing half-done: the draft is not there either.
        assertThat(outcomes(dryRun(keyed("Utan arkivroll")))).containsExactly("CREATED");
    }

    @Test
    void what_is_wrong_with_one_document_does_not_stop_the_others() {
        var done = drafts(note("", "externalId", key + "-1"), keyed("Bra"), note("Fel", "theme", 17));

        assertThat(outcomes(done)).containsExactly("REFUSED", "CREATED", "REFUSED");
        assertThat(documents(done).getList("items[0].violations.pointer")).containsExactly("/title");
        assertThat(documents(done).getInt("items[0].violations[0].row")).isEqualTo(1);
        assertThat(documents(done).getList("items[2].violations.pointer")).contains("/theme");
        assertThat(done.getInt("counts.refused")).isEqualTo(2);
    }

    @Test
    void a_line_that_is_no_json_is_refused_alone() {
        var done = done(file(as("archivist"), "{\"title\":\n" + "{\"titel\": \"Fel namn\"}")
                .queryParam("dryRun", false));

        assertThat(outcomes(done)).containsExactly("REFUSED", "REFUSED");
        assertThat(documents(done).getList("items[1].violations.pointer")).contains("/titel");
    }

    @Test
    void a_document_is_found_by_its_id() {
        var id = NOTES.draft(note("Utan nyckel"));
        var sent = note("Med id");
        sent.put("id", id);

        var done = drafts(sent);

        assertThat(outcomes(done)).containsExactly("CHANGED");
        assertThat(ids(done)).containsExactly(id);
    }

    @Test
    void a_document_of_another_system_keeps_its_id_there_as_its_key() {
        var there = UUID.randomUUID().toString();
        var sent = note("Från ett annat system");
        sent.put("id", there);

        var id = ids(drafts(sent)).getFirst();

        NOTES.read(as("editor"), id).body("externalId", equalTo(there));
        assertThat(outcomes(drafts(sent))).containsExactly("UNCHANGED");
    }

    @Test
    void a_document_that_no_second_import_would_find_is_refused() {
        var done = drafts(note("Utan nyckel"));

        assertThat(outcomes(done)).containsExactly("REFUSED");
        assertThat(documents(done).getString("items[0].violations[0].pointer")).isEqualTo("/externalId");
    }

    @Test
    void the_same_key_or_page_twice_is_a_double() {
        var page = List.of(Map.of("url", "https://www.strangnas.example/" + key));
        var first = note("Från sidan", "sources", page);
        var again = note("Från samma sida", "sources", page);

        assertThat(outcomes(drafts(keyed("En"), keyed("Två")))).containsExactly("CREATED", "DOUBLED");
        assertThat(outcomes(dryRun(first, again))).containsExactly("CREATED", "DOUBLED");
        var done = drafts(first, again);
        assertThat(outcomes(done)).containsExactly("CREATED", "DOUBLED");
        assertThat(documents(done).getString("items[1].violations[0].text"))
                .contains(ids(done).getFirst());
    }

    @Test
    void a_withdrawn_document_is_not_brought_back() {
        var id = ids(archive(keyed("Tillbakadragen"))).getFirst();
        NOTES.withdraw(id, 2, "Den var fel.").statusCode(200);

        var done = archive(keyed("Tillbakadragen"));

        assertThat(outcomes(done)).containsExactly("REFUSED");
        assertThat(documents(done).getString("items[0].violations[0].text")).contains("withdrawn");
        NOTES.read(anonymous(), id).statusCode(410);
    }
}
