package se.samverkan.e2e.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.samverkan.e2e.system.SystemUnderTest;

/** Page 2, Sigtuna, 2019-02-06: focus areas with a scope, approximate places and statements. */
@ExtendWith(SystemUnderTest.Running.class)
class SigtunaStory {
    private final JsonPath page;

    SigtunaStory(SystemUnderTest system) {
        this.page = system.overview("0191", "2019-02-06");
    }

    @Test
    void the_agreement_states_neither_a_date_of_signature_nor_a_period() {
        assertThat(page.getString("municipality.name")).isEqualTo("Sigtuna");
        assertThat(page.getList("agreements.labelAsPublished")).containsExactly("samverkansavtal");
        assertThat(page.getString("agreements[0].temporalStatus")).isEqualTo("UNKNOWN");
        assertThat(page.getMap("agreements[0]")).doesNotContainKeys("signedOn", "signatures", "validity", "contact");
        assertThat(page.getMap("agreements[0].sources[0]"))
                .containsEntry("publisher", "Sigtuna kommun")
                .containsEntry("title", "Samverkansavtal")
                .containsEntry("publishedOn", "2019-02-06");
        assertThat(page.getList("notices")).isEmpty();
        assertThat(page.getMap("$")).doesNotContainKey("contact");
    }

    @Test
    void the_agreement_states_parties_purposes_and_the_summer_when_work_began() {
        assertThat(page.getList("agreements[0].parties.name")).containsExactly("Sigtuna kommun", "Polismyndigheten");
        assertThat(page.getList("agreements[0].purposes")).containsExactly("Färre brott", "Mer trygghet");
        assertThat(page.getString("agreements[0].workBegan")).isEqualTo("2018-22");
    }

    @Test
    void the_situational_picture_has_four_kinds_of_evidence() {
        assertThat(page.getString("agreements[0].situationalPicture.summary")).contains("lägesbild");
        assertThat(page.getList("agreements[0].situationalPicture.evidence.type"))
                .containsExactly("CITIZEN_DIALOGUE", "EMPLOYEE_DIALOGUE", "ANALYSIS", "STATISTICS");
    }

    @Test
    void the_four_focus_areas_have_a_scope_each() {
        assertThat(page.getList("agreements[0].focusAreas.title"))
                .containsExactly("Otrygga platser", "Ungdomsgäng", "Kriminella nätverk", "Tystnadskultur");
        var scopes = page.getList("agreements[0].focusAreas.scope", String.class);
        assertThat(scopes).hasSize(4);
        assertThat(scopes.get(0)).containsIgnoringCase("våld").contains("narkotika", "hotfullt uppträdande");
        assertThat(scopes.get(1)).contains("ungdomar samlas", "skadegörelse", "trafikbrott");
        assertThat(scopes.get(2)).contains("nätverk", "etablera", "ungdomsmiljöer");
        assertThat(scopes.get(3)).contains("anmäla brott", "förtroende för myndigheter");
    }

    @Test
    void the_three_prioritised_places_are_approximate() {
        assertThat(page.<Map<String, Object>>getList("agreements[0].prioritisedPlaces"))
                .as("around them, without coordinates that nobody stated")
                .containsExactly(
                        Map.of("name", "Valsta centrum", "relation", "AROUND"),
                        Map.of("name", "Märsta centrum", "relation", "AROUND"),
                        Map.of("name", "Märsta pendeltågsstation", "relation", "AROUND"));
    }

    @Test
    void the_action_plan_has_no_link_and_the_safety_centre_is_a_body() {
        assertThat(page.<Map<String, Object>>getList("agreements[0].documents"))
                .containsExactly(Map.of("title", "Åtgärdsplan", "kind", "ACTION_PLAN"));
        assertThat(page.<Map<String, Object>>getList("agreements[0].bodies"))
                .containsExactly(Map.of("name", "Trygghetscentret", "type", "SAFETY_CENTRE"));
        assertThat(page.getList("actionPlans")).isEmpty();
    }

    @Test
    void two_people_make_two_statements_each() {
        assertThat(page.<Map<String, Object>>getList("agreements[0].statements.speaker"))
                .extracting(
                        speaker -> speaker.get("name"),
                        speaker -> speaker.get("roleTitle"),
                        speaker -> speaker.get("partyAffiliation"),
                        speaker -> speaker.get("partyId"))
                .containsExactly(
                        tuple("Olov Holst", "kommunstyrelsens ordförande", "M", "municipality:0191"),
                        tuple("Olov Holst", "kommunstyrelsens ordförande", "M", "municipality:0191"),
                        tuple("Jonas Junered", "kommunpolis", null, "police:polismyndigheten"),
                        tuple("Jonas Junered", "kommunpolis", null, "police:polismyndigheten"));
        assertThat(page.getList("agreements[0].statements.text", String.class))
                .hasSize(4)
                .doesNotContainAnyElementsOf(List.of(""));
    }
}
