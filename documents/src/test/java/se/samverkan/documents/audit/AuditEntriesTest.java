package se.samverkan.documents.audit;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
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

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samverkan.stack.testing.ServiceTest;

/** Only the admins of the parties read the audit entries, page by page. */
@QuarkusTest
@ServiceTest(database = "agreements")
class AuditEntriesTest {
    @Test
    void the_list_is_paged_newest_first() {
        var id = NOTES.draft(note("Ett"));
        NOTES.approve(id, 1, STRANGNAS).statusCode(200);
        NOTES.approve(id, 1, POLICE).statusCode(200);
        NOTES.replace(id, 1, note("Två")).statusCode(200);
        NOTES.withdraw(id, 2, "Inte publicerat").statusCode(409);
        var self = "/samverkan/v1/notes/" + id + "/audit-entries?limit=2&page=";

        page(id, 2, 2)
                .body("_meta.totalRecords", is(5))
                .body("_meta.page", is(2))
                .body("_meta.limit", is(2))
                .body("_meta.count", is(2))
                .body("items.action", contains("POST approvals", "POST approvals"))
                .body("items.organisation", contains(POLICE, STRANGNAS))
                .body("_links.self.href", endsWith(self + 2))
                .body("_links.first.href", endsWith(self + 1))
                .body("_links.prev.href", endsWith(self + 1))
                .body("_links.next.href", endsWith("&limit=2&page=3"))
                .body("_links.last.href", endsWith(self + 3));
        page(id, 1, 2).body("items.action", contains("POST withdrawals", "PUT")).body("_links", not(hasKey("prev")));
        page(id, 3, 2).body("items.action", contains("POST")).body("_links", not(hasKey("next")));
        page(id, 4, 2).body("items", is(List.of())).body("_links.prev.href", endsWith(self + 3));
    }

    @Test
    void the_next_page_goes_on_behind_the_last_entry_although_there_are_new_ones() {
        var id = NOTES.draft(note("Ett"));
        NOTES.approve(id, 1, STRANGNAS).statusCode(200);
        NOTES.replace(id, 1, note("Två")).statusCode(200);
        var first = page(id, 1, 2).body("items.action", contains("PUT", "POST approvals"));
        NOTES.replace(id, 2, note("Tre")).statusCode(200);

        String next = first.extract().path("_links.next.href");
        as("admin")
                .get(next.substring(next.indexOf("/samverkan")))
                .then()
                .statusCode(200)
                .body("items.action", contains("POST"))
                .body("_meta.page", is(2))
                .body("_meta.totalRecords", is(4))
                .body("_links", not(hasKey("next")));
    }

    @ParameterizedTest
    @CsvSource({
        "page, 0",
        "page, -1",
        "page, x",
        "page, 1.5",
        "limit, 0",
        "limit, 101",
        "limit, ''",
        "sida, 1",
        "after, x",
        "after, -1",
        "after, 9999999999999999999"
    })
    void a_bad_page_is_refused(String parameter, String value) {
        var id = NOTES.draft(note("Ett"));

        as("admin")
                .queryParam(parameter, value)
                .get(NOTES.at(id) + "/audit-entries")
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("violations.pointer", contains(parameter));
    }

    @Test
    void a_bad_page_and_a_bad_limit_are_in_one_answer() {
        var id = NOTES.draft(note("Ett"));

        as("admin")
                .get(NOTES.at(id) + "/audit-entries?page=0&limit=101")
                .then()
                .statusCode(400)
                .body("violations.pointer", contains("page", "limit"));
    }

    @Test
    void only_an_admin_of_a_party_reads_it() {
        var draft = NOTES.draft(note("Utkast"));
        var known = NOTES.published(note("Publicerat"));

        for (var role : List.of("editor", "approver", "archivist")) {
            as(role).get(NOTES.at(known) + "/audit-entries")
                    .then()
                    .statusCode(403)
                    .contentType(PROBLEM);
        }
        anonymous()
                .get(NOTES.at(known) + "/audit-entries")
                .then()
                .statusCode(401)
                .contentType(PROBLEM);
        for (var stranger : List.of(EKERO, "business:bygg-ab")) {
            as("admin", stranger)
                    .get(NOTES.at(known) + "/audit-entries")
                    .then()
                    .statusCode(403)
                    .contentType(PROBLEM);
            as("admin", stranger)
                    .get(NOTES.at(draft) + "/audit-entries")
                    .then()
                    .statusCode(404)
                    .contentType(PROBLEM)
                    .body("detail", is("There is no note " + draft));
        }
        as("admin", POLICE).get(NOTES.at(draft) + "/audit-entries").then().statusCode(200);
        as("admin", POLICE).get(NOTES.at(known) + "/audit-entries").then().statusCode(200);
    }

    private static ValidatableResponse page(String id, int page, int limit) {
        return as("admin")
                .queryParam("page", page)
                .queryParam("limit", limit)
                .get(NOTES.at(id) + "/audit-entries")
                .then()
                .statusCode(200);
    }
}
