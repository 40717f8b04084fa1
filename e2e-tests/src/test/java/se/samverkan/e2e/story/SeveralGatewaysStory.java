package se.samverkan.e2e.story;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.e2e.system.ApiEditor;
import se.samverkan.e2e.system.SystemUnderTest;
import se.samverkan.stack.service.Service;
import se.samverkan.stack.system.Setup;
import se.samverkan.stack.system.StandaloneGateway;

/** Two gateways that share only Kafka answer alike. */
@ExtendWith(SystemUnderTest.Running.class)
class SeveralGatewaysStory {
    private static StandaloneGateway second;

    private final SystemUnderTest system;
    private final ApiEditor editor;

    SeveralGatewaysStory(SystemUnderTest system) {
        this.system = system;
        this.editor = new ApiEditor(system, "2510");
    }

    @BeforeAll
    static void start(SystemUnderTest system) {
        second = StandaloneGateway.start(
                Setup.repository(),
                Path.of("target", "second-gateway"),
                system.processes().bootstrapServers(),
                Map.of("SAMVERKAN_PUBLIC_ADDRESS", system.address()));
        await().atMost(Duration.ofMinutes(1)).until(second::isReady);
    }

    @AfterAll
    static void stop() {
        second.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/promises?year=2019&municipality=0486",
                "/agreements?sort=title&limit=2&page=2",
                "/municipalities/0486/overview?asOf=2019-12-20",
                "/search?q=trygghetsvandring",
                "/search?q=Strängnäs kommun",
                "/statistics?groupBy=county",
                "/notices",
                "/exports/promises.jsonl",
                "/exports/promises.csv",
                "/exports/follow-ups.jsonl",
                "/exports/action-plans.jsonl",
                "/exports/activity-reports.jsonl",
                "/dcat",
                "/municipalities"
            })
    void both_gateways_answer_the_same_bytes_with_the_same_entity_tag(String path) {
        var one = ofFirst(path);
        var other = ofSecond(path);

        assertThat(one.statusCode()).isEqualTo(200);
        assertThat(other.asString()).isEqualTo(one.asString());
        assertThat(other.header("ETag")).isEqualTo(one.header("ETag")).startsWith("\"");
    }

    @Test
    void a_publication_through_one_gateway_is_read_from_both() {
        var published = editor.publish(editor.draft("promises", editor.agreement("Löftet som båda visar")));

        await().atMost(ApiEditor.TIMEOUT).until(() -> ofSecond(published.path()).statusCode() == 200);
        assertThat(ofSecond(published.path()).asString())
                .isEqualTo(ofFirst(published.path()).asString());

        editor.withdraw(published, "Det var bara ett prov.");
        await().atMost(ApiEditor.TIMEOUT).until(() -> ofSecond(published.path()).statusCode() == 410);
    }

    @Test
    void each_gateway_reports_the_age_of_its_index() {
        for (var gateway : List.of(system.processes().managementAddress(Service.GATEWAY), second.managementAddress())) {
            var metrics = given().get(gateway.resolve("/q/metrics"))
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString();
            assertThat(metrics).containsPattern("(?m)^samverkan_index_age_seconds \\d+(\\.\\d+)?(E-\\d+)?$");
        }
    }

    private Response ofFirst(String path) {
        return system.anyone().get(path);
    }

    private Response ofSecond(String path) {
        return given().baseUri(second.address().resolve("/samverkan/v1").toString())
                .get(path);
    }
}
