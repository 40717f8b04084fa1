package se.samverkan.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverkan.agreements.AgreementRequests.as;
import static se.samverkan.agreements.AgreementRequests.body;
import static se.samverkan.agreements.AgreementRequests.created;
import static se.samverkan.agreements.AgreementRequests.example;
import static se.samverkan.agreements.AgreementRequests.json;
import static se.samverkan.agreements.AgreementRequests.published;
import static se.samverkan.agreements.AgreementRequests.request;
import static se.samverkan.stack.testing.ServiceRequests.STRANGNAS;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samverkan.stack.testing.ServiceTest;

/** Every member of a document is returned as it was sent. */
@QuarkusTest
@ServiceTest(database = "agreements")
class WholeDocumentTest {
    private static final List<String> ENVELOPE = List.of(
            "id",
            "revision",
            "publicationStatus",
            "hasUnpublishedChanges",
            "missingApprovals",
            "temporalStatus",
            "updatedAt",
            "_links");

    @ParameterizedTest
    @CsvSource({"agreements, agreement, supersedes", "action-plans, action-plan, agreementId"})
    void every_member_is_returned_as_it_was_sent(String collection, String noun, String reference) {
        var content = example(noun + ".published.v1.every-member");
        content.remove("changeNote");
        var referred = published("agreements", body("Den som pekas ut"));
        content.put(reference, referred);
        if (content.has("partOf")) {
            content.put("partOf", referred);
        }

        var id = created(collection, request(content));

        assertThat(contentOf(collection, id)).isEqualTo(content);
    }

    @Test
    void a_single_predecessor_can_be_written_back_as_it_was_read() {
        var predecessor = published("agreements", body("Den gamla"));
        var id = created("agreements", body("Den nya").put("supersedes", predecessor));
        var read = as("editor", STRANGNAS).get("/agreements/{id}", id);

        as("editor", STRANGNAS)
                .header("If-Match", read.header("ETag"))
                .body(read.asString())
                .put("/agreements/{id}", id)
                .then()
                .statusCode(200);
    }

    @Test
    void a_draft_has_an_envelope_without_a_version() {
        var id = created(
                "agreements", body("Nytt utkast").setAll(json("{\"validity\":{\"from\":\"2999\",\"to\":\"..\"}}")));

        var read = as("editor", STRANGNAS).get("/agreements/{id}", id);

        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.header("ETag")).isEqualTo("\"1\"");
        assertThat(read.header("Cache-Control")).isEqualTo("private, no-store");
        var document = json(read.asString());
        assertThat(document.has("version")).isFalse();
        assertThat(document.has("publishedAt")).isFalse();
        assertThat(document.get("revision").intValue()).isEqualTo(1);
        assertThat(document.get("publicationStatus").asText()).isEqualTo("DRAFT");
        assertThat(document.get("hasUnpublishedChanges").booleanValue()).isTrue();
        assertThat(document.get("temporalStatus").asText()).isEqualTo("UPCOMING");
        assertThat(document.at("/validity/earliest").asText()).isEqualTo("2999-01-01");
        assertThat(document.at("/validity").has("latest")).isFalse();
        assertThat(document.at("/_links/self/href").asText())
                .isEqualTo("http://127.0.0.1:8080/samverkan/v1/agreements/" + id);
        assertThat(document.at("/_links/collection/href").asText())
                .isEqualTo("http://127.0.0.1:8080/samverkan/v1/agreements");
    }

    @Test
    void focus_areas_and_goals_without_an_id_get_one_that_stays() {
        var body = body("Fokusområden utan id");
        body.setAll(json("""
                {"focusAreas":[{"title":"Trafik","goals":[{"title":"Färre olyckor"},{"id":"g1","title":"Nollvision"}]},
                               {"id":"f1","title":"Ungdomar"}]}"""));

        var created = contentOf("agreements", created("agreements", body));

        assertThat(created.at("/focusAreas/0/id").asText()).isEqualTo("f2");
        assertThat(created.at("/focusAreas/1/id").asText()).isEqualTo("f1");
        assertThat(created.at("/focusAreas/0/goals/0/id").asText()).isEqualTo("g2");
        assertThat(created.at("/focusAreas/0/goals/1/id").asText()).isEqualTo("g1");
    }

    @Test
    void goals_measures_and_targets_of_a_plan_get_ids_that_are_not_used_again() {
        var plan = body("Plan utan id");
        plan.setAll(json("""
                {"goals":[{"title":"Mål"}],"measures":[{"text":"Vandra","targets":[{"value":4}]}]}"""));
        var id = created("action-plans", plan);
        var first = contentOf("action-plans", id);
        assertThat(first.at("/goals/0/id").asText()).isEqualTo("g1");
        assertThat(first.at("/measures/0/id").asText()).isEqualTo("m1");
        assertThat(first.at("/measures/0/targets/0/id").asText()).isEqualTo("t1");

        var replaced = as("editor", STRANGNAS)
                .header("If-Match", "\"1\"")
                .body(plan.toString())
                .put("/action-plans/{id}", id);

        assertThat(replaced.statusCode()).isEqualTo(200);
        assertThat(replaced.<String>path("measures[0].id")).isEqualTo("m2");
        assertThat(replaced.<String>path("measures[0].targets[0].id")).isEqualTo("t2");
    }

    private static ObjectNode contentOf(String collection, String id) {
        var read = as("editor", STRANGNAS).get("/{collection}/{id}", collection, id);
        assertThat(read.statusCode()).isEqualTo(200);
        return json(read.asString()).remove(ENVELOPE);
    }
}
