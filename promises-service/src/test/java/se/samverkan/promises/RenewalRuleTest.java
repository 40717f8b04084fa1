package se.samverkan.promises;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samverkan.domain.time.PartialDate;
import se.samverkan.domain.time.Period;
import se.samverkan.domain.validation.Violations;
import se.samverkan.platform.json.CanonicalJson;
import se.samverkan.promises.Commitment.Change;

/** The content that a renewed promise takes over from its predecessor, and the rules for its commitments. */
class RenewalRuleTest {
    private static final UUID BEFORE = UUID.fromString("019ab000-0000-7000-8000-000000002018");
    private static final String CARRIED_FROM = "\"carriedOverFrom\":{\"promiseId\":\"" + BEFORE + "\",";
    private static final String WALKS = """
            {"id":"c1","title":"Synlighet","text":"Fler trygghetsvandringar",
             "responsibility":{"mode":"JOINT","parties":[{"id":"municipality:0486"}]},
             "targets":[{"id":"t1","comparator":"AT_LEAST","value":4,"unit":"vandringar","per":"PERIOD"}],
             "places":[{"name":"Centrum","relation":"AROUND"}],"frequency":"REGULAR","focusAreaId":"f1"}""";

    private final Renewal renewal = new Renewal(BEFORE, content("""
            {"title":"Medborgarlöftet för 2018","summary":"Trygghet i hela kommunen","municipalities":["0486"],
             "district":"Mariefred","parties":[{"id":"municipality:0486"},{"id":"police:polismyndigheten"}],
             "validity":{"from":"2018","to":"2018"},"documents":[{"title":"Löftet som PDF"}],
             "statements":[{"text":"Vi är stolta"}],"representatives":[{"name":"A","roleTitle":"kommunpolis"}],
             "contact":{"phone":"0152-291 00"},"sources":[{"publisher":"Strängnäs kommun","title":"Samverkan"}],
             "language":"sv","theme":"trygghet","agreementId":"019ab000-0000-7000-8000-00000000a001",
             "signatures":[{"partyId":"municipality:0486","signedOn":"2018-02"}],
             "evidence":[{"type":"CITIZEN_DIALOGUE","count":7}],"purposes":["Minska otryggheten"],
             "commitments":[%s,{"id":"c2","text":"Bättre belysning"}],
             "activities":[{"id":"a1","text":"Vandring i maj","commitmentIds":["c1"]}],
             "renews":"019ab000-0000-7000-8000-000000002017",
             "dropped":[{"commitmentId":"c9","reason":"Klart"}]}""".formatted(WALKS)));

    @Test
    void a_draft_carries_over_what_lasts_and_leaves_behind_what_belongs_to_its_time() {
        var agreement = UUID.fromString("019ab000-0000-7000-8000-00000000a001");

        var draft = renewal.draft(new RenewalRequest(null, null), agreement);

        var walks = WALKS.replaceFirst("}$", "," + CARRIED_FROM + "\"commitmentId\":\"c1\"},\"change\":\"UNCHANGED\"}");
        assertThat(CanonicalJson.of(draft))
                .isEqualTo(CanonicalJson.of(content("""
                {"title":"Medborgarlöftet för 2018","summary":"Trygghet i hela kommunen","municipalities":["0486"],
                 "district":"Mariefred","parties":[{"id":"municipality:0486"},{"id":"police:polismyndigheten"}],
                 "contact":{"phone":"0152-291 00"},"language":"sv","theme":"trygghet",
                 "agreementId":"019ab000-0000-7000-8000-00000000a001","purposes":["Minska otryggheten"],
                 "commitments":[%s,
                   {"id":"c2","text":"Bättre belysning",%s"commitmentId":"c2"},"change":"UNCHANGED"}],
                 "renews":"%s"}""".formatted(walks, CARRIED_FROM, BEFORE))));
    }

    @Test
    void a_draft_takes_title_and_validity_from_the_request_and_only_a_public_agreement() {
        var year = Period.of(new PartialDate("2019"), new PartialDate("2019"));

        var draft = renewal.draft(new RenewalRequest("Medborgarlöftet för 2019", year), null);

        assertThat(draft.title()).isEqualTo("Medborgarlöftet för 2019");
        assertThat(draft.validity()).isEqualTo(year);
        assertThat(draft.agreementId()).isNull();
    }

