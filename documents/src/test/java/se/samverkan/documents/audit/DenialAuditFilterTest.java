package se.samverkan.documents.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static se.samverkan.documents.note.NoteRequests.NOTES;
import static se.samverkan.documents.note.NoteRequests.note;
import static se.samverkan.stack.testing.ServiceRequests.EKERO;
import static se.samverkan.stack.testing.ServiceRequests.POLICE;
import static se.samverkan.stack.testing.ServiceRequests.STRANGNAS;
import static se.samverkan.stack.testing.ServiceRequests.anonymous;
import static se.samverkan.stack.testing.ServiceRequests.as;
import static se.samverkan.stack.testing.ServiceRequests.etag;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.samverkan.stack.testing.ServiceDatabase;
import se.samverkan.stack.testing.ServiceTest;
import se.samverkan.stack.testing.TestTokens;

/** Every denied request of a known caller adds an audit entry, and no entry holds content of the document. */
@QuarkusTest
@ServiceTest(database = "agreements")
class DenialAuditFilterTest {

    @Test
    void denials_of_a_draft_are_recorded() {
        var id = NOTES.draft(note("Utkast"));

        NOTES.read(as("editor", EKERO), id).statusCode(404);
        as("editor", EKERO)
                .header("If-Match", etag(1))
                .body(note("Övertaget"))
                .put(NOTES.at(id))
                .then()
                .statusCode(404);
        NOTES.post(as("editor"), id, "approvals", 1, Map.of()).statusCode(403);
        NOTES.post(as("approver"), id, "approvals", 1, Map.of("partyId", POLICE))
                .statusCode(403);
        NOTES.post(as("approver", STRANGNAS, POLICE), id, "approvals", 1, Map.of())
                .statusCode(400);
        NOTES.publishByConsent(id, 1).statusCode(409);
        NOTES.replace(id, 9, note("För sent")).statusCode(412);
        as("editor").body(note("Utan If-Match")).put(NOTES.at(id)).then().statusCode(428);
        NOTES.replace(id, 1, note("Fel", "titel", "x")).statusCode(400);
        as("editor")
                .header("If-Match", etag(1))
                .body("{")
                .put(NOTES.at(id))
                .then()
                .statusCode(400);
        NOTES.replace(id, 1, note("Fel", "municipalities", List.of("9999"))).statusCode(422);
        as("editor").get(NOTES.at(id) + "/versions/1").then().statusCode(404);
        as("editor").get(NOTES.at(id) + "/audit-entries").then().statusCode(403);
        as("editor")
                .contentType("text/plain")
                .body("x")
                .put(NOTES.at(id))
                .then()
                .statusCode(415);
        as("editor").patch(NOTES.at(id)).then().statusCode(405);

        assertThat(refusals(id))
                .containsExactly(
                        "404 GET by municipality:0125",
                        "404 PUT by municipality:0125",
                        "403 POST approvals by municipality:0486",
                        "403 POST approvals by municipality:0486",
                        "400 POST approvals by municipality:0486, police:polismyndigheten",
                        "409 POST publications by municipality:0486",
                        "412 PUT by municipality:0486",
                        "428 PUT by municipality:0486",
                        "400 PUT by municipality:0486",
                        "400 PUT by municipality:0486",
                        "422 PUT by municipality:0486",
                        "404 GET versions/1 by municipality:0486",
                        "403 GET audit-entries by municipality:0486",
                        "415 PUT by municipality:0486",
                        "405 PATCH by municipality:0486");
    }

