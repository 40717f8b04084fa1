package se.samverkan.e2e.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.e2e.system.SystemUnderTest;

/** A figure says what its source says: how exact it is, for which time, and what it proves. */
@ExtendWith(SystemUnderTest.Running.class)
class FiguresStory {
    private final SystemUnderTest system;

    FiguresStory(SystemUnderTest system) {
        this.system = system;
    }

    /** Kalix promised three contacts a week and four actions a year, for two years. */
    @Test
    void kalix_has_a_sum_for_each_year_and_proves_nothing_about_the_weeks() {
        var promise = CaseFile.of(system, "kalix-2022").publish();
        for (var report : List.of("kalix-rapport-2022-05", "kalix-rapport-2023-03")) {
            CaseFile.of(system, report)
                    .about(promise)
                    .with("/parties", "[{\"id\": \"municipality:2514\"}]")
                    .publish();
        }
        var last = CaseFile.of(system, "kalix-rapport-vecka")
                .about(promise)
                .with("/parties", "[{\"id\": \"municipality:2514\"}]")
                .publish();

        var progress = CaseFile.progress(system, promise, last);

        assertThat(achieved(progress, "a2")).containsExactly("3 YEAR 2022/2022 false", "2 YEAR 2023/2023 false");
        assertThat(achieved(progress, "a1")).containsExactly("20 - 2022-05/2022-05 -");
    }

    /** Grästorp counted at least 43 controls and about 15 visits. */
    @Test
    void grastorp_keeps_at_least_and_about_in_progress_and_in_the_table() {
        var promise = CaseFile.of(system, "grastorp-2022").publish();
        var followUp = CaseFile.of(system, "grastorp-2022-uppf").about(promise).publish();

        var progress = CaseFile.progress(system, promise, followUp);

        assertThat(progress.at("/items/0/achieved/0/qualifier").asText()).isEqualTo("AT_LEAST");
        assertThat(progress.at("/items/0/achieved/0/asPublished").asText()).isEqualTo("minst 43");
        assertThat(progress.at("/items/0/achieved/1").has("qualifier")).isFalse();
        assertThat(progress.at("/items/1/achieved/0/qualifier").asText()).isEqualTo("ABOUT");
        assertThat(system.anyone()
                        .get("/exports/promises.csv")
                        .asString()
                        .lines()
                        .filter(row -> row.contains(promise)))
                .anyMatch(row -> row.contains("AT_LEAST 43 fasta trafikkontroller 2022/2022"))
                .anyMatch(row -> row.contains("ABOUT 15 spontanbesök 2022/2022"));
    }

    /** Kalmar promised at least four walks in 2021. */
    private String fourWalks() {
        return CaseFile.of(system, "min-malflytt-1")
                .with("/activities", "[{\"id\": \"a1\", \"text\": \"Vandra.\"}]")
                .publish();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "vandringar "  | /assessments/0/outcome
            "Vandringar"   | /assessments/0/outcome
            null           | /assessments/0/outcome
            "vandring"     | /assessments/0/results/0/unit
            "promenader"   | /assessments/0/results/0/unit
            """)
    void three_walks_are_never_a_measured_fulfilment_whatever_their_unit(String unit, String pointer) {
        var followUp = CaseFile.of(system, "min-enhet-mellanslag")
                .about(fourWalks())
                .with("/assessments/0/results/0/unit", unit);

        assertThat(pointers(followUp.post())).contains(pointer);
    }

    @Test
    void a_follow_up_for2035_of_a_promise_for2021_is_refused() {
        assertThat(pointers(CaseFile.of(system, "min-framtida-period")
                        .about(fourWalks())
                        .post()))
                .containsOnly("/period");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2031-01-01", "1999", "2026-01"})
    void a_report_outside_the_year_of_the_promise_is_refused_and_not_counted(String day) {
        var walks = fourWalks();
        var report = CaseFile.of(system, "min-rapport-utanfor")
                .about(walks)
                .with("/occurredOn", "\"" + day + "\"")
                .with("/parties", "[{\"id\": \"municipality:0880\"}]");

        assertThat(pointers(report.post())).containsOnly("/occurredOn");
        assertThat(CaseFile.progress(system, walks, "\"a1\"").findValue("activityReportIds"))
                .isNull();
    }

    private static List<String> pointers(Response refused) {
        return refused.then().statusCode(422).extract().path("violations.pointer");
    }

    /** Value, per, period and whether the target is met. */
    private static List<String> achieved(JsonNode progress, String item) {
        return progress.path("items")
                .valueStream()
                .filter(each -> each.path("itemId").asText().equals(item))
                .flatMap(each -> each.path("achieved").valueStream())
                .map(each ->
                        each.path("value").asText() + " " + each.path("per").asText("-") + " "
                                + each.at("/period/from").asText() + "/"
                                + each.at("/period/to").asText() + " "
                                + each.path("met").asText("-"))
                .toList();
    }
}