    @Test
    void a_draft_lacks_nothing() {
        var draft = renewal.draft(new RenewalRequest(null, null), null);

        var violations = new Violations();
        renewal.checkReferences(draft, violations);
        renewal.checkComplete(draft, violations);
        assertThat(violations.entries()).isEmpty();
        assertThat(renewal.marked(draft)).isEqualTo(draft);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            UNCHANGED | {}
            UNCHANGED | {"id":"c7"}
            UNCHANGED | {"change":"REVISED"}
            UNCHANGED | {"targets":[{"id":"t7","comparator":"AT_LEAST","value":4,"unit":"vandringar","per":"PERIOD"}]}
            UNCHANGED | {"targets":[{"comparator":"AT_LEAST","value":4.0,"unit":"vandringar","per":"PERIOD"}]}
            REVISED   | {"targets":[{"id":"t1","comparator":"AT_LEAST","value":3,"unit":"vandringar","per":"PERIOD"}]}
            REVISED   | {"targets":[{"id":"t1","comparator":"AT_MOST","value":4,"unit":"vandringar","per":"PERIOD"}]}
            REVISED   | {"targets":[{"id":"t1","comparator":"AT_LEAST","value":4,"unit":"vandringar","per":"YEAR"}]}
            REVISED   | {"targets":[{"id":"t1","comparator":"AT_LEAST","value":4,"unit":"samtal","per":"PERIOD"}]}
            REVISED   | {"targets":[]}
            REVISED   | {"text":"Trygghetsvandringar","change":"UNCHANGED"}
            REVISED   | {"title":"Närvaro"}
            REVISED   | {"responsibility":{"mode":"SINGLE","parties":[{"id":"municipality:0486"}]}}
            REVISED   | {"places":[{"name":"Centrum","relation":"IN"}]}
            REVISED   | {"frequency":"AS_NEEDED"}
            REVISED   | {"focusAreaId":"f2"}
            """)
    void a_carried_commitment_is_unchanged_only_if_all_its_content_is_equal(Change change, String edit) {
        var commitment = CanonicalJson.read(WALKS, ObjectNode.class);
        commitment
                .putObject("carriedOverFrom")
                .put("promiseId", BEFORE.toString())
                .put("commitmentId", "c1");
        commitment.setAll(CanonicalJson.read(edit, ObjectNode.class));

        var marked = renewal.marked(successor(commitment.toString(), ""));

        assertThat(marked.commitments().getFirst().change()).isEqualTo(change);
        assertThat(marked.commitments().getFirst().carriedOverFrom().commitmentId())
                .isEqualTo("c1");
    }

    @Test
    void a_commitment_that_is_not_carried_over_is_added_even_with_the_same_text() {
        var marked = renewal.marked(successor(WALKS + ",{\"text\":\"Nytt\",\"change\":\"UNCHANGED\"}", ""));

        assertThat(marked.commitments()).extracting(Commitment::change).containsExactly(Change.ADDED, Change.ADDED);
    }

    @Test
    void a_reference_names_a_commitment_of_the_predecessor_exactly_once() {
        var successor = successor(
                "{\"text\":\"Nytt\"},{%s\"commitmentId\":\"c8\"}},{%s\"commitmentId\":\"c1\"}}"
                        .formatted(CARRIED_FROM, CARRIED_FROM),
                """
                {"commitmentId":"c2","reason":"Klart"},{"commitmentId":"c1","reason":"Ändå inte"},
                {"commitmentId":"c7","reason":"Fanns aldrig"},{"commitmentId":"c2","reason":"Ändå klart"}""");

        var violations = new Violations();
        renewal.checkReferences(successor, violations);

        assertThat(violations.entries())
                .containsExactly(
                        new Violations.Entry(
                                "/commitments/1/carriedOverFrom/commitmentId",
                                "is not a commitment of the promise that is renewed; there are [c1, c2]"),
                        new Violations.Entry(
                                "/dropped/1/commitmentId", "c1 is carried over and can't be dropped as well"),
                        new Violations.Entry(
                                "/dropped/2/commitmentId",
                                "c7 is not a commitment of the promise that is renewed; there are [c1, c2]"),
                        new Violations.Entry("/dropped/3/commitmentId", "c2 is dropped twice"));
    }

    @Test
    void what_has_silently_gone_is_named() {
        var violations = new Violations();
        renewal.checkComplete(successor("{\"id\":\"c1\",\"text\":\"Nytt under gammalt id\"}", ""), violations);

        assertThat(violations.entries())
                .containsExactly(
                        new Violations.Entry(
                                "/dropped",
                                "c1 of the promise before is neither carried over nor dropped with a reason"),
                        new Violations.Entry(
                                "/dropped",
                                "c2 of the promise before is neither carried over nor dropped with a reason"));
    }

    @Test
    void what_is_carried_over_or_dropped_has_not_gone() {
        var successor = successor(
                "{\"id\":\"c5\"," + CARRIED_FROM + "\"commitmentId\":\"c1\"}}",
                "{\"commitmentId\":\"c2\",\"reason\":\"Klart\"}");

        var violations = new Violations();
        renewal.checkReferences(successor, violations);
        renewal.checkComplete(successor, violations);

        assertThat(violations.entries()).isEmpty();
    }

    private static PromiseContent successor(String commitments, String dropped) {
        return content("""
                {"title":"Medborgarlöftet för 2019","renews":"%s","commitments":[%s],"dropped":[%s]}""".formatted(BEFORE, commitments, dropped));
    }

    private static PromiseContent content(String json) {
        return CanonicalJson.read(json, PromiseContent.class);
    }
}
