package se.samverkan.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverkan.agreements.AgreementRequests.anonymous;
import static se.samverkan.agreements.AgreementRequests.approve;
import static se.samverkan.agreements.AgreementRequests.as;
import static se.samverkan.agreements.AgreementRequests.example;
import static se.samverkan.agreements.AgreementRequests.request;
import static se.samverkan.stack.testing.ServiceRequests.pointers;
import static se.samverkan.stack.testing.ServiceRequests.problem;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.samverkan.stack.testing.ServiceTest;
import se.samverkan.stack.testing.TestTokens;

/** An agreement of three municipalities and the police is published only with the approval of all of them. */
@QuarkusTest
@ServiceTest(database = "agreements")
class SharedAgreementTest {
    private static final String NACKA = "municipality:0182";
    private static final String VARMDO = "municipality:0120";
    private static final String TYRESO = "municipality:0138";
    private static final String POLICE_IN_NACKA = "police:lokalpolisomrade-nacka";
    private static final String STOCKHOLM = "municipality:0180";

    private final ObjectNode agreement = request(example("agreement.published.v1.several-municipalities"));

    @Test
    void it_is_published_only_after_each_party_has_approved() {
        var id = draft();
        var missing = new ArrayList<>(List.of(VARMDO, TYRESO, NACKA, POLICE_IN_NACKA));
        for (var party : List.copyOf(missing)) {
            var refused = problem(publishAsEditor(TYRESO, id, "\"1\""), 409);
            assertThat(refused.<List<String>>get("missingApprovals")).containsExactlyElementsOf(missing);
            var approved = approve("agreements", id, party, "\"1\"");
            assertThat(approved.statusCode()).as(party).isEqualTo(200);
            missing.remove(party);
        }

        assertThat(publishAsEditor(TYRESO, id, "\"1\"").<Integer>path("version"))
                .isEqualTo(1);
    }

    @Test
    void no_party_removes_the_others_to_publish_alone() {
        var id = draft();
        as("archivist", NACKA)
                .header("If-Match", "\"1\"")
                .body("{}")
                .post("/agreements/{id}/publications", id)
                .then()
                .statusCode(200);
        ((ArrayNode) agreement.get("parties"))
                .removeIf(party -> !party.get("id").asText().equals(NACKA));
        agreement.putArray("municipalities").add("0182");
        assertThat(replace(NACKA, id, "\"2\"").statusCode()).isEqualTo(200);
        assertThat(approve("agreements", id, NACKA, "\"3\"").statusCode()).isEqualTo(200);

        var refused = problem(publishAsEditor(NACKA, id, "\"3\""), 409);

        assertThat(refused.<List<String>>get("missingApprovals")).containsExactly(VARMDO, TYRESO, POLICE_IN_NACKA);
        for (var other : List.of(VARMDO, TYRESO, POLICE_IN_NACKA)) {
            assertThat(approve("agreements", id, other, "\"3\"").statusCode()).isEqualTo(200);
        }
        assertThat(publishAsEditor(NACKA, id, "\"3\"").statusCode()).isEqualTo(200);
        problem(replace(VARMDO, id, "\"4\""), 403);
    }

    @Test
    void a_party_of_an_unpublished_edit_can_neither_withdraw_nor_redact() {
        var id = draft();
        as("archivist", NACKA).header("If-Match", "\"1\"").body("{}").post("/agreements/{id}/publications", id);
        agreement.withArray("parties").addObject().put("id", STOCKHOLM);
        assertThat(replace(NACKA, id, "\"2\"").statusCode()).isEqualTo(200);

        var withdrawal = as("approver", STOCKHOLM)
                .header("If-Match", "\"3\"")
                .body("{\"explanation\":\"Fel.\"}")
                .post("/agreements/{id}/withdrawals", id);
        var redaction = as("admin", STOCKHOLM)
                .header("If-Match", "\"3\"")
                .body("{\"pointers\":[\"/title\"],\"reason\":\"Fel\"}")
                .post("/agreements/{id}/redactions", id);

        problem(withdrawal, 403);
        problem(redaction, 403);
        assertThat(replace(STOCKHOLM, id, "\"3\"").statusCode()).isEqualTo(200);
    }

