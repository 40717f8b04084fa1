package se.samverkan.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverkan.agreements.AgreementRequests.anonymous;
import static se.samverkan.agreements.AgreementRequests.as;
import static se.samverkan.agreements.AgreementRequests.body;
import static se.samverkan.agreements.AgreementRequests.created;
import static se.samverkan.agreements.AgreementRequests.json;
import static se.samverkan.agreements.AgreementRequests.publish;
import static se.samverkan.agreements.AgreementRequests.published;
import static se.samverkan.agreements.AgreementRequests.withdraw;
import static se.samverkan.stack.testing.ServiceRequests.STRANGNAS;
import static se.samverkan.stack.testing.ServiceRequests.pointers;
import static se.samverkan.stack.testing.ServiceRequests.problem;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.stack.testing.ServiceTest;

/** The rules of agreements and action plans, and the pointer of each violation. */
@QuarkusTest
@ServiceTest(database = "agreements")
class RuleTest {
    @ParameterizedTest
    @CsvSource({"agreements, supersedes", "agreements, partOf", "action-plans, agreementId"})
    void refers_only_to_a_published_agreement(String collection, String member) {
        var draft = created("agreements", body("Inte publicerad"));
        var withdrawn = published("agreements", body("Tillbakadragen"));
        withdraw("agreements", withdrawn, "\"2\"");
        var plan = published("action-plans", body("Ingen överenskommelse"));
        var unknown = "019cad9b-e683-7127-a6ca-41d621adbc4e";

        for (var id : new String[] {draft, withdrawn, plan, unknown}) {
            var refused = as("editor", STRANGNAS)
                    .body(body("Pekar fel").put(member, id).toString())
                    .post("/{collection}", collection);
            assertThat(pointers(refused, 422)).containsExactly("/" + member);
            assertThat(problem(refused, 422).getString("violations[0].text"))
                    .isEqualTo(id + " is not a published agreement: publish it first, or leave it out");
        }
        var published = published("agreements", body("Publicerad"));
        var right = created(collection, body("Pekar rätt").put(member, published));
        assertThat(as("editor", STRANGNAS)
                        .get("/{collection}/{id}", collection, right)
                        .<String>path(member))
                .isEqualTo(published);
    }

    @ParameterizedTest
    @CsvSource({"agreements, supersedes", "agreements, partOf", "action-plans, agreementId"})
    void an_edit_refers_only_to_a_published_agreement_either(String collection, String member) {
        var id = created(collection, body("Utkast"));

        var refused = as("editor", STRANGNAS)
                .header("If-Match", "\"1\"")
                .body(body("Pekar fel")
                        .put(member, "019cad9b-e683-7127-a6ca-41d621adbc4e")
                        .toString())
                .put("/{collection}/{id}", collection, id);

        assertThat(pointers(refused, 422)).containsExactly("/" + member);
        assertThat(as("editor", STRANGNAS).get("/{c}/{id}", collection, id).<Integer>path("revision"))
                .isEqualTo(1);
    }

    @Test
    void an_agreement_is_not_part_of_itself() {
        var id = published("agreements", body("Hela länet"));

        var refused = as("editor", STRANGNAS)
                .header("If-Match", "\"2\"")
                .body(body("Hela länet").put("partOf", id).toString())
                .put("/agreements/{id}", id);

        assertThat(pointers(refused, 422)).containsExactly("/partOf");
    }

    @Test
    void no_agreement_supersedes_its_own_successor() {
        var first = published("agreements", body("Första"));
        var second = published("agreements", body("Andra").put("supersedes", first));
        var third = published("agreements", body("Tredje").put("supersedes", second));

        for (var later : List.of(second, third)) {
            var refused = as("editor", STRANGNAS)
                    .header("If-Match", "\"2\"")
                    .body(body("Första").put("supersedes", later).toString())
                    .put("/agreements/{id}", first);
            assertThat(pointers(refused, 422)).containsExactly("/supersedes");
            assertThat(problem(refused, 422).getString("violations[0].text"))
                    .isEqualTo(later + " refers to this document itself: a succession must not be circular");
        }
        assertThat(anonymous().get("/agreements/{id}", first).<Integer>path("revision"))
                .isEqualTo(2);
    }

