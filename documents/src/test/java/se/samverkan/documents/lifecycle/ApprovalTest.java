package se.samverkan.documents.lifecycle;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesRegex;
import static org.hamcrest.Matchers.not;
import static se.samverkan.documents.note.NoteRequests.approve;
import static se.samverkan.documents.note.NoteRequests.at;
import static se.samverkan.documents.note.NoteRequests.draft;
import static se.samverkan.documents.note.NoteRequests.note;
import static se.samverkan.documents.note.NoteRequests.post;
import static se.samverkan.documents.note.NoteRequests.published;
import static se.samverkan.documents.note.NoteRequests.read;
import static se.samverkan.documents.note.NoteRequests.replace;
import static se.samverkan.documents.note.NoteRequests.withdraw;
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
    private static final String EKERO = "municipality:0125";

    @Test
    void a_draft_lists_the_missing_approvals() {
        var id = draft(note("Utkast"));

        for (var party : List.of(STRANGNAS, POLICE)) {
            read(as("editor", party), id)
                    .body("missingApprovals", contains(STRANGNAS, POLICE))
                    .body("$", not(hasKey("approvals")));
        }
    }

    @Test
    void an_approver_approves_for_its_own_party_and_leaves_the_revision() {
        var id = draft(note("Utkast"));

        approve(id, 1, POLICE)
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("title", is("Utkast"))
                .body("revision", is(1))
                .body("approvals.partyId", contains(POLICE))
                .body("approvals[0].at", matchesRegex("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,3})?Z"))
                .body("missingApprovals", contains(STRANGNAS));
        post(as("approver"), id, "approvals", 1, Map.of("partyId", STRANGNAS))
                .statusCode(200)
                .body("approvals.partyId", contains(POLICE, STRANGNAS))
                .body("$", not(hasKey("missingApprovals")));
        read(as("editor"), id).header("ETag", "\"1\"").body("approvals.partyId", contains(POLICE, STRANGNAS));
    }

    @Test
    void nobody_approves_for_somebody_else() {
        var id = draft(note("Utkast"));

        post(as("approver"), id, "approvals", 1, Map.of("partyId", POLICE))
                .statusCode(403)
                .contentType(PROBLEM)
                .body("detail", is("The token does not speak for police:polismyndigheten (claim organisations)"));
        read(as("editor"), id).body("missingApprovals", contains(STRANGNAS, POLICE));
    }

    @Test
    void an_organisation_that_is_no_party_can_not_approve_even_for_itself() {
        var id = draft(note("Utkast"));

        post(as("approver", STRANGNAS, EKERO), id, "approvals", 1, Map.of("partyId", EKERO))
                .statusCode(422)
                .contentType(PROBLEM)
                .body("violations.pointer", contains("/partyId"))
                .body("violations[0].text", is("municipality:0125 is no party of the document"));
        approve(id, 1, EKERO).statusCode(404).contentType(PROBLEM);
        var known = published(note("Publicerat"));
        approve(known, 2, EKERO).statusCode(403).contentType(PROBLEM);
        read(as("editor"), id).body("$", not(hasKey("approvals")));
    }

    @Test
    void a_caller_for_several_parties_names_the_approving_one() {
        var id = draft(note("Utkast"));

        post(as("approver", STRANGNAS, POLICE), id, "approvals", 1, Map.of())
                .statusCode(400)
                .contentType(PROBLEM)
                .body("violations.pointer", contains("/partyId"))
                .body("violations[0].text", is("say for which: municipality:0486, police:polismyndigheten"));
        post(as("approver", STRANGNAS, POLICE), id, "approvals", 1, Map.of("partyId", POLICE))
                .statusCode(200)
                .body("missingApprovals", contains(STRANGNAS));
        // Only one of these is a party, so that none needs to be named.
        post(as("approver", STRANGNAS, EKERO), id, "approvals", 1, Map.of())
                .statusCode(200)
                .body("approvals.partyId", contains(POLICE, STRANGNAS));
    }

    @Test
    void nobody_approves_twice() {
        var id = draft(note("Utkast"));
        approve(id, 1, POLICE).statusCode(200);

        approve(id, 1, POLICE)
                .statusCode(409)
                .contentType(PROBLEM)
                .body("detail", is("police:polismyndigheten has approved this working copy already"));
        read(as("editor"), id).body("approvals.partyId", contains(POLICE));
    }

    @Test
    void any_edit_voids_the_approvals_even_one_without_a_change() {
        var id = draft(note("Utkast"));
        approve(id, 1, POLICE).statusCode(200);
        approve(id, 1, STRANGNAS).statusCode(200);

        replace(id, 1, note("Utkast"))
                .statusCode(200)
                .body("missingApprovals", contains(STRANGNAS, POLICE))
                .body("$", not(hasKey("approvals")));
        approve(id, 2, POLICE).statusCode(200).body("missingApprovals", contains(STRANGNAS));
    }

    @Test
    void a_withdrawal_voids_them_too() {
        var id = published(note("Ett"));
        replace(id, 2, note("Två")).statusCode(200);
        approve(id, 3, POLICE).statusCode(200).body("missingApprovals", contains(STRANGNAS));

        withdraw(id, 3, "Fel").statusCode(200).body("missingApprovals", contains(STRANGNAS, POLICE));
    }

    @Test
    void an_approval_is_of_the_revision_that_was_read() {
        var id = draft(note("Utkast"));
        replace(id, 1, note("Ändrat")).statusCode(200);

        approve(id, 1, POLICE).statusCode(412).contentType(PROBLEM).header("ETag", "\"2\"");
        as("approver", POLICE)
                .body(Map.of())
                .post(at(id) + "/approvals")
                .then()
                .statusCode(428)
                .contentType(PROBLEM)
                .header("ETag", "\"2\"");
        read(as("editor"), id).body("$", not(hasKey("approvals")));
    }

    @Test
    void without_changes_there_is_nothing_to_approve() {
        var id = published(note("Publicerat"));

        read(as("editor"), id).body("$", not(hasKey("missingApprovals")));
        approve(id, 2, POLICE)
                .statusCode(409)
                .contentType(PROBLEM)
                .body("detail", is("The working copy has no changes since version 1: edit it first"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"polismyndigheten", "police:", "police:Polis en", "skola:a"})
    void a_party_is_named_by_its_id(String partyId) {
        var id = draft(note("Utkast"));

        post(as("approver"), id, "approvals", 1, Map.of("partyId", partyId))
                .statusCode(400)
                .contentType(PROBLEM)
                .body("violations.pointer", contains("/partyId"));
    }

    @Test
    void only_an_approver_approves() {
        var id = draft(note("Utkast"));

        for (var role : List.of("editor", "archivist", "admin")) {
            post(as(role), id, "approvals", 1, Map.of()).statusCode(403).contentType(PROBLEM);
        }
        post(anonymous(), id, "approvals", 1, Map.of()).statusCode(401).contentType(PROBLEM);
        approve("019ab000-0000-7000-8000-000000000000", 1, POLICE)
                .statusCode(404)
                .contentType(PROBLEM);
        read(as("editor"), id).body("missingApprovals", contains(STRANGNAS, POLICE));
    }
}
