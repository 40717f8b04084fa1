package se.samverkan.documents.lifecycle;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesRegex;
import static org.hamcrest.Matchers.not;
import static se.samverkan.documents.note.NoteRequests.NOTES;
import static se.samverkan.documents.note.NoteRequests.note;
import static se.samverkan.stack.testing.ServiceRequests.EKERO;
import static se.samverkan.stack.testing.ServiceRequests.POLICE;
import static se.samverkan.stack.testing.ServiceRequests.PROBLEM;
import static se.samverkan.stack.testing.ServiceRequests.STRANGNAS;
import static se.samverkan.stack.testing.ServiceRequests.anonymous;
import static se.samverkan.stack.testing.ServiceRequests.as;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.stack.testing.ServiceTest;

/** A party approves exactly the working copy that it has read, and only for itself. */
@QuarkusTest
@ServiceTest(database = "agreements")
class ApprovalTest {

    @Test
    void a_draft_lists_the_missing_approvals() {
        var id = NOTES.draft(note("Utkast"));

        for (var party : List.of(STRANGNAS, POLICE)) {
            NOTES.read(as("editor", party), id)
                    .body("missingApprovals", contains(STRANGNAS, POLICE))
                    .body("$", not(hasKey("approvals")));
        }
    }

    @Test
    void an_approver_approves_for_its_own_party_and_leaves_the_revision() {
        var id = NOTES.draft(note("Utkast"));

        NOTES.approve(id, 1, POLICE)
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("title", is("Utkast"))
                .body("revision", is(1))
                .body("approvals.partyId", contains(POLICE))
                .body("approvals[0].at", matchesRegex("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,3})?Z"))
                .body("missingApprovals", contains(STRANGNAS));
        NOTES.post(as("approver"), id, "approvals", 1, Map.of("partyId", STRANGNAS))
                .statusCode(200)
                .body("approvals.partyId", contains(POLICE, STRANGNAS))
                .body("$", not(hasKey("missingApprovals")));
        NOTES.read(as("editor"), id).header("ETag", "\"1\"").body("approvals.partyId", contains(POLICE, STRANGNAS));
    }

    @Test
    void nobody_approves_for_somebody_else() {
        var id = NOTES.draft(note("Utkast"));

        NOTES.post(as("approver"), id, "approvals", 1, Map.of("partyId", POLICE))
                .statusCode(403)
                .contentType(PROBLEM)
                .body("detail", is("The token does not speak for police:polismyndigheten (claim organisations)"));
        NOTES.read(as("editor"), id).body("missingApprovals", contains(STRANGNAS, POLICE));
    }

    @Test
    void an_organisation_that_is_no_party_can_not_approve_even_for_itself() {
        var id = NOTES.draft(note("Utkast"));

        NOTES.post(as("approver", STRANGNAS, EKERO), id, "approvals", 1, Map.of("partyId", EKERO))
                .statusCode(422)
                .contentType(PROBLEM)
                .body("violations.pointer", contains("/partyId"))
                .body("violations[0].text", is("municipality:0125 is no party of the document"));
        NOTES.approve(id, 1, EKERO).statusCode(404).contentType(PROBLEM);
        var known = NOTES.published(note("Publicerat"));
        NOTES.approve(known, 2, EKERO).statusCode(403).contentType(PROBLEM);
        NOTES.read(as("editor"), id).body("$", not(hasKey("approvals")));
    }

    @Test
    void a_caller_for_several_parties_names_the_approving_one() {
        var id = NOTES.draft(note("Utkast"));

        NOTES.post(as("approver", STRANGNAS, POLICE), id, "approvals", 1, Map.of())
                .statusCode(400)
                .contentType(PROBLEM)
                .body("violations.pointer", contains("/partyId"))
                .body("violations[0].text", is("say for which: municipality:0486, police:polismyndigheten"));
        NOTES.post(as("approver", STRANGNAS, POLICE), id, "approvals", 1, Map.of("partyId", POLICE))
                .statusCode(200)
                .body("missingApprovals", contains(STRANGNAS));
        // Only one of these is a party, so that none needs to be named.
        NOTES.post(as("approver", STRANGNAS, EKERO), id, "approvals", 1, Map.of())
                .statusCode(200)
                .body("approvals.partyId", contains(POLICE, STRANGNAS));
    }

