package se.samverkan.e2e.deploy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.samverkan.e2e.deploy.TraceCollector.Received;
import se.samverkan.stack.process.Ports;
import se.samverkan.stack.system.LocalSystem;
import se.samverkan.stack.system.Setup;

/** With two settings the services send the spans of sampled traces to a collector. */
class TraceExportStory {
    /** The gateway samples by the last digits: the lowest of a hundred parts. */
    private static final String SAMPLED = "0af7651916cd43dd0000000000000001";

    private static final String NOT_SAMPLED = "0af7651916cd43dd7000000000000001";
    private static final String OF_CLIENT = "b7ad6b7169203331";

    private static TraceCollector collector;
    private static LocalSystem system;

    @BeforeAll
    static void start() throws IOException {
        collector = new TraceCollector();
        var tracing = Map.of(
                "QUARKUS_OTEL_SDK_DISABLED",
                "false",
                "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT",
                collector.address().toString());
        system = LocalSystem.start(
                new Setup(Setup.repository(), Path.of("target", "samverkan-traces"), Ports.free(), true, tracing),
                System.out::println);
    }

    @AfterAll
    static void stop() {
        if (system != null) {
            system.close();
        }
        if (collector != null) {
            collector.close();
        }
    }

    private static RequestSpecification as(String role, String traceId, String flags) {
        return given().baseUri(system.address().toString())
                .header("Authorization", "Bearer " + system.keys().token(List.of(role), List.of("municipality:0486")))
                .header("traceparent", "00-" + traceId + "-" + OF_CLIENT + "-" + flags)
                .contentType("application/json");
    }

    private static Response publish(String traceId, String flags) {
        var draft = as("editor", NOT_SAMPLED, "00").body("""
                {"title": "Löftet i spåret", "municipalities": ["0486"], "parties": [{"id": "municipality:0486"}],
                 "commitments": [{"text": "Vandra"}],
                 "sources": [{"publisher": "Kommunen", "title": "Sidan om löftet"}]}""").post("/promises");
        assertThat(draft.statusCode()).as(draft.asString()).isEqualTo(201);
        var published = as("archivist", traceId, flags)
                .header("If-Match", draft.header("ETag"))
                .body("{}")
                .post("/promises/" + draft.path("id") + "/publications");
        assertThat(published.statusCode()).as(published.asString()).isEqualTo(200);
        return published;
    }

    @Test
    void one_trace_goes_from_the_request_to_the_public_progress() {
        var published = publish(SAMPLED, "00");

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(collector.ofTrace(SAMPLED))
                        .extracting(span -> span.service() + ": " + span.name())
                        .contains(
                                "gateway: POST /samverkan/v1/promises/{id}/publications",
                                "gateway: send POST",
                                "promises-service: POST /samverkan/v1/promises/{id}/publications",
                                "promises-service: send samverkan.promises",
                                "gateway: process samverkan.promises",
                                "followup-service: process samverkan.promises",
                                "followup-service: send samverkan.progress",
                                "gateway: process samverkan.progress")
                        .anyMatch(span -> span.startsWith("promises-service: UPDATE promises.Document"))
                        .anyMatch(span -> span.startsWith("followup-service: INSERT followup.outbox")));
        var spans = collector.ofTrace(SAMPLED).stream().collect(Collectors.toMap(Received::id, span -> span));
        assertThat(spans.values())
                .allSatisfy(span -> assertThat(beginning(spans, span))
                        .isEqualTo("gateway: POST /samverkan/v1/promises/{id}/publications"));
        assertThat(published.header("traceparent"))
                .isEqualTo("00-" + SAMPLED + "-" + first(spans).id() + "-01");
    }

    /** The first span of the system, of which this one is a part. */
    private static String beginning(Map<String, Received> spans, Received span) {
        var earliest = span;
        while (spans.containsKey(earliest.parent())) {
            earliest = spans.get(earliest.parent());
        }
        return earliest.service() + ": " + earliest.name();
    }

    private static Received first(Map<String, Received> spans) {
        return spans.values().stream()
                .filter(span -> span.parent().equals(OF_CLIENT))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_gateway_decides_what_is_sampled_and_not_the_client() {
        var published = publish(NOT_SAMPLED, "01");
        given().get(system.address() + "/promises?limit=1").then().statusCode(200);
        publish(SAMPLED.replace("0af7", "0bf7"), "00");

        assertThat(published.header("traceparent")).matches("00-" + NOT_SAMPLED + "-[0-9a-f]{16}-00");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !collector.ofTrace(SAMPLED.replace("0af7", "0bf7")).isEmpty());
        assertThat(collector.ofTrace(NOT_SAMPLED)).isEmpty();
    }
}
