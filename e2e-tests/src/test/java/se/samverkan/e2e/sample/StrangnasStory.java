package se.samverkan.e2e.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.restassured.path.json.JsonPath;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.samverkan.e2e.system.SystemUnderTest;

/** Page 4, Strängnäs, 2019-12-20: an upcoming agreement, and a promise with commitments, activities and targets. */
@ExtendWith(SystemUnderTest.Running.class)
class StrangnasStory {
    private static final String MUNICIPALITY = "municipality:0486";
    private static final String POLICE = "police:polismyndigheten";

    private final SystemUnderTest system;
    private final JsonPath page;

    StrangnasStory(SystemUnderTest system) {
        this.system = system;
        this.page = system.overview("0486", "2019-12-20");
    }

    @Test
    void the_page_is_strangnas_on_its_day() {
        assertThat(page.getMap("municipality"))
                .isEqualTo(Map.of(
                        "code", "0486",
                        "name", "Strängnäs",
                        "countyCode", "04",
                        "county", "Södermanlands län",
                        "policeRegion", "Öst"));
        assertThat(page.getString("asOf")).isEqualTo("2019-12-20");
        assertThat(page.getMap("$")).as("the page names no contact").doesNotContainKey("contact");
        assertThat(page.getList("actionPlans")).isEmpty();
        assertThat(page.getList("notices")).isEmpty();
    }

    @Test
    void the_agreement_for_2020_to_2023_is_upcoming() {
        assertThat(page.getList("agreements.title")).containsExactly("Samverkansöverenskommelse 2020–2023");
        assertThat(page.getString("agreements[0].temporalStatus")).isEqualTo("UPCOMING");
        assertThat(page.getMap("agreements[0].validity"))
                .isEqualTo(Map.of(
                        "from", "2020",
                        "to", "2023",
                        "asPublished", "2020–2023",
                        "earliest", "2020-01-01",
                        "latest", "2023-12-31"));
        assertThat(page.getString("agreements[0].cadence"))
                .isEqualTo("Överenskommelse vart fjärde år, medborgarlöfte varje år.");
        assertThat(page.getList("agreements[0].documents.kind")).containsExactly("AGREEMENT");
        assertThat(page.getList("agreements[0].parties.id")).containsExactly(MUNICIPALITY, POLICE);
        assertThat(page.getMap("agreements[0]")).doesNotContainKeys("signedOn", "signatures", "contact");
    }

    @Test
    void the_promise_for_2019_is_in_force_and_belongs_to_an_earlier_agreement() {
        assertThat(page.getList("promises.title")).containsExactly("Medborgarlöftet för 2019");
        assertThat(page.getString("promises[0].temporalStatus")).isEqualTo("IN_FORCE");
        assertThat(page.getList("promises[0].documents.title")).containsExactly("Medborgarlöftet för 2019");
        assertThat(page.getList("promises[0].documents.kind")).containsExactly("PROMISE");
        assertThat(page.getList("promises[0].parties.id")).containsExactly(MUNICIPALITY, POLICE);
        assertThat(page.getList("promises[0].signatures.signedOn")).containsExactly("2019-02", "2019-02");
        assertThat(page.getMap("promises[0]")).doesNotContainKey("agreementId");
    }

    @Test
    void the_two_commitments_are_joint_and_the_second_has_places() {
        assertThat(page.getList("promises[0].commitments.id")).containsExactly("R1", "R2");
        assertThat(page.getList("promises[0].commitments.responsibility.mode")).containsExactly("JOINT", "JOINT");
        assertThat(page.getString("promises[0].commitments[0].text")).contains("trafiken otrygg");
        assertThat(page.getString("promises[0].commitments[1].text"))
                .contains("båtsamverkansområden i Mariefred och Stallarholmen")
                .contains("grannsamverkansområden i samtliga kommundelar");
        assertThat(page.<Map<String, Object>>getList("promises[0].commitments[1].places"))
                .extracting(place -> place.get("name"), place -> place.get("relation"))
                .containsExactly(tuple("Mariefred", "IN"), tuple("Stallarholmen", "IN"), tuple(null, "ALL_DISTRICTS"));
    }

