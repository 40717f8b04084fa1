package se.samverkan.e2e.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.restassured.path.json.JsonPath;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samverkan.e2e.system.SystemUnderTest;

/** Page 5, Sollentuna under the agreement 2023–2026: a goal for 2030, a working method and ongoing measures. */
@ExtendWith(SystemUnderTest.Running.class)
class SollentunaTodayStory {
    private static final String AGREEMENT = "agreements.find { it.title == 'Samverkansöverenskommelse 2023–2026' }";
    private static final String GOAL_PLAN = "actionPlans.find { it.title == 'Inga utsatta områden 2030' }";
    private static final String ONGOING_PLAN = "actionPlans.find { it.title == 'Trygg fysisk miljö' }";
    private static final String MUNICIPALITY = "municipality:0163";

    private final SystemUnderTest system;
    private final JsonPath page;

    SollentunaTodayStory(SystemUnderTest system) {
        this.system = system;
        this.page = system.overview("0163", "2024-06-01");
    }

    @ParameterizedTest
    @CsvSource({
        "2022-12-31, UPCOMING",
        "2023-01-01, IN_FORCE",
        "2024-06-01, IN_FORCE",
        "2026-12-31, IN_FORCE",
        "2027-01-01, EXPIRED"
    })
    void the_agreement_is_in_force_from_2023_through_2026(String day, String temporalStatus) {
        assertThat(system.overview("0163", day).getString(AGREEMENT + ".temporalStatus"))
                .isEqualTo(temporalStatus);
    }

    @Test
    void the_agreement_has_title_years_parties_and_a_policy_document_only() {
        assertThat(page.getList(AGREEMENT + ".parties.id")).containsExactly(MUNICIPALITY, "police:polismyndigheten");
        assertThat(page.getList(AGREEMENT + ".documents.kind")).containsExactly("POLICY");
        assertThat(page.getString(AGREEMENT + ".documents[0].title"))
                .contains("hur brott förebyggs", "vad som prioriteras", "vem som ansvarar för vad");
        assertThat(page.getMap(AGREEMENT)).doesNotContainKeys("signedOn", "signatures", "focusAreas", "purposes");
    }

    @Test
    void the_goal_is_zero_vulnerable_areas_by_2030_on_the_list_of_the_police() {
        assertThat(page.<Map<String, Object>>getList(GOAL_PLAN + ".goals"))
                .containsExactly(Map.of(
                        "id", "G1",
                        "title", "Inga utsatta områden 2030",
                        "indicator", "Antal områden i Sollentuna på polisens lista över utsatta områden",
                        "indicatorPublisher", "Polisen",
                        "comparator", "EXACTLY",
                        "value", 0,
                        "unit", "utsatta områden",
                        "by", "2030"));
        assertThat(page.getMap(GOAL_PLAN))
                .as("the goal outlives agreements")
                .doesNotContainKeys("agreementId", "validity");
        assertThat(page.getString(GOAL_PLAN + ".temporalStatus")).isEqualTo("UNKNOWN");
    }

    @Test
    void partners_are_examples_and_some_are_categories() {
        assertThat(page.<Map<String, Object>>getList(GOAL_PLAN + ".partners"))
                .extracting(
                        partner -> partner.get("id"),
                        partner -> partner.get("name"),
                        partner -> partner.get("category"))
                .containsExactlyInAnyOrder(
                        tuple("police:polismyndigheten", "Polisen", null),
                        tuple("rescue-service:brandkaren-attunda", "Brandkåren Attunda", null),
                        tuple("municipal-company:sollentunahem", "Sollentunahem", null),
                        tuple(null, "Näringslivet", true),
                        tuple(null, "Frivilligorganisationer", true),
                        tuple(null, "Övriga civilsamhället", true));
        assertThat(page.getBoolean(GOAL_PLAN + ".partnersExhaustive")).isFalse();
    }

    @Test
    void three_parties_share_one_situational_picture_and_act_together_or_separately() {
        assertThat(page.getString(GOAL_PLAN + ".workingMethod"))
                .startsWith("EST")
                .contains("kommunen, polisen och Sollentunahem", "gemensam lägesbild");
        assertThat(page.getList(GOAL_PLAN + ".measures.responsibility.mode")).containsExactly("JOINT_OR_SEPARATE");
        assertThat(page.getList(GOAL_PLAN + ".measures[0].responsibility.parties.id"))
                .containsExactlyInAnyOrder(MUNICIPALITY, "police:polismyndigheten", "municipal-company:sollentunahem");
    }

    @Test
    void four_measures_of_the_municipality_are_ongoing_without_targets() {
        assertThat(page.getString(ONGOING_PLAN + ".planType")).isEqualTo("ONGOING");
        assertThat(page.getList(ONGOING_PLAN + ".measures.text"))
                .containsExactly(
                        "Hålla rent.", "Belysning på offentliga platser.", "Laga skadegörelse.", "Sanera klotter.");
        assertThat(page.<Map<String, Object>>getList(ONGOING_PLAN + ".measures"))
                .allSatisfy(measure -> assertThat(measure).doesNotContainKey("targets"));
        for (int i = 0; i < 4; i++) {
            var responsibility = ONGOING_PLAN + ".measures[" + i + "].responsibility";
            assertThat(page.getString(responsibility + ".mode")).isEqualTo("SINGLE");
            assertThat(page.getList(responsibility + ".parties.id")).containsExactly(MUNICIPALITY);
        }
        assertThat(page.getBoolean(ONGOING_PLAN + ".measuresExhaustive")).isFalse();
        assertThat(page.getMap(ONGOING_PLAN)).doesNotContainKey("validity");
    }

    @Test
    void damage_is_reported_to_the_contact_centre() {
        assertThat(page.getString(ONGOING_PLAN + ".contact.name")).isEqualTo("Kontaktcenter");
        assertThat(page.getString(ONGOING_PLAN + ".summary")).contains("Skador anmäls till kontaktcenter");
    }
}