    @Test
    void denials_of_a_published_note_are_recorded_with_its_version() {
        var id = NOTES.published(note("Publicerat"));

        as("editor", EKERO)
                .header("If-Match", etag(2))
                .body(note("Övertaget"))
                .put(NOTES.at(id))
                .then()
                .statusCode(403);
        as("editor").header("If-Match", etag(2)).delete(NOTES.at(id)).then().statusCode(409);
        NOTES.publish(id, 2).statusCode(409);
        NOTES.approve(id, 2, POLICE).statusCode(409);
        var redaction = Map.of("pointers", List.of("/parties/0/id"), "reason", "Skäl");
        NOTES.post(as("admin"), id, "redactions", 2, redaction).statusCode(422);
        NOTES.withdraw(id, 2, "Fel").statusCode(200);
        NOTES.post(as("editor"), id, "successors", 3, Map.of()).statusCode(409);
        NOTES.read(as("editor", EKERO), id).statusCode(410);

        assertThat(refusals(id))
                .containsExactly(
                        "403 PUT by municipality:0125",
                        "409 DELETE by municipality:0486",
                        "409 POST publications by municipality:0486",
                        "409 POST approvals by police:polismyndigheten",
                        "422 POST redactions by municipality:0486",
                        "409 POST successors by municipality:0486",
                        "410 GET by municipality:0125");
        as("admin")
                .get(NOTES.at(id) + "/audit-entries")
                .then()
                .body("items.refused", contains(410, 409, null, 422, 409, 409, 409, 403, null, null))
                .body("items.version", contains(1, 1, 1, 1, 1, 1, 1, 1, 1, null))
                .body("items.subject.unique()", contains("local"))
                .body("items.address.unique()", contains("127.0.0.1"));
    }

    @Test
    void anonymous_and_successful_requests_add_no_denial() {
        var id = NOTES.draft(note("Utkast"));

        NOTES.read(anonymous(), id).statusCode(404);
        replaceWith(TestTokens.expired(List.of("editor"), List.of(STRANGNAS)), id);
        replaceWith(TestTokens.foreign(List.of("editor"), List.of(STRANGNAS)), id);
        replaceWith("not-a-token", id);
        NOTES.read(as("editor"), id).statusCode(200);
        as("admin").get(NOTES.at(id) + "/audit-entries").then().statusCode(200);

        assertThat(refusals(id)).isEmpty();
        assertThat(ServiceDatabase.number(
                        "select count(*) from audit_entry where document_id = ?", UUID.fromString(id)))
                .isEqualTo(1);
    }

    @Test
    void denials_without_a_document_add_no_entry() {
        var before = ServiceDatabase.number("select count(*) from audit_entry");

        as("approver").body(note("Utan roll")).post(NOTES.path()).then().statusCode(403);
        NOTES.replace("019ab000-0000-7000-8000-000000000000", 1, note("Ingenstans"))
                .statusCode(404);
        as("editor").queryParam("limit", 0).get(NOTES.path()).then().statusCode(400);
        var otherKind = NOTES.draft(note("Inte en överenskommelse"));
        as("editor").get("/samverkan/v1/agreements/" + otherKind).then().statusCode(404);

        assertThat(ServiceDatabase.number("select count(*) from audit_entry")).isEqualTo(before + 1);
    }

    @Test
    void no_entry_holds_text_of_the_document() {
        var title = "Kvastskaftsparagrafen";
        var id = NOTES.draft(note(title, "summary", "Hemligstämplad sammanfattning"));
        NOTES.read(as("editor", EKERO), id).statusCode(404);
        NOTES.replace(id, 9, note(title)).statusCode(412);
        NOTES.replace(id, 1, note(title, "Kvastskaft", "x")).statusCode(400);
        NOTES.replace(id, 1, note(title, "municipalities", List.of("Kvastskaft")))
                .statusCode(400);
        NOTES.replace(id, 1, note(title, "language", "Kvastskaft")).statusCode(400);
        NOTES.replace(id, 1, note(title + " 2")).statusCode(200);
        NOTES.publish(id, 2).statusCode(200);
        NOTES.withdraw(id, 3, "Kvastskaft i förklaringen").statusCode(200);

        var rows = ServiceDatabase.rows("select audit_entry::text from audit_entry");
        assertThat(rows).hasSizeGreaterThan(8);
        assertThat(rows)
                .extracting(List::getFirst)
                .noneMatch(row -> row.contains("Kvastskaft") || row.contains("Hemligstämplad"));
    }

    private static void replaceWith(String token, String id) {
        anonymous()
                .auth()
                .oauth2(token)
                .header("If-Match", etag(1))
                .body(note("x"))
                .put(NOTES.at(id))
                .then()
                .statusCode(401);
    }

    /** Oldest first. */
    private static List<String> refusals(String id) {
        return ServiceDatabase.rows("""
                        select refused || ' ' || action || ' by ' || organisation from audit_entry
                        where document_id = ? and refused is not null order by id""", UUID.fromString(id)).stream()
                .map(List::getFirst)
                .toList();
    }
}