    @Test
    void the_six_activities_have_their_responsible_parties() {
        assertThat(page.getList("promises[0].activities.id")).containsExactly("A1", "A2", "A3", "A4", "A5", "A6");
        assertThat(page.getList("promises[0].activities.responsibility.mode"))
                .containsExactly("JOINT", "SINGLE", "LEAD_WITH_PARTNER", "SINGLE", "SINGLE", "JOINT");
        assertThat(activity("A2", "responsibility.parties.id")).isEqualTo("[" + MUNICIPALITY + "]");
        assertThat(activity("A3", "responsibility.parties.find { it.role == 'LEAD' }.id"))
                .isEqualTo(MUNICIPALITY);
        assertThat(activity("A3", "responsibility.parties.find { it.role == 'SUPPORTING' }.id"))
                .isEqualTo(POLICE);
        assertThat(activity("A4", "responsibility.parties.id")).isEqualTo("[" + POLICE + "]");
        assertThat(activity("A5", "responsibility.parties.id")).isEqualTo("[" + POLICE + "]");
    }

    @Test
    void the_targets_are_two_at_least_four_and_at_least_two() {
        assertThat(target("A1")).isEqualTo("NOT_STATED 2 båtsamverkansområden");
        assertThat(target("A3")).isEqualTo("AT_LEAST 4 trygghetsvandringar");
        assertThat(target("A5")).isEqualTo("AT_LEAST 2 riktade insatser");
        for (var withoutTarget : new String[] {"A2", "A4", "A6"}) {
            assertThat(activity(withoutTarget, "targets")).as(withoutTarget).isNull();
        }
        assertThat(page.getMap("promises[0].commitments[1].targets[0]"))
                .as("a target that only the police's own page states")
                .containsEntry("comparator", "AT_LEAST")
                .containsEntry("value", 8)
                .containsEntry("unit", "grannsamverkansområden")
                .containsEntry("source", "Polisen");
    }

    @Test
    void the_activities_have_places_and_frequencies() {
        assertThat(activity("A3", "places.name")).isEqualTo("[Strängnäs resecentrum, Läggesta station]");
        assertThat(activity("A3", "places.relation")).isEqualTo("[IN_AND_AROUND, IN_AND_AROUND]");
        assertThat(activity("A3", "places.exhaustive")).isEqualTo("[false, false]");
        assertThat(activity("A4", "places.relation")).isEqualTo("[ALL_DISTRICTS]");
        assertThat(activity("A2", "frequency")).isEqualTo("EVENT_DRIVEN");
        assertThat(activity("A6", "frequency")).isEqualTo("REGULAR");
        assertThat(activity("A6", "text")).contains("trafiksäkerhetsråd").contains("medborgarnas synpunkter");
    }

    @Test
    void a_year_later_the_agreement_is_in_force_and_the_promise_is_stale() {
        var later = system.overview("0486", "2020-12-20");

        assertThat(later.getString("agreements[0].temporalStatus")).isEqualTo("IN_FORCE");
        assertThat(later.getString("promises[0].temporalStatus")).isEqualTo("EXPIRED");
        assertThat(later.getList("notices.type")).containsExactly("STALE", "NO_FOLLOW_UP");
        assertThat(later.getString("notices[1].text"))
                .as("the page says nothing about two of the points")
                .endsWith("men 2 av 8 punkter är inte bedömda.");
        assertThat(later.getString("notices[0].documentId")).isEqualTo(later.getString("promises[0].id"));
    }

    private String activity(String id, String path) {
        return page.getString("promises[0].activities.find { it.id == '" + id + "' }." + path);
    }

    private String target(String activityId) {
        return activity(activityId, "targets[0].comparator") + " " + activity(activityId, "targets[0].value") + " "
                + activity(activityId, "targets[0].unit");
    }
}