    @Test
    void nobody_approves_twice() {
        var id = NOTES.draft(note("Utkast"));
        NOTES.approve(id, 1, POLICE).statusCode(200);

        NOTES.approve(id, 1, POLICE)
                .statusCode(409)
                .contentType(PROBLEM)
                .body("detail", is("police:polismyndigheten has approved this working copy already"));
        NOTES.read(as("editor"), id).body("approvals.partyId", contains(POLICE));
    }

    @Test
    void any_edit_voids_the_approvals_even_one_without_a_change() {
        var id = NOTES.draft(note("Utkast"));
        NOTES.approve(id, 1, POLICE).statusCode(200);
        NOTES.approve(id, 1, STRANGNAS).statusCode(200);

        NOTES.replace(id, 1, note("Utkast"))
                .statusCode(200)
                .body("missingApprovals", contains(STRANGNAS, POLICE))
                .body("$", not(hasKey("approvals")));
        NOTES.approve(id, 2, POLICE).statusCode(200).body("missingApprovals", contains(STRANGNAS));
    }

    @Test
    void a_withdrawal_voids_them_too() {
        var id = NOTES.published(note("Ett"));
        NOTES.replace(id, 2, note("Två")).statusCode(200);
        NOTES.approve(id, 3, POLICE).statusCode(200).body("missingApprovals", contains(STRANGNAS));

        NOTES.withdraw(id, 3, "Fel").statusCode(200).body("missingApprovals", contains(STRANGNAS, POLICE));
    }

    @Test
    void an_approval_is_of_the_revision_that_was_read() {
        var id = NOTES.draft(note("Utkast"));
        NOTES.replace(id, 1, note("Ändrat")).statusCode(200);

        NOTES.approve(id, 1, POLICE).statusCode(412).contentType(PROBLEM).header("ETag", "\"2\"");
        as("approver", POLICE)
                .body(Map.of())
                .post(NOTES.at(id) + "/approvals")
                .then()
                .statusCode(428)
                .contentType(PROBLEM)
                .header("ETag", "\"2\"");
        NOTES.read(as("editor"), id).body("$", not(hasKey("approvals")));
    }

    @Test
    void without_changes_there_is_nothing_to_approve() {
        var id = NOTES.published(note("Publicerat"));

        NOTES.read(as("editor"), id).body("$", not(hasKey("missingApprovals")));
        NOTES.approve(id, 2, POLICE)
                .statusCode(409)
                .contentType(PROBLEM)
                .body("detail", is("The working copy has no changes since version 1: edit it first"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"polismyndigheten", "police:", "police:Polis en", "skola:a"})
    void a_party_is_named_by_its_id(String partyId) {
        var id = NOTES.draft(note("Utkast"));

        NOTES.post(as("approver"), id, "approvals", 1, Map.of("partyId", partyId))
                .statusCode(400)
                .contentType(PROBLEM)
                .body("violations.pointer", contains("/partyId"));
    }

    @Test
    void only_an_approver_approves() {
        var id = NOTES.draft(note("Utkast"));

        for (var role : List.of("editor", "archivist", "admin")) {
            NOTES.post(as(role), id, "approvals", 1, Map.of()).statusCode(403).contentType(PROBLEM);
        }
        NOTES.post(anonymous(), id, "approvals", 1, Map.of()).statusCode(401).contentType(PROBLEM);
        NOTES.approve("019ab000-0000-7000-8000-000000000000", 1, POLICE)
                .statusCode(404)
                .contentType(PROBLEM);
        NOTES.read(as("editor"), id).body("missingApprovals", contains(STRANGNAS, POLICE));
    }
}
