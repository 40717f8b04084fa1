package se.samverkan.e2e.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.e2e.system.SystemUnderTest;

/** The register of municipalities at the gateway. */
@ExtendWith(SystemUnderTest.Running.class)
class MunicipalityTest {
    private final SystemUnderTest system;

    MunicipalityTest(SystemUnderTest system) {
        this.system = system;
    }

    @Test
    void all_290_municipalities_are_listed_by_code() {
        var all = system.read("/municipalities");

        assertThat(all.getInt("_meta.totalRecords")).isEqualTo(290);
        assertThat(all.getList("items.code", String.class))
                .hasSize(290)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(all.getString("items[0].name")).isEqualTo("Upplands Väsby");
        assertThat(all.getList("items.name")).contains("Strängnäs", "Kiruna", "Malmö");
    }

    @ParameterizedTest
    @CsvSource({
        "county, Södermanlands län, 9, 0486",
        "county, 04, 9, 0486",
        "county, gotlands län, 1, 0980",
        "policeRegion, Stockholm, 27, 0980",
        "policeRegion, Nord, 44, 2584",
        "q, strängnäs, 1, 0486",
        "q, 0486, 1, 0486",
    })
    void a_filter_selects_municipalities(String parameter, String value, int count, String among) {
        var found = system.anyone()
                .queryParam(parameter, value)
                .get("/municipalities")
                .jsonPath();

        assertThat(found.getInt("_meta.totalRecords")).isEqualTo(count);
        assertThat(found.getList("items.code", String.class)).hasSize(count).contains(among);
    }

    @Test
    void filters_are_combined() {
        var found = system.anyone()
                .queryParam("county", "01")
                .queryParam("q", "solle")
                .get("/municipalities")
                .jsonPath();

        assertThat(found.getList("items.name")).containsExactly("Sollentuna");
        assertThat(system.anyone()
                        .queryParam("county", "04")
                        .queryParam("q", "solle")
                        .get("/municipalities")
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
    }

    @Test
    void a_municipality_is_read_by_its_code() {
        var municipality = system.read("/municipalities/0120");

        assertThat(municipality.getString("_links.self.href")).isEqualTo(system.address() + "/municipalities/0120");
        assertThat(municipality.<String, Object>getMap("findAll { it.key != '_links' }"))
                .isEqualTo(Map.of(
                        "code", "0120",
                        "name", "Värmdö",
                        "countyCode", "01",
                        "county", "Stockholms län",
                        "policeRegion", "Stockholm"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/municipalities/9999", "/municipalities/486", "/municipalities/9999/overview"})
    void an_unknown_code_is_not_found(String path) {
        system.anyone()
                .get(path)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("instance", equalTo("/samverkan/v1" + path));
    }

    @Test
    void a_municipality_without_documents_has_an_empty_overview() {
        var overview = system.overview("2521", "2024-01-01");

        assertThat(overview.getString("municipality.name")).isEqualTo("Pajala");
        for (var part : List.of("agreements", "actionPlans", "promises", "followUps", "notices")) {
            assertThat(overview.getList(part)).as(part).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/municipalities/0486/overview?asOf=2019-02-30, asOf",
        "/municipalities/0486/overview?day=2019-12-20, day",
        "/municipalities?lan=17, lan",
        "/agreements?municipality=486, municipality",
        "/agreements?year=soon, year",
        "/agreements?limit=101, limit",
    })
    void a_bad_parameter_is_named(String path, String parameter) {
        system.anyone()
                .get(path)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.pointer", equalTo(List.of(parameter)));
    }
}
