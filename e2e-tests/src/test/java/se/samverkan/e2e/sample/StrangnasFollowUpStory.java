package se.samverkan.e2e.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.restassured.path.json.JsonPath;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.samverkan.e2e.system.SystemUnderTest;

/** Strängnäs, 2020-01-28: the outcomes of the promise for 2019, item by item. */
@ExtendWith(SystemUnderTest.Running.class)
class StrangnasFollowUpStory {
    private final SystemUnderTest system;
    private final JsonPath page;

    StrangnasFollowUpStory(SystemUnderTest system) {
        this.system = system;
        this.page = system.overview("0486", "2020-01-28");
    }

    @Test
    void the_municipality_follows_up_the_promise() {
        assertThat(page.getList("followUps.title")).containsExactly("Uppföljning av medborgarlöftet för 2019");
        assertThat(page.getMap("followUps[0].subject"))
                .containsEntry("type", "PROMISE")
                .containsEntry("id", page.getString("promises[0].id"));
        assertThat(page.getMap("followUps[0].period"))
                .containsEntry("from", "2019")
                .containsEntry("to", "2019");
        assertThat(page.getMap("followUps[0].sources[0]"))
                .containsEntry("publisher", "Strängnäs kommun")
                .containsEntry("publishedOn", "2020-01-28");
        assertThat(page.getList("followUps[0].parties.id")).containsExactly("municipality:0486");
    }

    @Test
    void every_item_has_its_outcome() {
        assertThat(page.<Map<String, Object>>getList("promises[0].progress.items"))
                .extracting(
                        item -> item.get("itemId"),
                        item -> item.get("kind"),
                        item -> item.get("outcome"),
                        item -> item.get("basis"))
                .containsExactly(
                        tuple("R1", "COMMITMENT", "NOT_ASSESSED", null),
                        tuple("R2", "COMMITMENT", "FULFILLED", "MEASURED"),
                        tuple("A1", "ACTIVITY", "FULFILLED", "MEASURED"),
                        tuple("A2", "ACTIVITY", "NOT_ASSESSED", null),
                        tuple("A3", "ACTIVITY", "FULFILLED", "MEASURED"),
                        tuple("A4", "ACTIVITY", "NOT_ASSESSABLE", null),
                        tuple("A5", "ACTIVITY", "NOT_ASSESSABLE", null),
                        tuple("A6", "ACTIVITY", "FULFILLED", "NARRATIVE"));
        assertThat(page.getMap("promises[0].progress.counts"))
                .isEqualTo(Map.of("FULFILLED", 4, "NOT_ASSESSABLE", 2, "NOT_ASSESSED", 2));
    }

    @Test
    void the_results_are_beside_their_targets() {
        assertThat(achieved("R2")).as("of at least 8").isEqualTo("20 grannsamverkansområden");
        assertThat(achieved("A1")).as("of 2").isEqualTo("3 båtsamverkansområden");
        assertThat(achieved("A3")).as("of at least 4").isEqualTo("4 trygghetsvandringar");
        assertThat(achieved("A4")).as("without a target").isEqualTo("303 trafikkontroller");
        for (var targeted : new String[] {"R2", "A1", "A3"}) {
            assertThat(item(targeted, "achieved[0].targetId"))
                    .as(targeted)
                    .isNotNull()
                    .isEqualTo(page.getString("promises[0].with { commitments + activities }.find { it.id == '"
                            + targeted + "' }.targets[0].id"));
        }
        assertThat(item("A4", "achieved[0].targetId")).isNull();
    }

    @Test
    void items_without_a_figure_have_a_text() {
        assertThat(item("A5", "text")).isEqualTo("Mopedinsats genomförd. Antalet insatser anges inte.");
        assertThat(item("A5", "achieved")).isNull();
        assertThat(item("A6", "text")).isEqualTo("Rådet har träffats som planerat.");
        assertThat(item("A6", "achieved")).isNull();
    }

    @Test
    void the_progress_refers_to_its_follow_up() {
        assertThat(item("A1", "followUpId")).isEqualTo(page.getString("followUps[0].id"));
    }

    @Test
    void the_progress_resource_equals_the_progress_in_the_overview() {
        var promise = page.getString("promises[0].id");

        var progress = system.read("/promises/" + promise + "/progress");

        assertThat(progress.getString("promiseId")).isEqualTo(promise);
        assertThat(progress.getString("_links.self.href"))
                .isEqualTo(page.getString("promises[0]._links.self.href") + "/progress");
        assertThat(progress.getMap("findAll { it.key != '_links' }")).isEqualTo(page.getMap("promises[0].progress"));
    }

    private String item(String id, String path) {
        return page.getString("promises[0].progress.items.find { it.itemId == '" + id + "' }." + path);
    }

    private String achieved(String id) {
        return item(id, "achieved[0].value") + " " + item(id, "achieved[0].unit");
    }
}