    @Test
    void without_the_police_on_it_no_municipality_outside_is_named() {
        agreement.withArray("municipalities").add("0180");
        var withPolice = as("editor", NACKA).body(agreement.toString()).post("/agreements");
        assertThat(withPolice.statusCode()).isEqualTo(201);
        ((ArrayNode) agreement.get("parties"))
                .removeIf(party -> party.get("id").asText().startsWith("police:"));

        var refused = as("editor", NACKA).body(agreement.toString()).post("/agreements");

        assertThat(pointers(refused, 422)).containsExactly("/municipalities/3");
        assertThat(problem(refused, 422).getString("violations[0].text"))
                .isEqualTo("0180 is not a party: without the police on the document it may name its own parties only");
    }

    @Test
    void a_caller_for_two_parties_names_the_approving_one() {
        var id = draft();

        assertThat(pointers(approveForTwo(id, "{}"), 400)).containsExactly("/partyId");
        problem(approveForTwo(id, "{\"partyId\":\"" + TYRESO + "\"}"), 403);
        for (var party : List.of(NACKA, VARMDO)) {
            var approved = approveForTwo(id, "{\"partyId\":\"" + party + "\"}");
            assertThat(approved.<List<String>>path("approvals.partyId")).contains(party);
        }
        assertThat(as("editor", NACKA).get("/agreements/{id}", id).<List<String>>path("missingApprovals"))
                .containsExactly(TYRESO, POLICE_IN_NACKA);
    }

    @Test
    void a_list_tells_the_parties_alone_what_of_the_published_waits_for_whose_approval() {
        var id = draft();
        as("archivist", NACKA).header("If-Match", "\"1\"").body("{}").post("/agreements/{id}/publications", id);
        assertThat(listed(as("editor", VARMDO), id))
                .containsEntry("hasUnpublishedChanges", false)
                .doesNotContainKey("missingApprovals");
        agreement.put("summary", "Ändrad");
        assertThat(replace(NACKA, id, "\"2\"").statusCode()).isEqualTo(200);
        approve("agreements", id, VARMDO, "\"3\"");

        var forParty = listed(as("editor", VARMDO), id);

        assertThat(forParty)
                .containsEntry("hasUnpublishedChanges", true)
                .containsEntry("missingApprovals", List.of(TYRESO, NACKA, POLICE_IN_NACKA))
                .doesNotContainEntry("summary", "Ändrad");
        for (var other : List.of(as("editor", STOCKHOLM), anonymous())) {
            assertThat(listed(other, id)).doesNotContainKeys("hasUnpublishedChanges", "missingApprovals");
        }
    }

    private static Map<String, Object> listed(RequestSpecification reader, String id) {
        return reader.get("/agreements?partyId={party}&limit=100", VARMDO)
                .path("items.find { it.id == '%s' }".formatted(id));
    }

    private static Response approveForTwo(String id, String body) {
        return anonymous()
                .auth()
                .oauth2(TestTokens.token(List.of("approver"), List.of(NACKA, VARMDO)))
                .header("If-Match", "\"1\"")
                .body(body)
                .post("/agreements/{id}/approvals", id);
    }

    private static Response publishAsEditor(String who, String id, String ifMatch) {
        return as("editor", who).header("If-Match", ifMatch).body("{}").post("/agreements/{id}/publications", id);
    }

    private String draft() {
        var answer = as("editor", NACKA).body(agreement.toString()).post("/agreements");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.path("id");
    }

    private Response replace(String who, String id, String ifMatch) {
        return as("editor", who)
                .header("If-Match", ifMatch)
                .body(agreement.toString())
                .put("/agreements/{id}", id);
    }
}
