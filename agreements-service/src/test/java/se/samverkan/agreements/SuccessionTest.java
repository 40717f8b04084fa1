package se.samverkan.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverkan.agreements.AgreementRequests.anonymous;
import static se.samverkan.agreements.AgreementRequests.as;
import static se.samverkan.agreements.AgreementRequests.body;
import static se.samverkan.agreements.AgreementRequests.created;
import static se.samverkan.agreements.AgreementRequests.json;
import static se.samverkan.agreements.AgreementRequests.published;
import static se.samverkan.stack.testing.ServiceRequests.POLICE;
import static se.samverkan.stack.testing.ServiceRequests.STRANGER;
import static se.samverkan.stack.testing.ServiceRequests.STRANGNAS;
import static se.samverkan.stack.testing.ServiceRequests.problem;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.samverkan.stack.testing.ServiceRequests;
import se.samverkan.stack.testing.ServiceTest;

/** An agreement is superseded only with the consent of its parties. */
@QuarkusTest
@ServiceTest(database = "agreements")
class SuccessionTest {
    private String predecessor;

    @BeforeEach
    void thereIsAnAgreementOfTwo() {
        predecessor = published("agreements", body("Överenskommelsen"));
    }

    @Test
    void a_stranger_needs_the_parties_of_the_one_that_it_supersedes() {
        var id = drafted(STRANGER, "0163");
        assertThat(act("approver", STRANGER, id, "approvals", 1).statusCode()).isEqualTo(200);

        var refused = problem(act("editor", STRANGER, id, "publications", 1), 409);

        assertThat(refused.getList("missingApprovals")).containsExactly(STRANGNAS, POLICE);
        problem(anonymous().get("/agreements/{id}", id), 404);
    }

    @Test
    void an_archivist_of_a_stranger_needs_them_too() {
        var id = drafted(STRANGER, "0163");

        var refused = problem(act("archivist", STRANGER, id, "publications", 1), 403);

        assertThat(refused.getString("detail"))
                .isEqualTo("Only a party of the document whose place it takes publishes it from the archive");
    }

    @Test
    void one_party_does_not_succeed_an_agreement_of_two_alone() {
        var id = drafted(STRANGNAS, "0486");
        assertThat(act("approver", STRANGNAS, id, "approvals", 1).statusCode()).isEqualTo(200);
        assertThat(problem(act("editor", STRANGNAS, id, "publications", 1), 409).getList("missingApprovals"))
                .containsExactly(POLICE);

        assertThat(act("approver", POLICE, id, "approvals", 1).statusCode()).isEqualTo(200);

        assertThat(act("editor", STRANGNAS, id, "publications", 1).statusCode()).isEqualTo(200);
        assertThat(anonymous().get("/agreements/{id}", id).<List<String>>path("parties.id"))
                .containsExactly(STRANGNAS);
    }

    @Test
    void a_party_that_has_approved_the_succession_is_not_asked_again() {
        var id = drafted(STRANGNAS, "0486");
        for (var party : List.of(STRANGNAS, POLICE)) {
            act("approver", party, id, "approvals", 1);
        }
        act("editor", STRANGNAS, id, "publications", 1);

        var edited = as("editor", STRANGNAS)
                .header("If-Match", "\"2\"")
                .body(successor(STRANGNAS, "0486").replace("Ny", "Rättad"))
                .put("/agreements/{id}", id);

        assertThat(edited.<List<String>>path("missingApprovals")).containsExactly(STRANGNAS);
    }

    @Test
    void a_party_that_is_only_asked_neither_edits_nor_publishes_nor_deletes() {
        var id = drafted(STRANGNAS, "0486");
        var withItself = successor(STRANGNAS, "0486").replace("[{\"id\"", "[{\"id\":\"" + POLICE + "\"},{\"id\"");

        problem(
                as("editor", POLICE)
                        .header("If-Match", "\"1\"")
                        .body(withItself)
                        .put("/agreements/{id}", id),
                403);
        problem(act("archivist", POLICE, id, "publications", 1), 403);
        problem(as("editor", POLICE).header("If-Match", "\"1\"").delete("/agreements/{id}", id), 403);
    }

    @Test
    void an_archivist_does_not_succeed_an_agreement_of_two_alone_either() {
        predecessor = created("agreements", body("Godkänd av båda"));
        for (var party : List.of(STRANGNAS, POLICE)) {
            act("approver", party, predecessor, "approvals", 1);
        }
        assertThat(act("editor", STRANGNAS, predecessor, "publications", 1).statusCode())
                .isEqualTo(200);

        var refused = problem(act("archivist", STRANGNAS, drafted(STRANGNAS, "0486"), "publications", 1), 409);

        assertThat(refused.getList("missingApprovals")).containsExactly(POLICE);
    }

    @Test
    void an_archive_publication_neither_omits_a_party_nor_reverses_its_withdrawal() {
        var withoutPolice = body("Utan polisen");
        ((ArrayNode) withoutPolice.get("parties")).remove(1);
        as("editor", STRANGNAS)
                .header("If-Match", "\"2\"")
                .body(withoutPolice.toString())
                .put("/agreements/{id}", predecessor);
        assertThat(problem(act("archivist", STRANGNAS, predecessor, "publications", 3), 409)
                        .getList("missingApprovals"))
                .containsExactly(POLICE);

        var withdrawn = published("agreements", body("Återkallad av polisen"));
        as("approver", POLICE)
                .header("If-Match", "\"2\"")
                .body("{\"explanation\":\"Fel.\"}")
                .post("/agreements/{id}/withdrawals", withdrawn);
        assertThat(problem(act("archivist", STRANGNAS, withdrawn, "publications", 3), 409)
                        .getList("missingApprovals"))
                .containsExactly(POLICE);
    }

    @Test
    void only_the_police_publishes_about_others_from_the_archive() {
        var id = created(
                "agreements", json(body("Om en annan").toString().replace("[\"0486\"]", "[\"0486\",\"0180\"]")));

        assertThat(ServiceRequests.pointers(act("archivist", STRANGNAS, id, "publications", 1), 422))
                .containsExactly("/municipalities/1");
        assertThat(act("archivist", POLICE, id, "publications", 1).statusCode()).isEqualTo(200);
    }

    private String drafted(String party, String municipality) {
        var created = as("editor", party).body(successor(party, municipality)).post("/agreements");
        assertThat(created.statusCode()).as(created.asString()).isEqualTo(201);
        return created.path("id");
    }

    private String successor(String party, String municipality) {
        return json("""
                {"title":"Ny överenskommelse","municipalities":["%s"],"parties":[{"id":"%s"}],"supersedes":"%s",
                 "sources":[{"publisher":"Kommunen","title":"Sidan"}]}""".formatted(municipality, party, predecessor)).toString();
    }

    private static Response act(String role, String party, String id, String what, int revision) {
        return as(role, party)
                .header("If-Match", "\"" + revision + "\"")
                .body("{}")
                .post("/agreements/{id}/{what}", id, what);
    }
}
