package se.samverkan.e2e.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.restassured.path.json.JsonPath;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.samverkan.e2e.system.SystemUnderTest;

/** Page 1, Sollentuna, news of 2017: an agreement followed up without figures, and a promise renewed unchanged. */
@ExtendWith(SystemUnderTest.Running.class)
class SollentunaStory {
    private static final String AGREEMENT = "agreements.find { it.signedOn == '2016-12' }";
    private static final String PROMISE = "promises.find { it.title == 'Medborgarlöfte för 2018' }";
    private static final String EARLIER = "promises.find { it.title == 'Det tidigare medborgarlöftet i Sollentuna' }";

    private final SystemUnderTest system;
    private final JsonPath page;

    SollentunaStory(SystemUnderTest system) {
        this.system = system;
        this.page = system.overview("0163", "2018-02-01");
    }

    @Test
    void the_agreement_states_the_month_of_signature_and_no_period() {
        assertThat(page.getString("municipality.name")).isEqualTo("Sollentuna");
        assertThat(page.getList(AGREEMENT + ".parties.name")).containsExactly("Sollentuna kommun", "Polisen");
        assertThat(page.getMap(AGREEMENT)).doesNotContainKey("validity");
        assertThat(page.getString(AGREEMENT + ".temporalStatus")).isEqualTo("UNKNOWN");
        assertThat(page.getList(AGREEMENT + ".focusAreas.title"))
                .containsExactly(
                        "Mer närvaro där ungdomar finns",
                        "Bättre kontakt mellan ungdomar och både polisens och kommunens personal");
    }

    @Test
    void the_follow_up_is_of_the_agreement_and_has_no_figures() {
        assertThat(page.getList("followUps")).hasSize(1);
        assertThat(page.getString("followUps[0].kind")).isEqualTo("ANNUAL");
        assertThat(page.getMap("followUps[0].subject"))
                .isEqualTo(Map.of("type", "AGREEMENT", "id", page.getString(AGREEMENT + ".id"), "version", 1));
        assertThat(page.getList("followUps[0].parties.role")).containsExactly("JOINT", "JOINT");
        assertThat(page.getMap("followUps[0]")).doesNotContainKeys("assessments", "period");
    }

    @Test
    void the_findings_of_the_follow_up_state_trends() {
        assertThat(page.<Map<String, Object>>getList("followUps[0].findings"))
                .extracting(finding -> finding.get("text"), finding -> finding.get("trend"))
                .containsExactly(
                        tuple("Tryggheten på offentliga platser har utvecklats.", "IMPROVED"),
                        tuple("Närvaron i ungdomsmiljöer har ökat.", "INCREASED"),
                        tuple(
                                "Polisen har kunnat prioritera utredningar av personer och nätverk som påverkar"
                                        + " otryggheten, vilket beskrivs som positivt.",
                                "NOT_STATED"),
                        tuple("Både kommunen och polisen är oftare ute bland ungdomar.", "INCREASED"));
        assertThat(page.getString("followUps[0].conclusion")).contains("fortsatt god väg framåt");
        assertThat(page.getList("followUps[0].nextSteps", String.class))
                .singleElement()
                .asString()
                .contains("2018")
                .contains("tydligare planering");
    }

    @Test
    void the_people_have_their_role_titles() {
        assertThat(page.<Map<String, Object>>getList("followUps[0].representatives"))
                .extracting(person -> person.get("name"), person -> person.get("roleTitle"))
                .containsExactly(
                        tuple("Johan Lundgren", "kommunpolis"),
                        tuple("Henrik Thunes", "kommunstyrelsens ordförande"),
                        tuple("Emil Andersson", "lokalpolischef"));
        assertThat(page.<Map<String, Object>>getList("followUps[0].statements.speaker"))
                .containsExactly(Map.of(
                        "name", "Henrik Thunes",
                        "roleTitle", "kommunstyrelsens ordförande",
                        "partyAffiliation", "M",
                        "partyId", "municipality:0163"));
    }

    @Test
    void the_promise_for_2018_renews_the_earlier_one_unchanged() {
        assertThat(page.getString(PROMISE + ".temporalStatus")).isEqualTo("IN_FORCE");
        assertThat(page.getString(PROMISE + ".renews")).isEqualTo(page.getString(EARLIER + ".id"));
        assertThat(page.<Map<String, Object>>getList(PROMISE + ".commitments"))
                .extracting(
                        point -> point.get("change"), point -> point.get("carriedOverFrom"), point -> point.get("text"))
                .containsExactly(
                        unchanged("P1", "Regelbunden närvaro i ungdomsmiljöer och på samlingsplatser."),
                        unchanged("P2", "Trygghetsarbete i kollektivtrafiken och i stationsområden."),
                        unchanged("P3", "Insatser mot vårdslös mopedkörning."),
                        unchanged(
                                "P4",
                                "Prioritera utredning av ärenden som rör personer och nätverk som påverkar"
                                        + " otryggheten."));
        assertThat(page.getList(EARLIER + ".commitments.text")).isEqualTo(page.getList(PROMISE + ".commitments.text"));
    }

    @Test
    void responsibility_is_unspecified_and_places_are_categories() {
        assertThat(page.<Map<String, Object>>getList(PROMISE + ".commitments.responsibility"))
                .hasSize(4)
                .containsOnly(Map.of("mode", "UNSPECIFIED"));
        assertThat(page.getString(PROMISE + ".commitments[0].frequency")).isEqualTo("REGULAR");
        assertThat(page.<Map<String, Object>>getList(PROMISE + ".commitments[0].places"))
                .containsExactly(Map.of("category", "YOUTH_ENVIRONMENT"), Map.of("category", "GATHERING_PLACE"));
        assertThat(page.<Map<String, Object>>getList(PROMISE + ".commitments[1].places"))
                .containsExactly(Map.of("category", "PUBLIC_TRANSPORT"), Map.of("category", "STATION_AREA"));
    }

    @Test
    void no_item_of_the_promise_is_assessed() {
        assertThat(page.getList(PROMISE + ".progress.items.outcome"))
                .containsExactly("NOT_ASSESSED", "NOT_ASSESSED", "NOT_ASSESSED", "NOT_ASSESSED");
        assertThat(page.getMap(PROMISE + ".progress.counts")).isEqualTo(Map.of("NOT_ASSESSED", 4));
    }

    @Test
    void the_earlier_promise_is_superseded_from_the_day_the_new_one_is_in_force() {
        assertThat(page.getMap(EARLIER)).doesNotContainKey("validity");
        assertThat(page.getString(EARLIER + ".temporalStatus")).isEqualTo("UNKNOWN");
        assertThat(page.<Map<String, Object>>getList("notices"))
                .extracting(notice -> notice.get("type"), notice -> notice.get("documentId"))
                .containsExactly(tuple("SUPERSEDED", page.getString(EARLIER + ".id")));
        assertThat(system.overview("0163", "2017-12-31").getList("notices")).isEmpty();
    }

    @Test
    void the_contact_is_the_contact_centre_with_its_opening_hours() {
        assertThat(page.getMap("contact"))
                .isEqualTo(Map.of(
                        "name", "Kontaktcenter",
                        "phone", "08-579 210 00",
                        "email", "kontaktcenter@sollentuna.se",
                        "openingHours", "Måndag–fredag 08–17, torsdagar besök till 18.30"));
    }

    private Tuple unchanged(String id, String text) {
        return tuple("UNCHANGED", Map.of("promiseId", page.getString(EARLIER + ".id"), "commitmentId", id), text);
    }
}
