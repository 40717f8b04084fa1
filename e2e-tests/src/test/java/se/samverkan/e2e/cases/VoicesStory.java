package se.samverkan.e2e.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.samverkan.e2e.system.ApiEditor;
import se.samverkan.e2e.system.SystemUnderTest;

/** What was judged stays judged, parties that contradict each other are both heard, and what was withdrawn says so. */
@ExtendWith(SystemUnderTest.Running.class)
class VoicesStory {
    private static final String POLICE = "police:polismyndigheten";

    private final SystemUnderTest system;

    VoicesStory(SystemUnderTest system) {
        this.system = system;
    }

    @Test
    void a_target_that_is_lowered_afterwards_was_still_missed() {
        var four = of("1082", "min-malflytt-1");
        var promise = four.publish();
        var followUp = of("1082", "min-malflytt-2").about(promise).publish();
        CaseFile.progress(system, promise, followUp);
        await().atMost(ApiEditor.TIMEOUT)
                .untilAsserted(() ->
                        assertThat(figures("1082").getInt("targets.assessable")).isEqualTo(1));

        four.with("/commitments/0/targets/0/value", "3").publishNext(promise);

        var item = CaseFile.progress(system, promise, "changedSince").at("/items/0");
        assertThat(item.path("outcome").asText()).isEqualTo("NOT_FULFILLED");
        assertThat(item.path("judgedVersion").asInt()).isEqualTo(1);
        assertThat(item.path("currentVersion").asInt()).isEqualTo(2);
        assertThat(item.at("/achieved/0/met").asBoolean(true)).isFalse();
        assertThat(figures("1082").getInt("targets.stated")).isEqualTo(1);
        assertThat(figures("1082").getInt("targets.assessable")).isEqualTo(1);
        assertThat(figures("1082").getInt("targets.met")).isZero();
        assertThat(figures("1082").getInt("commitments.NOT_FULFILLED")).isEqualTo(1);
    }

    @Test
    void halves_join_and_a_contradiction_is_disputed_with_both_voices() {
        var promise = of("1081", "min-malflytt-1").publish();
        var half = "[{\"itemId\":\"c1\",\"results\":[{\"targetId\":\"t1\",\"value\":2,\"contribution\":\"OWN\"}]}]";
        var municipality = of("1081", "min-malflytt-2").about(promise).with("/assessments", half);
        var police =
                municipality.with("/parties", "[{\"id\":\"" + POLICE + "\"}]").with("/municipalities", "[\"1081\"]");
        var first = municipality.publish();
        var second = police.publish();

        var joined = CaseFile.progress(system, promise, second).at("/items/0");
        assertThat(joined.at("/achieved/0/value").asInt()).isEqualTo(4);
        assertThat(joined.at("/achieved/0/met").asBoolean()).isTrue();

        municipality.with("/assessments/0/outcome", "\"FULFILLED\"").publishNext(first);
        police.with("/assessments/0/outcome", "\"NOT_FULFILLED\"").publishNext(second);

        var disputed = CaseFile.progress(system, promise, "DISPUTED").at("/items/0");
        assertThat(disputed.has("followUpId")).isFalse();
        assertThat(disputed.path("statements").valueStream())
                .extracting(
                        statement -> statement.at("/parties/0").asText(),
                        statement -> statement.path("outcome").asText())
                .containsExactlyInAnyOrder(tuple("municipality:1081", "FULFILLED"), tuple(POLICE, "NOT_FULFILLED"));
        await().atMost(ApiEditor.TIMEOUT)
                .untilAsserted(() -> assertThat(figures("1081").getInt("commitments.DISPUTED"))
                        .isEqualTo(1));
        assertThat(system.anyone()
                        .get("/promises?municipality=1081&outcome=DISPUTED")
                        .jsonPath()
                        .getList("items.id"))
                .containsExactly(promise);
    }

    @Test
    void follow_ups_of_a_withdrawn_promise_say_so_leave_the_statistics_and_rank_last() {
        var promise = of("1083", "min-malflytt-1").publish();
        var followUp = of("1083", "min-malflytt-2")
                .with("/title", "\"Målflyttning i Sölvesborg\"")
                .about(promise)
                .publish();
        var other = of("1083", "min-malflytt-2")
                .with("/conclusion", "\"Ingen målflyttning har skett.\"")
                .about(of("1083", "min-malflytt-1").publish())
                .publish();
        await().atMost(ApiEditor.TIMEOUT)
                .untilAsserted(() -> assertThat(found("målflyttning")).containsExactly(followUp, other));

        var withdrawn = system.as("approver", "municipality:1083")
                .contentType("application/json")
                .header("If-Match", "\"2\"")
                .body("{\"explanation\": \"Av misstag.\"}")
                .post("/promises/" + promise + "/withdrawals");
        withdrawn.then().statusCode(200);

        await().atMost(ApiEditor.TIMEOUT)
                .untilAsserted(
                        () -> assertThat(read(followUp).at("/subject/withdrawn").asBoolean())
                                .isTrue());
        var overview = system.anyone().get("/municipalities/1083/overview").jsonPath();
        assertThat(overview.<String>getList("notices.findAll { it.type == 'SUBJECT_WITHDRAWN' }.documentId"))
                .containsExactly(followUp);
        assertThat(figures("1083").getInt("promises")).isEqualTo(1);
        assertThat(figures("1083").getInt("followUps.published")).isEqualTo(1);
        assertThat(found("målflyttning")).containsExactly(other, followUp);

        system.as("archivist", "municipality:1083")
                .contentType("application/json")
                .header("If-Match", withdrawn.header("ETag"))
                .body("{}")
                .post("/promises/" + promise + "/publications")
                .then()
                .statusCode(200);

        await().atMost(ApiEditor.TIMEOUT)
                .untilAsserted(() -> assertThat(read(followUp).path("subject").has("withdrawn"))
                        .isFalse());
        await().atMost(ApiEditor.TIMEOUT)
                .untilAsserted(() -> assertThat(figures("1083").getInt("followUps.published"))
                        .isEqualTo(2));
    }

    /** The ids of the follow-ups that are found, the best first. */
    private List<String> found(String words) {
        return system.anyone()
                .queryParam("q", words)
                .queryParam("municipality", "1083")
                .queryParam("kind", "FOLLOW_UP")
                .get("/search")
                .jsonPath()
                .getList("groups[0].items.id");
    }

    private JsonNode read(String followUp) {
        return CaseFile.of(system, "min-malflytt-2").read(followUp);
    }

    private JsonPath figures(String municipality) {
        return system.anyone()
                .get("/statistics?groupBy=municipality&municipality=" + municipality)
                .jsonPath()
                .setRootPath("total");
    }

    /** A case of Kalmar in another municipality, so that its figures are its own. */
    private CaseFile of(String municipality, String name) {
        var file = CaseFile.of(system, name).with("/municipalities", "[\"" + municipality + "\"]");
        var parties = name.endsWith("1")
                ? "[{\"id\":\"municipality:%s\"},{\"id\":\"" + POLICE + "\"}]"
                : "[{\"id\":\"municipality:%s\"}]";
        return file.with("/parties", parties.formatted(municipality));
    }
}
