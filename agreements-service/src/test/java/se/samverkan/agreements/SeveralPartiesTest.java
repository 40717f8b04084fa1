package se.samverkan.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverkan.agreements.AgreementRequests.anonymous;
import static se.samverkan.agreements.AgreementRequests.as;
import static se.samverkan.agreements.AgreementRequests.example;
import static se.samverkan.agreements.AgreementRequests.request;
import static se.samverkan.stack.testing.ServiceRequests.problem;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.samverkan.stack.testing.ServiceTest;

/** An agreement of three municipalities and the police, edited by each of them. */
@QuarkusTest
@ServiceTest(database = "agreements")
class SeveralPartiesTest {
    private static final String NACKA = "municipality:0182";
    private static final String VARMDO = "municipality:0120";
    private static final String TYRESO = "municipality:0138";
    private static final String POLICE_IN_NACKA = "police:lokalpolisomrade-nacka";
    private static final String STOCKHOLM = "municipality:0180";

    private final ObjectNode agreement = request(example("agreement.published.v1.several-municipalities"));

    @Test
    void each_party_edits_publishes_and_reads_it() {
        var id = draft();
        int revision = 1;
        for (var party : List.of(NACKA, VARMDO, TYRESO, POLICE_IN_NACKA)) {
            agreement.put("title", "Ändrad av " + party);
            var edited = as("editor", party)
                    .header("If-Match", "\"" + revision + "\"")
                    .body(agreement.toString())
                    .put("/agreements/{id}", id);
            assertThat(edited.statusCode()).as(party).isEqualTo(200);
            revision = edited.path("revision");
        }

        var published = as("archivist", TYRESO)
                .header("If-Match", "\"5\"")
                .body("{\"changeNote\":\"Från sidan\"}")
                .post("/agreements/{id}/publications", id);

        assertThat(published.statusCode()).isEqualTo(200);
        assertThat(anonymous().get("/agreements/{id}", id).<String>path("title"))
                .isEqualTo("Ändrad av " + POLICE_IN_NACKA);
        for (var code : List.of("0182", "0120", "0138")) {
            var listed = anonymous()
                    .queryParam("municipality", code)
                    .queryParam("limit", 100)
                    .get("/agreements");
            assertThat(listed.<List<String>>path("items.id")).as(code).contains(id);
        }
    }

    @Test
    void a_stranger_neither_reads_the_draft_nor_changes_the_published_version() {
        var id = draft();
        problem(as("editor", STOCKHOLM).get("/agreements/{id}", id), 404);
        problem(replace(STOCKHOLM, id, "\"1\""), 404);
        as("archivist", NACKA).header("If-Match", "\"1\"").body("{}").post("/agreements/{id}/publications", id);

        assertThat(as("editor", STOCKHOLM).get("/agreements/{id}", id).statusCode())
                .isEqualTo(200);
        var refused = problem(replace(STOCKHOLM, id, "\"2\""), 403);

        assertThat(refused.getString("detail"))
                .isEqualTo(
                        "The token speaks for none of the document's parties (claim organisations: a list of party ids)");
        assertThat(anonymous().get("/agreements/{id}", id).<Integer>path("revision"))
                .isEqualTo(2);
    }

    @Test
    void nobody_writes_an_agreement_for_others_or_leaves_it_to_them() {
        problem(as("editor", STOCKHOLM).body(agreement.toString()).post("/agreements"), 403);
        var id = draft();
        var parties = (ArrayNode) agreement.get("parties");
        parties.removeIf(party -> party.get("id").asText().equals(NACKA));
        problem(replace(NACKA, id, "\"1\""), 403);
    }

    @Test
    void the_parties_of_the_published_version_are_not_shut_out_by_an_edit() {
        var id = draft();
        as("archivist", NACKA).header("If-Match", "\"1\"").body("{}").post("/agreements/{id}/publications", id);
        var parties = (ArrayNode) agreement.get("parties");
        parties.removeIf(party -> party.get("id").asText().equals(VARMDO));
        assertThat(replace(NACKA, id, "\"2\"").statusCode()).isEqualTo(200);

        var stillInside = as("approver", VARMDO).get("/agreements/{id}", id);

        assertThat(stillInside.<Boolean>path("hasUnpublishedChanges")).isTrue();
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
