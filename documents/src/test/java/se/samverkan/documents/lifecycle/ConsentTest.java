package se.samverkan.documents.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static se.samverkan.documents.note.NoteRequests.NOTES;
import static se.samverkan.documents.note.NoteRequests.note;
import static se.samverkan.stack.testing.ServiceRequests.EKERO;
import static se.samverkan.stack.testing.ServiceRequests.POLICE;
import static se.samverkan.stack.testing.ServiceRequests.PROBLEM;
import static se.samverkan.stack.testing.ServiceRequests.STRANGNAS;
import static se.samverkan.stack.testing.ServiceRequests.anonymous;
import static se.samverkan.stack.testing.ServiceRequests.as;
import static se.samverkan.stack.testing.ServiceRequests.parties;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.samverkan.documents.note.NoteTopic;
import se.samverkan.documents.note.VersionChain;
import se.samverkan.stack.testing.ServiceTest;

/** A version is published with the approval of every municipality and police party, even of those that an edit removes. */
@QuarkusTest
@ServiceTest(database = "agreements")
class ConsentTest {

    @Test
    void an_early_publication_is_refused_with_the_missing_approvals() {
        var id = NOTES.draft(note("För tidigt"));

        NOTES.publishByConsent(id, 1)
                .statusCode(409)
                .contentType(PROBLEM)
                .body(
                        "detail",
                        is(
                                "Not yet approved by municipality:0486, police:polismyndigheten: an approver of each approves this revision first"))
                .body("missingApprovals", contains(STRANGNAS, POLICE));
        NOTES.approve(id, 1, STRANGNAS).statusCode(200);
        NOTES.publishByConsent(id, 1).statusCode(409).contentType(PROBLEM).body("missingApprovals", contains(POLICE));
        NOTES.read(anonymous(), id).statusCode(404);
    }

    @Test
    void once_all_have_approved_either_party_publishes() {
        var id = NOTES.draft(note("Gemensamt"));
        NOTES.approve(id, 1, STRANGNAS).statusCode(200);
        NOTES.approve(id, 1, POLICE).statusCode(200);

        NOTES.post(as("editor", POLICE), id, "publications", 1, Map.of("changeNote", "Första utgåvan"))
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("publicationStatus", is("PUBLISHED"))
                .body("version", is(1))
                .body("hasUnpublishedChanges", is(false))
                .body("$", not(hasKey("approvals")))
                .body("$", not(hasKey("missingApprovals")));
        NOTES.read(anonymous(), id).statusCode(200).body("title", is("Gemensamt"));
        var version = VersionChain.of(id).getFirst();
        assertThat(version)
                .containsEntry("basis", "APPROVED")
                .containsEntry("organisation", POLICE)
                .containsEntry("changeNote", "Första utgåvan");
    }

    @Test
    void the_next_version_needs_everybody_again() {
        var id = NOTES.draft(note("Ett"));
        NOTES.approveAndPublish(id, 1);
        NOTES.replace(id, 2, note("Två")).statusCode(200).body("missingApprovals", contains(STRANGNAS, POLICE));

        NOTES.publishByConsent(id, 3).statusCode(409).body("missingApprovals", contains(STRANGNAS, POLICE));
        NOTES.read(anonymous(), id).body("title", is("Ett"));
        NOTES.approveAndPublish(id, 3);
        NOTES.read(anonymous(), id).body("title", is("Två")).body("version", is(2));
    }

    @Test
    void an_edit_voids_the_approvals_before_it() {
        var id = NOTES.draft(note("Före"));
        NOTES.approve(id, 1, STRANGNAS).statusCode(200);
        NOTES.approve(id, 1, POLICE).statusCode(200);
        NOTES.replace(id, 1, note("Efter")).statusCode(200);

        NOTES.publishByConsent(id, 2).statusCode(409).body("missingApprovals", contains(STRANGNAS, POLICE));
        NOTES.publishByConsent(id, 1).statusCode(412).contentType(PROBLEM).header("ETag", "\"2\"");
        NOTES.read(anonymous(), id).statusCode(404);
    }

