package se.samverkan.e2e.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.e2e.system.ApiEditor;
import se.samverkan.e2e.system.SystemUnderTest;

/** What a page says has a place in the model, and comes back as it was sent. */
@ExtendWith(SystemUnderTest.Running.class)
class WholeDocumentStory {
    private final SystemUnderTest system;

    WholeDocumentStory(SystemUnderTest system) {
        this.system = system;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gotland-2017",
                "jarva-polisen",
                "kalix-2022",
                "kalmar-2022",
                "malmo-vaster-2019",
                "mollevangen-2021",
                "oskarshamn-2020",
                "umea-2025"
            })
    void a_document_comes_back_as_it_was_sent(String name) {
        var sent = CaseFile.of(system, name);

        assertThat(missing(sent.document(), sent.read(sent.publish()), "")).isEmpty();
    }

    /** Part 2 of an agreement of six municipalities. */
    @Test
    void lappland_is_part_of_a_larger_agreement() {
        var part = CaseFile.of(system, "lappland-2017-del2-vilhelmina");
        var whole = CaseFile.of(system, "lappland-2017-del2-vilhelmina")
                .with("/partOf", "null")
                .with("/title", "\"Samverkansöverenskommelse del 1\"")
                .publish();

        var id = part.with("/partOf", "\"" + whole + "\"").publish();

        assertThat(part.read(id).path("partOf").asText()).isEqualTo(whole);
    }

    /** The agreement of the city replaced those of its districts. */
    @Test
    void goteborg_replaces_several_agreements() {
        var city = CaseFile.of(system, "goteborg-2019-ersatter-alla");
        var earlier = Stream.of("Centrum", "Hisingen")
                .map(district -> city.with("/title", "\"Överenskommelse " + district + "\"")
                        .with("/validity", "{\"from\": \"2016\", \"to\": \"2018\"}")
                        .with("/supersedes", "null")
                        .publish())
                .toList();

        var sent = city.with("/supersedes", "[\"" + String.join("\", \"", earlier) + "\"]");

        assertThat(missing(sent.document(), sent.read(sent.publish()), "")).isEmpty();
        await().atMost(ApiEditor.TIMEOUT)
                .untilAsserted(() -> assertThat(system.anyone()
                                .get("/municipalities/1480/overview")
                                .jsonPath()
                                .getList("notices.findAll { it.type == 'SUPERSEDED' }.documentId"))
                        .containsExactlyInAnyOrderElementsOf(earlier));
    }

    /** The plan of Gotland belongs to its agreement. */
    @Test
    void gotland_has_a_plan() {
        var agreement = CaseFile.of(system, "gotland-2017").publish();
        var plan = CaseFile.of(system, "gotland-2017-plan").with("/agreementId", "\"" + agreement + "\"");

        assertThat(missing(plan.document(), plan.read(plan.publish()), "")).isEmpty();
    }

    /** Malmö promised all pupils of year five, and no number. */
    @Test
    void malmo_reaches_all_without_a_percentage() {
        var promise = CaseFile.of(system, "malmo-vaster-2019").publish();
        var followUp = CaseFile.of(system, "goteborg-centrum-2018-uppf")
                .with("/municipalities", "[\"1280\"]")
                .with("/parties", "[{\"id\": \"municipality:1280\"}]")
                .with("/period", "{\"from\": \"2019\", \"to\": \"2020\"}")
                .with(
                        "/assessments",
                        "[{\"itemId\": \"c1\", \"outcome\": \"FULFILLED\", \"basis\": \"MEASURED\","
                                + " \"results\": [{\"targetId\": \"t0\", \"all\": true}]}]")
                .about(promise)
                .publish();

        var achieved = CaseFile.progress(system, promise, followUp).at("/items/0/achieved/0");

        assertThat(achieved.path("all").asBoolean()).isTrue();
        assertThat(achieved.path("met").asBoolean()).isTrue();
        assertThat(achieved.has("value")).isFalse();
    }

    /** Göteborg did eleven actions of six, and four of four. */
    @Test
    void goteborg_met_both_of_its_targets() {
        var promise = CaseFile.of(system, "goteborg-centrum-2018").publish();
        var followUp =
                CaseFile.of(system, "goteborg-centrum-2018-uppf").about(promise).publish();

        var progress = CaseFile.progress(system, promise, followUp);

        assertThat(progress.findValuesAsText("outcome")).containsOnly("FULFILLED");
        assertThat(progress.path("items").valueStream().filter(item -> item.has("achieved")))
                .extracting(item -> item.at("/achieved/0/value").asInt() + " "
                        + item.at("/achieved/0/met").asBoolean())
                .containsExactly("11 true", "4 true");
    }

    /** The pointers of the values that were sent and did not come back. */
    private static List<String> missing(JsonNode sent, JsonNode read, String pointer) {
        if (sent.isValueNode()) {
            return sent.equals(read) ? List.of() : List.of(pointer);
        }
        var missing = new ArrayList<String>();
        sent.properties()
                .forEach(member -> missing.addAll(
                        missing(member.getValue(), read.path(member.getKey()), pointer + "/" + member.getKey())));
        for (int i = 0; sent.isArray() && i < sent.size(); i++) {
            missing.addAll(missing(sent.get(i), read.path(i), pointer + "/" + i));
        }
        return missing;
    }
}
