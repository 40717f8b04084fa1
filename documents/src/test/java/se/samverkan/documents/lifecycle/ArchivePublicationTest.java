package se.samverkan.documents.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesRegex;
import static org.hamcrest.Matchers.nullValue;
import static se.samverkan.documents.note.NoteRequests.NOTES;
import static se.samverkan.documents.note.NoteRequests.note;
import static se.samverkan.stack.testing.ServiceRequests.POLICE;
import static se.samverkan.stack.testing.ServiceRequests.PROBLEM;
import static se.samverkan.stack.testing.ServiceRequests.STRANGNAS;
import static se.samverkan.stack.testing.ServiceRequests.anonymous;
import static se.samverkan.stack.testing.ServiceRequests.as;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.samverkan.documents.note.VersionChain;
import se.samverkan.stack.testing.ServiceTest;

/** An archivist publishes content that was public before, until the parties approve a version. */
@QuarkusTest
@ServiceTest(database = "agreements")
class ArchivePublicationTest {
    private static final Map<String, String> ARCHIVE = Map.of("basis", "ARCHIVE");
    private static final Map<String, String> APPROVED = Map.of("basis", "APPROVED");

    @Test
    void without_approvals_an_archivist_publishes_from_the_archive() {
        var id = NOTES.draft(note("Gammalt"));

        NOTES.publish(id, 1).statusCode(200);
        assertThat(bases(id)).containsExactly("ARCHIVE");
        NOTES.replace(id, 2, note("Gammalt, rättat")).statusCode(200);
        NOTES.publish(id, 3).statusCode(200).body("version", is(2));
        assertThat(bases(id)).containsExactly("ARCHIVE", "ARCHIVE");
    }

    @Test
    void a_publication_that_all_have_approved_is_approved_even_when_an_archivist_publishes() {
        var id = approvedDraft("Godkänt");

        NOTES.publish(id, 1).statusCode(200);
        assertThat(bases(id)).containsExactly("APPROVED");
    }

    @Test
    void a_version_names_who_had_approved_its_text_and_when() {
        var id = approvedDraft("Godkänt");
        NOTES.publish(id, 1).statusCode(200);
        NOTES.replace(id, 2, note("Ändrat")).statusCode(200);
        NOTES.post(as("approver", STRANGNAS), id, "approvals", 3, Map.of()).statusCode(200);

        anonymous()
                .get(NOTES.at(id) + "/versions")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].approvals.partyId", contains(STRANGNAS, POLICE))
                .body("items[0].approvals.at", everyItem(matchesRegex("\\d{4}-\\d\\d-\\d\\dT.*Z")));
    }

    @Test
    void an_archivist_may_still_name_the_archive_as_the_basis() {
        var id = approvedDraft("Godkänt och gammalt");

        publishWith("archivist", id, 1, ARCHIVE).statusCode(200);
        assertThat(bases(id)).containsExactly("ARCHIVE");
        anonymous().get(NOTES.at(id) + "/versions").then().body("items[0].approvals", nullValue());
    }

    @Test
    void some_approvals_are_not_enough_to_call_it_approved() {
        var id = NOTES.draft(note("Halvt godkänt"));
        NOTES.approve(id, 1, POLICE).statusCode(200);

        publishWith("archivist", id, 1, APPROVED)
                .statusCode(409)
                .contentType(PROBLEM)
                .body("missingApprovals", contains(STRANGNAS));
        NOTES.read(anonymous(), id).statusCode(404);
        NOTES.publish(id, 1).statusCode(200);
        assertThat(bases(id)).containsExactly("ARCHIVE");
    }

    @Test
    void an_editor_does_not_publish_from_the_archive() {
        var id = approvedDraft("Inte arkivarie");

        publishWith("editor", id, 1, ARCHIVE)
                .statusCode(403)
                .contentType(PROBLEM)
                .body("detail", is("Only the role archivist publishes from the archive"));
        NOTES.read(anonymous(), id).statusCode(404);
        publishWith("editor", id, 1, APPROVED).statusCode(200);
        assertThat(bases(id)).containsExactly("APPROVED");
    }

    @Test
    void a_caller_who_is_editor_and_archivist_names_the_archive_as_the_basis() {
        var id = NOTES.draft(note("Båda rollerna"));
        var both = List.of("editor", "archivist");

        NOTES.post(as(both, STRANGNAS), id, "publications", 1, Map.of())
                .statusCode(409)
                .contentType(PROBLEM)
                .body("missingApprovals", contains(STRANGNAS, POLICE))
                .body("detail", endsWith("is published with {\"basis\":\"ARCHIVE\"}"));
        NOTES.post(as(both, STRANGNAS), id, "publications", 1, ARCHIVE).statusCode(200);
        assertThat(bases(id)).containsExactly("ARCHIVE");
    }

    @Test
    void after_a_version_that_the_parties_approved_there_is_no_way_back_to_the_archive() {
        var id = NOTES.published(note("Från arkivet"));
        NOTES.replace(id, 2, note("Godkänt")).statusCode(200);
        NOTES.approveAndPublish(id, 3);
        assertThat(bases(id)).containsExactly("ARCHIVE", "APPROVED");
        NOTES.replace(id, 4, note("Ensidigt")).statusCode(200);
        NOTES.approve(id, 5, STRANGNAS).statusCode(200);

        publishWith("archivist", id, 5, ARCHIVE)
                .statusCode(409)
                .contentType(PROBLEM)
                .body("detail", containsString("from then on every version"));
        NOTES.publish(id, 5).statusCode(409).contentType(PROBLEM).body("missingApprovals", contains(POLICE));
        NOTES.read(anonymous(), id).body("title", is("Godkänt")).body("version", is(2));
    }

    @Test
    void the_archive_needs_its_source_and_consent_does_not() {
        var withoutSource = note("Nyskrivet", "sources", List.of());
        var id = NOTES.draft(withoutSource);

        publishWith("archivist", id, 1, ARCHIVE)
                .statusCode(422)
                .contentType(PROBLEM)
                .body("violations.pointer", contains("/sources/0"));
        NOTES.approveAndPublish(id, 1);
        NOTES.read(anonymous(), id).statusCode(200).body("title", is("Nyskrivet"));
    }

    @Test
    void there_are_only_two_bases() {
        var id = NOTES.draft(note("Annan grund"));

        publishWith("archivist", id, 1, Map.of("basis", "EMERGENCY"))
                .statusCode(400)
                .contentType(PROBLEM)
                .body("violations.pointer", contains("/basis"));
        NOTES.read(anonymous(), id).statusCode(404);
    }

    private static String approvedDraft(String title) {
        var id = NOTES.draft(note(title));
        NOTES.approve(id, 1, STRANGNAS).statusCode(200);
        NOTES.approve(id, 1, POLICE).statusCode(200);
        return id;
    }

    private static ValidatableResponse publishWith(String role, String id, int revision, Map<String, String> body) {
        return NOTES.post(as(role), id, "publications", revision, body);
    }

    private static List<Object> bases(String id) {
        return VersionChain.of(id).stream().map(version -> version.get("basis")).toList();
    }
}
