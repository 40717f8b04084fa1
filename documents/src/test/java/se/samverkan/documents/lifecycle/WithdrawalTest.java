package se.samverkan.documents.lifecycle;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesRegex;
import static org.hamcrest.Matchers.not;
import static se.samverkan.documents.note.NoteRequests.NOTES;
import static se.samverkan.documents.note.NoteRequests.note;
import static se.samverkan.stack.testing.ServiceRequests.POLICE;
import static se.samverkan.stack.testing.ServiceRequests.PROBLEM;
import static se.samverkan.stack.testing.ServiceRequests.STRANGNAS;
import static se.samverkan.stack.testing.ServiceRequests.anonymous;
import static se.samverkan.stack.testing.ServiceRequests.as;
import static se.samverkan.stack.testing.ServiceRequests.etag;
import static se.samverkan.stack.testing.ServiceRequests.parties;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.samverkan.stack.testing.ServiceTest;

/** A withdrawn document is replaced by the explanation of its withdrawal. */
@QuarkusTest
@ServiceTest(database = "agreements")
class WithdrawalTest {

    @Test
    void the_public_reads_the_explanation_instead() {
        var id = NOTES.published(note("Fel text"));

        NOTES.withdraw(id, 2, "Publicerades innan avtalet var undertecknat.")
                .statusCode(200)
                .header("ETag", "\"3\"")
                .body("publicationStatus", is("WITHDRAWN"))
                .body("revision", is(3))
                .body("version", is(1));
        for (var reader : List.of(anonymous(), as("editor", "municipality:0120"))) {
            NOTES.read(reader, id)
                    .statusCode(410)
                    .contentType(PROBLEM)
                    .body("title", is("Gone"))
                    .body("detail", is("Withdrawn by municipality:0486: Publicerades innan avtalet var undertecknat."))
                    .body("explanation", is("Publicerades innan avtalet var undertecknat."))
                    .body("withdrawnBy", is(STRANGNAS))
                    .body("withdrawnAt", matchesRegex("\\d{4}-\\d\\d-\\d\\dT.*Z"))
                    .body("toString()", not(containsString("Fel text")));
        }
    }

    @Test
    void the_parties_still_see_the_working_copy() {
        var id = NOTES.published(note("Fel text"));
        NOTES.withdraw(id, 2, "Fel.").statusCode(200);

        NOTES.read(as("editor", POLICE), id)
                .statusCode(200)
                .header("ETag", "\"3\"")
                .body("title", is("Fel text"))
                .body("publicationStatus", is("WITHDRAWN"));
    }

    @Test
    void any_party_may_withdraw() {
        var id = NOTES.published(note("Polisens beslut"));

        as("approver", POLICE)
                .header("If-Match", etag(2))
                .body(Map.of("explanation", "Vi drog oss ur."))
                .post(NOTES.at(id) + "/withdrawals")
                .then()
                .statusCode(200);
        NOTES.read(anonymous(), id).statusCode(410).body("withdrawnBy", is(POLICE));
    }

    @Test
    void only_what_is_published_can_be_withdrawn() {
        var draft = NOTES.draft(note("Utkast"));
        NOTES.withdraw(draft, 1, "Nej")
                .statusCode(409)
                .contentType(PROBLEM)
                .body("detail", is("Only a published document can be withdrawn; this one is DRAFT"));

        var withdrawn = NOTES.published(note("Återkallat"));
        NOTES.withdraw(withdrawn, 2, "Ja").statusCode(200);
        NOTES.withdraw(withdrawn, 3, "En gång till")
                .statusCode(409)
                .contentType(PROBLEM)
                .body("detail", is("Only a published document can be withdrawn; this one is WITHDRAWN"));
        NOTES.read(anonymous(), withdrawn).body("explanation", is("Ja"));
    }

    @Test
    void a_withdrawn_document_is_public_again_as_the_next_version() {
        var id = NOTES.published(note("Rätt ändå"));
        NOTES.withdraw(id, 2, "Av misstag").statusCode(200);

        NOTES.publish(id, 3).statusCode(200).body("version", is(2)).body("publicationStatus", is("PUBLISHED"));
        NOTES.read(anonymous(), id)
                .statusCode(200)
                .body("version", is(2))
                .body("title", is("Rätt ändå"))
                .body("$", not(hasKey("explanation")));
    }

    @Test
    void a_withdrawal_needs_an_explanation_and_a_revision() {
        var id = NOTES.published(note("Utan skäl"));

        for (var body : List.of(Map.of(), Map.of("explanation", " "))) {
            as("approver")
                    .header("If-Match", etag(2))
                    .body(body)
                    .post(NOTES.at(id) + "/withdrawals")
                    .then()
                    .statusCode(400)
                    .contentType(PROBLEM)
                    .body("violations.pointer", contains("/explanation"))
                    .body("violations[0].text", is("must not be blank"));
        }
        as("approver")
                .body(Map.of("explanation", "Skäl"))
                .post(NOTES.at(id) + "/withdrawals")
                .then()
                .statusCode(428)
                .contentType(PROBLEM)
                .header("ETag", "\"2\"");
        NOTES.withdraw(id, 1, "Skäl").statusCode(412).contentType(PROBLEM).header("ETag", "\"2\"");
        NOTES.read(anonymous(), id).statusCode(200);
    }

    @Test
    void a_party_of_an_unpublished_edit_only_can_not_withdraw() {
        var id = NOTES.published(note("Publicerat"));
        var edited = note("Ändrat", "parties", parties(STRANGNAS, POLICE, "municipality:0163"));
        NOTES.replace(id, 2, edited).statusCode(200);

        as("approver", "municipality:0163")
                .header("If-Match", etag(3))
                .body(Map.of("explanation", "Vi vill inte."))
                .post(NOTES.at(id) + "/withdrawals")
                .then()
                .statusCode(403)
                .contentType(PROBLEM);
        NOTES.read(anonymous(), id).statusCode(200);
    }

    @Test
    void a_withdrawn_document_is_public_again_after_all_have_approved_again() {
        var id = NOTES.draft(note("Rätt ändå"));
        NOTES.approveAndPublish(id, 1);
        NOTES.withdraw(id, 2, "Av misstag").statusCode(200).body("missingApprovals", contains(STRANGNAS, POLICE));

        NOTES.publishByConsent(id, 3).statusCode(409).body("missingApprovals", contains(STRANGNAS, POLICE));
        NOTES.read(anonymous(), id).statusCode(410);
        NOTES.approveAndPublish(id, 3);
        NOTES.read(anonymous(), id).statusCode(200).body("version", is(2)).body("title", is("Rätt ändå"));
    }
}
