package se.samverkan.e2e.deploy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.samverkan.e2e.system.ApiEditor;
import se.samverkan.e2e.system.SystemUnderTest;
import se.samverkan.stack.service.Service;
import se.samverkan.stack.system.Setup;

/** What Prometheus reads of the services, and that alerts and dashboard ask for nothing else. */
@ExtendWith(SystemUnderTest.Running.class)
class MetricsStory {
    private static final Pattern METRIC =
            Pattern.compile("\\b(?:samverkan|http_server|agroal|jvm|process|system|ft|kafka)_[A-Za-z_]+");
    /** Only a gateway that ends TLS itself has it: TlsTest. */
    private static final Set<String> OF_TLS = Set.of("samverkan_certificate_end_seconds");

    private final SystemUnderTest system;
    private final ApiEditor editor;

    MetricsStory(SystemUnderTest system) {
        this.system = system;
        this.editor = new ApiEditor(system, "2417");
    }

    private String metrics(Service service) {
        return given().get(system.processes().managementAddress(service) + "/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static double sum(String metrics, String series) {
        return Pattern.compile("(?m)^" + series + " (\\S+)$")
                .matcher(metrics)
                .results()
                .mapToDouble(sample -> Double.parseDouble(sample.group(1)))
                .sum();
    }

    @Test
    void a_publication_is_measured_from_the_request_to_the_public() {
        var before = metrics(Service.AGREEMENTS);
        var visibleBefore = sum(metrics(Service.GATEWAY), "samverkan_visibility_seconds_count");

        editor.publish(editor.draft("agreements", editor.agreement("Mätt")));

        assertThat(sum(metrics(Service.AGREEMENTS), "samverkan_outbox_sent_total"))
                .isGreaterThan(sum(before, "samverkan_outbox_sent_total"));
        assertThat(sum(metrics(Service.AGREEMENTS), "samverkan_outbox_leader")).isEqualTo(1);
        assertThat(metrics(Service.AGREEMENTS))
                .contains("http_server_requests_seconds_count{method=\"POST\",status=\"200\","
                        + "uri=\"/samverkan/v1/agreements/{id}/publications\"}");
        await().atMost(ApiEditor.TIMEOUT)
                .until(() -> sum(metrics(Service.GATEWAY), "samverkan_visibility_seconds_count") > visibleBefore);
    }

    @Test
    void the_gateway_counts_its_routes_without_ids_and_what_it_refuses_without_paths() {
        system.anyone().get("/municipalities/2417/overview").then().statusCode(200);
        system.anyone().get("/municipalities/2422/overview").then().statusCode(200);
        system.anyone().get("/uppfunnen/sida").then().statusCode(404);

        assertThat(metrics(Service.GATEWAY))
                .contains("uri=\"/samverkan/v1/municipalities/{number}/overview\"")
                .contains("status=\"404\",uri=\"other\"")
                .doesNotContainPattern("uri=\"[^\"]*(2417|2422|uppfunnen)");
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void every_service_has_the_metrics_of_its_process_and_its_kafka_client(Service service) {
        // A request has a series from the first one on.
        given().get(system.processes().address(service) + Service.BASE_PATH)
                .then()
                .statusCode(404);
        assertThat(metrics(service))
                .contains("jvm_memory_used_bytes", "process_cpu_usage", "http_server_requests_seconds_bucket")
                .containsPattern("(?m)^kafka_(consumer|producer)_");
    }

    @Test
    void alerts_and_dashboard_ask_for_metrics_that_exist() throws IOException {
        system.anyone().get("/promises?limit=1").then().statusCode(200);
        editor.as("editor").get("/promises?limit=1").then().statusCode(200);
        var exposed = Stream.of(Service.values())
                .map(this::metrics)
                .flatMap(text -> text.lines().filter(line -> !line.startsWith("#")))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(asked()).hasSizeGreaterThan(20);
        assertThat(exposed)
                .containsAll(
                        asked().stream().filter(name -> !OF_TLS.contains(name)).toList());
    }

    private static Set<String> asked() throws IOException {
        var dashboard = new ObjectMapper()
                .readTree(Setup.repository()
                        .resolve("deploy/observability/grafana/dashboards/samverkan.json")
                        .toFile());
        return Stream.concat(
                        AlertsTest.rules().stream()
                                .map(rule -> rule.path("expr").asText()),
                        dashboard.findValuesAsText("expr").stream())
                .flatMap(expression -> METRIC.matcher(expression).results())
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void every_panel_of_the_dashboard_has_a_place_of_its_own() throws IOException {
        var panels = new ObjectMapper()
                .readTree(Setup.repository()
                        .resolve("deploy/observability/grafana/dashboards/samverkan.json")
                        .toFile())
                .path("panels");

        assertThat(panels)
                .extracting(panel -> panel.path("gridPos").path("x") + " "
                        + panel.path("gridPos").path("y"))
                .doesNotHaveDuplicates();
        assertThat(panels)
                .extracting((JsonNode panel) -> panel.path("id").asInt())
                .doesNotHaveDuplicates();
    }
}