    @Test
    void two_edits_that_would_close_a_loop_are_not_both_published() {
        var one = published("agreements", body("Ett"));
        var other = published("agreements", body("Två"));
        for (var edit : Map.of(one, other, other, one).entrySet()) {
            as("editor", STRANGNAS)
                    .header("If-Match", "\"2\"")
                    .body(body("Efter").put("supersedes", edit.getValue()).toString())
                    .put("/agreements/{id}", edit.getKey())
                    .then()
                    .statusCode(200);
        }

        assertThat(publish("agreements", one, "\"3\"").statusCode()).isEqualTo(200);
        assertThat(pointers(publish("agreements", other, "\"3\""), 422)).containsExactly("/supersedes");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            422 | /municipalities/1          | {"municipalities":["0486","9999"]}
            422 | /parties/2/id              | {"parties":[{"id":"municipality:0486"},{"id":"police:polismyndigheten"},{"id":"municipality:0000"}]}
            422 | /municipalities/0          | {"municipalities":["0163"],"parties":[{"id":"municipality:0486"}]}
            422 | /validity/to               | {"validity":{"from":"2021","to":"2020"}}
            422 | /parties/1/id              | {"parties":[{"id":"municipality:0486"},{"name":"Näringslivet"}]}
            422 | /parties/1/name            | {"parties":[{"id":"municipality:0486"},{"category":true}]}
            400 | /municipalities/0          | {"municipalities":["486"]}
            400 | /municipalities            | {"municipalities":[]}
            400 | /parties                   | {"parties":[]}
            400 | /parties/1/id              | {"parties":[{"id":"municipality:0486"},{"id":"kommun:0163"}]}
            400 | /title                     | {"title":" "}
            400 | /validity/from             | {"validity":{"from":"2019-02-30"}}
            400 | /validity/earliest         | {"validity":{"from":"2020","earliest":"2020-02-01"}}
            400 | /version                   | {"version":1}
            400 | /decidedOn                 | {"decidedOn":"14-04"}
            400 | /sources/0/url             | {"sources":[{"url":"javascript:alert(1)"}]}
            400 | /tittel                    | {"tittel":"Fel"}
            """)
    void both_kinds_refuse(int status, String pointer, String wrong) {
        for (var collection : new String[] {"agreements", "action-plans"}) {
            var body = body("Fel någonstans");
            body.setAll(json(wrong));
            var refused = as("editor", STRANGNAS).body(body.toString()).post("/{collection}", collection);
            assertThat(pointers(refused, status)).as(collection).containsOnly(pointer);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            agreements   | 422 | /focusAreas/1/id         | {"focusAreas":[{"id":"a"},{"id":"a"}]}
            agreements   | 400 | /focusAreas/0/goals/0/value | {"focusAreas":[{"goals":[{"value":-1}]}]}
            agreements   | 400 | /situationalPicture/problems/0/text | {"situationalPicture":{"problems":[{"causes":["x"]}]}}
            agreements   | 422 | /bodies/0/members/0/id   | {"bodies":[{"members":[{"id":"municipality:9999"}]}]}
            agreements   | 400 | /prioritisedPlaces/0/point/coordinates | {"prioritisedPlaces":[{"point":{"type":"Point","coordinates":[17]}}]}
            agreements   | 400 | /planType                | {"planType":"ONGOING"}
            action-plans | 422 | /measures/0/id           | {"goals":[{"id":"a"}],"measures":[{"id":"a"}]}
            action-plans | 400 | /measures/0/targets/0/value | {"measures":[{"targets":[{"value":-0.5}]}]}
            action-plans | 422 | /measures/0/targets/0/value | {"measures":[{"targets":[{"unit":"vandringar"}]}]}
            action-plans | 422 | /basedOn/evidence/0/period/to | {"basedOn":{"evidence":[{"period":{"from":"2019-22","to":"2019-05"}}]}}
            action-plans | 422 | /partners/0/id           | {"partners":[{"id":"municipality:9999"}]}
            action-plans | 400 | /signatures              | {"signatures":[]}
            """)
    void each_kind_refuses_in_its_own_members(String collection, int status, String pointer, String wrong) {
        var body = body("Fel någonstans");
        body.setAll(json(wrong));

        var refused = as("editor", STRANGNAS).body(body.toString()).post("/{collection}", collection);

        assertThat(pointers(refused, status)).containsExactly(pointer);
    }

    @Test
    void with_the_police_on_it_a_document_may_be_for_other_municipalities_too() {
        var regional = body("Gäller även Sollentuna");
        regional.setAll(json("{\"municipalities\":[\"0486\",\"0163\"]}"));

        assertThat(created("agreements", regional)).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"agreements", "action-plans"})
    void a_body_that_is_not_json_is_refused(String collection) {
        problem(as("editor", STRANGNAS).body("{\"title\":").post("/{collection}", collection), 400);
        problem(as("editor", STRANGNAS).contentType("text/plain").body("x").post("/{collection}", collection), 415);
    }
}