    @Test
    void nobody_edits_a_party_away_to_publish_alone() {
        var id = NOTES.draft(note("Med polisen"));
        NOTES.approveAndPublish(id, 1);
        NOTES.replace(id, 2, note("Utan polisen", "parties", parties(STRANGNAS)))
                .statusCode(200)
                .body("missingApprovals", contains(STRANGNAS, POLICE));
        NOTES.approve(id, 3, STRANGNAS).statusCode(200);

        NOTES.publishByConsent(id, 3).statusCode(409).contentType(PROBLEM).body("missingApprovals", contains(POLICE));
        NOTES.read(anonymous(), id).body("title", is("Med polisen"));
        NOTES.approve(id, 3, POLICE).statusCode(200);
        NOTES.publishByConsent(id, 3).statusCode(200);
        NOTES.read(anonymous(), id).body("parties.id", contains(STRANGNAS));

        // The police have approved their removal, and their approval is not needed again.
        NOTES.replace(id, 4, note("Ensamma", "parties", parties(STRANGNAS)))
                .statusCode(200)
                .body("missingApprovals", contains(STRANGNAS));
        NOTES.approve(id, 5, POLICE).statusCode(403).contentType(PROBLEM);
    }

    @Test
    void a_party_that_is_added_approves_as_well() {
        var id = NOTES.draft(note("Två parter"));
        NOTES.approveAndPublish(id, 1);
        NOTES.replace(id, 2, note("Tre parter", "parties", parties(STRANGNAS, POLICE, EKERO)))
                .statusCode(200)
                .body("missingApprovals", contains(EKERO, STRANGNAS, POLICE));
        NOTES.approve(id, 3, STRANGNAS).statusCode(200);
        NOTES.approve(id, 3, POLICE).statusCode(200);

        NOTES.publishByConsent(id, 3).statusCode(409).body("missingApprovals", contains(EKERO));
        NOTES.approve(id, 3, EKERO).statusCode(200);
        NOTES.publishByConsent(id, 3).statusCode(200).body("version", is(2));
    }

    @Test
    void the_approval_of_categories_and_other_kinds_of_party_is_not_needed() {
        var all = List.of(
                Map.of("id", STRANGNAS, "role", "SUPPORTING"),
                Map.of("id", POLICE),
                Map.of("id", "business:bygg-ab"),
                Map.of("id", "association:byalaget"),
                Map.of("category", true, "name", "Näringslivet"));
        var id = NOTES.draft(note("Bred samverkan", "parties", all));

        NOTES.read(as("editor"), id).body("missingApprovals", contains(STRANGNAS, POLICE));
        // A party whose approval is not needed may still approve.
        NOTES.approve(id, 1, "association:byalaget")
                .statusCode(200)
                .body("approvals.partyId", contains("association:byalaget"))
                .body("missingApprovals", contains(STRANGNAS, POLICE));
        NOTES.approveAndPublish(id, 1);
        NOTES.read(anonymous(), id).body("version", is(1));
    }

    @Test
    void a_note_without_any_municipality_or_police_can_not_even_be_written() {
        for (var nobodyToAsk :
                List.of(parties("association:byalaget"), List.of(Map.of("category", true, "name", "Näringslivet")))) {
            as("editor", "association:byalaget")
                    .body(note("Ingen att fråga", "parties", nobodyToAsk))
                    .post(NOTES.path())
                    .then()
                    .statusCode(422)
                    .contentType(PROBLEM)
                    .body("violations.pointer", contains("/municipalities/0"));
        }
    }

    @Test
    void the_public_never_sees_who_has_approved_what_is_not_published() {
        var id = NOTES.draft(note("Offentligt"));
        NOTES.approveAndPublish(id, 1);
        NOTES.replace(id, 2, note("Under arbete")).statusCode(200);
        var approved = NOTES.approve(id, 3, POLICE).statusCode(200).body("approvals.partyId", contains(POLICE));
        String when = approved.extract().path("approvals[0].at");

        for (var reader : List.of(anonymous(), as("editor", EKERO))) {
            for (var path : List.of("", "/versions", "/versions/1", "/versions/1/changes")) {
                var answer = reader.get(NOTES.at(id) + path)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString();
                assertThat(answer).as(path).doesNotContain("Under arbete", when);
                if (!path.equals("/versions")) {
                    assertThat(answer).as(path).doesNotContainIgnoringCase("approvals");
                }
            }
        }
        anonymous()
                .queryParam("limit", 100)
                .get(NOTES.path())
                .then()
                .body("toString()", not(containsString("pprovals")));
        assertThat(NoteTopic.eventsOf(id)).noneMatch(event -> event.value().contains("pprovals"));
    }
}
