package se.samverkan.e2e.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samverkan.e2e.system.SystemUnderTest;

/** Page 3, Värmdö, 2018-07-17: an expired agreement of three municipalities and the police. */
@ExtendWith(SystemUnderTest.Running.class)
class VarmdoStory {
    private static final String POLICE = "police:lokalpolisomrade-nacka";

    private final SystemUnderTest system;
    private final JsonPath page;

    VarmdoStory(SystemUnderTest system) {
        this.system = system;
        this.page = system.overview("0120", "2018-07-17");
    }

    @Test
    void the_three_municipalities_have_the_same_agreement() {
        var agreement = page.getMap("agreements[0]");

        assertThat(page.getList("agreements")).hasSize(1);
        assertThat(page.getList("agreements[0].parties.id"))
                .containsExactlyInAnyOrder(POLICE, "municipality:0182", "municipality:0120", "municipality:0138");
        for (var other : List.of("0182", "0138")) {
            var overview = system.overview(other, "2018-07-17");
            assertThat(overview.getList("agreements")).as(other).isEqualTo(List.of(agreement));
            assertThat(overview.getList("promises")).as(other).isEmpty();
            assertThat(overview.getMap("$")).as(other).doesNotContainKey("contact");
        }
    }

    @Test
    void the_agreement_was_signed_in_april_by_role_titles_without_names() {
        assertThat(page.getString("agreements[0].signedOn")).isEqualTo("2014-04");
        assertThat(page.<Map<String, Object>>getList("agreements[0].signatures"))
                .extracting(
                        signature -> signature.get("partyId"),
                        signature -> signature.get("roleTitle"),
                        signature -> signature.get("signedOn"),
                        signature -> signature.containsKey("name"))
                .containsExactlyInAnyOrder(
                        tuple(POLICE, "polismästaren i Nacka", "2014-04", false),
                        tuple("municipality:0182", "kommundirektören", "2014-04", false),
                        tuple("municipality:0120", "kommundirektören", "2014-04", false),
                        tuple("municipality:0138", "kommundirektören", "2014-04", false));
    }

    @ParameterizedTest
    @CsvSource({"2016-01-01, UNKNOWN", "2017-12-31, UNKNOWN", "2018-01-01, EXPIRED", "2018-07-17, EXPIRED"})
    void the_agreement_is_valid_through_2017_without_a_first_day(String day, String temporalStatus) {
        var overview = system.overview("0120", day);

        assertThat(overview.getString("agreements[0].temporalStatus")).isEqualTo(temporalStatus);
        assertThat(overview.getMap("agreements[0].validity"))
                .containsEntry("to", "2017")
                .containsEntry("latest", "2017-12-31")
                .doesNotContainKeys("from", "earliest");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"2017-12-31, -", "2018-03-31, STALE", "2018-04-01, STALE NO_FOLLOW_UP"})
    void notices_report_a_stale_agreement_and_after_ninety_days_a_missing_follow_up(String day, String types) {
        var overview = system.overview("0120", day);

        assertThat(overview.getList("notices.type", String.class))
                .containsExactly(types == null ? new String[0] : types.split(" "));
        assertThat(overview.getList("notices.documentId", String.class))
                .allMatch(page.getString("agreements[0].id")::equals);
        assertThat(overview.getList("notices.text", String.class)).allMatch(text -> text.contains("2017-12-31"));
    }

    @Test
    void the_focus_areas_have_their_sub_areas() {
        assertThat(page.<Map<String, Object>>getList("agreements[0].focusAreas"))
                .extracting(area -> area.get("title"), area -> area.get("subAreas"))
                .containsExactly(
                        tuple(
                                "Ungdomar",
                                List.of("Unga brottsutsatta", "Ungdomar i riskzon", "Ungdomar och narkotika")),
                        tuple("Krogen", List.of("Krogen")),
                        tuple("Brott i nära relationer", List.of("Brott i nära relation")),
                        tuple("Trafik", List.of("Trafik")));
    }

    @Test
    void the_documents_and_the_council_are_named() {
        assertThat(page.getList("agreements[0].documents.title"))
                .containsExactly("Samverkansöverenskommelsen", "Planerade aktiviteter för 2017");
        assertThat(page.getList("agreements[0].documents.kind")).containsExactly("AGREEMENT", "ACTIVITY_PLAN");
        assertThat(page.getList("agreements[0].bodies.name")).containsExactly("Trygghetsrådet i Värmdö");
        assertThat(page.getList("agreements[0].bodies.type")).containsExactly("SAFETY_COUNCIL");
    }

    @Test
    void the_promise_has_no_year_and_refers_to_the_agreement() {
        assertThat(page.getList("promises")).hasSize(1);
        assertThat(page.getMap("promises[0]")).doesNotContainKey("validity");
        assertThat(page.getString("promises[0].temporalStatus")).isEqualTo("UNKNOWN");
        assertThat(page.getString("promises[0].agreementId")).isEqualTo(page.getString("agreements[0].id"));
        assertThat(page.getString("promises[0].theme")).isEqualTo("ökad trygghet och synlighet");
        assertThat(page.getList("promises[0].parties.id")).containsExactly("municipality:0120", POLICE);
        assertThat(page.getList("promises[0].evidence.type"))
                .containsExactly("CITIZEN_DIALOGUE", "EMPLOYEE_DIALOGUE", "SAFETY_SURVEY", "CRIME_STATISTICS");
    }

    @Test
    void the_promise_has_three_titled_commitments() {
        assertThat(page.<Map<String, Object>>getList("promises[0].commitments"))
                .extracting(point -> point.get("title"), point -> point.get("frequency"))
                .containsExactly(
                        tuple("Situations- och platsanpassat arbete", "AS_NEEDED"),
                        tuple("Fältsamverkan", "CONTINUOUS"),
                        tuple("Drogförebyggande arbete", null));
        assertThat(page.<Map<String, Object>>getList("promises[0].commitments[0].places"))
                .containsExactly(
                        Map.of("name", "Gustavsbergs centrum", "relation", "IN_AND_AROUND", "exhaustive", false));
        assertThat(page.getString(
                        "promises[0].commitments[1].responsibility.parties.find { it.id == 'municipality:0120' }.unit"))
                .isEqualTo("Fältenheten");
        assertThat(page.getList("promises[0].progress.items.outcome"))
                .containsExactly("NOT_ASSESSED", "NOT_ASSESSED", "NOT_ASSESSED");
    }

    @Test
    void the_contact_is_the_municipality() {
        assertThat(page.getMap("contact"))
                .isEqualTo(Map.of(
                        "name", "Värmdö kommun",
                        "phone", "08-570 470 00",
                        "email", "varmdo.kommun@varmdo.se",
                        "address", "Skogsbovägen 9–11, Gustavsberg"));
    }
}
