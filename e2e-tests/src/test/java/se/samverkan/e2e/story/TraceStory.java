package se.samverkan.e2e.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samverkan.e2e.system.ApiEditor;
import se.samverkan.e2e.system.SystemUnderTest;
import se.samverkan.stack.testing.TestTopic;

/** The trace of a client's request continues in the response, the log, the event and the progress. */
@ExtendWith(SystemUnderTest.Running.class)
class TraceStory {
    private static final String PROMISE_OF_STRANGNAS = "promises.find { it.title == 'Medborgarlöftet för 2019' }.id";

    private final SystemUnderTest system;
    private final ApiEditor editor;
    private final String traceId = "%016x%016x"
            .formatted(
                    ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE),
                    ThreadLocalRandom.current().nextLong());
    private final String client = "00-" + traceId + "-b7ad6b7169203331-01";

    TraceStory(SystemUnderTest system) {
        this.system = system;
        this.editor = new ApiEditor(system, "2583");
    }

    @Test
    void the_trace_of_a_publication_continues_to_the_progress_event() {
        var draft = editor.draft(
                "promises", editor.document("Löftet som kan följas", "\"commitments\": [{\"text\": \"Vandra\"}]"));

        var published = editor.change("archivist", draft, "{}")
                .header("traceparent", client)
                .header("tracestate", "kommun=1")
                .post(draft.path() + "/publications");

        assertThat(published.statusCode()).isEqualTo(200);
        var gateway = spanInTheClientsTrace(published);
        var owner = spanIn("samverkan.promises", draft.id());
        var followUp = spanIn("samverkan.progress", draft.id());
        assertThat(List.of(client, gateway, owner, followUp)).doesNotHaveDuplicates();
    }

    @Test
    void a_refusal_is_in_the_log_of_its_owner_with_the_trace() throws IOException {
        var refused = traced(editor.as("editor"))
                .contentType("application/json")
                .body(editor.agreement("Avtalet i ingen kommun").replace("[\"2583\"]", "[\"9999\"]"))
                .post("/agreements");

        assertThat(refused.statusCode()).isEqualTo(422);
        var gateway = spanInTheClientsTrace(refused);
        assertThat(lines("agreements-service", traceId))
                .hasSize(2)
                .anyMatch(line -> line.contains("Refused 422: POST /samverkan/v1/agreements"))
                .anyMatch(line -> line.contains("POST /samverkan/v1/agreements 422 in "))
                .noneMatch(line -> line.contains(gateway));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        GET     | /promises/{strangnas}          | 200
        HEAD    | /promises/{strangnas}          | 200
        GET     | /promises/{strangnas}?asOf=2020-01-01 | 200
        GET     | /promises/{strangnas}/versions | 200
        GET     | /municipalities/0486/overview  | 200
        GET     | /search?q=vandring             | 200
        GET     | /api-info                      | 200
        GET     | /openapi.yaml                  | 200
        GET     | /agreements/%00                | 400
        GET     | /agreements?limit=0            | 400
        POST    | /agreements                    | 401
        GET     | /nothing                       | 404
        GET     | /agreements/1/2/3              | 404
        DELETE  | /municipalities                | 405
        """)
    void every_response_has_a_span_of_its_own_in_the_trace_of_the_client(String method, String path, int status) {
        var id = system.overview("0486", "2019-12-20").getString(PROMISE_OF_STRANGNAS);

        // A cached response has a span of its own too.
        var spans = Stream.of(1, 2)
                .map(time -> traced(system.anyone())
                        .urlEncodingEnabled(false)
                        .request(method, path.replace("{strangnas}", id)))
                .peek(answer -> assertThat(answer.statusCode()).isEqualTo(status))
                .map(this::spanInTheClientsTrace);

        assertThat(spans).doesNotHaveDuplicates();
    }

    @Test
    void unchanged_responses_and_bad_tokens_have_spans_too() {
        var path = "/promises/" + system.overview("0486", "2019-12-20").getString(PROMISE_OF_STRANGNAS);
        var etag = system.anyone().get(path).header("ETag");

        var unchanged = traced(system.anyone()).header("If-None-Match", etag).get(path);
        var untrusted = traced(system.bearer("no-token")).get(path);

        assertThat(unchanged.statusCode()).isEqualTo(304);
        assertThat(untrusted.statusCode()).isEqualTo(401);
        assertThat(List.of(spanInTheClientsTrace(unchanged), spanInTheClientsTrace(untrusted)))
                .doesNotHaveDuplicates();
    }

    @Test
    void a_request_without_a_trace_begins_one_that_the_event_continues() {
        var draft = editor.draft("agreements", editor.agreement("Avtalet utan spår"));

        var published = editor.change("archivist", draft, "{}")
                .header("traceparent", client.replaceFirst("00-", "ff-"))
                .post(draft.path() + "/publications");

        var given = published.headers().getValues("traceparent");
        assertThat(given)
                .singleElement()
                .satisfies(traceparent -> assertThat(traceparent)
                        .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00")
                        .doesNotContain(traceId));
        assertThat(event("samverkan.agreements", draft.id()))
                .startsWith(given.getFirst().substring(0, 36));
    }

    @Test
    void web_pages_may_send_and_read_traceparent() {
        var preflight = system.anyone()
                .header("Origin", "https://www.strangnas.se")
                .header("Access-Control-Request-Method", "GET")
                .options("/agreements");

        assertThat(preflight.header("Access-Control-Allow-Headers")).contains("traceparent, tracestate");
        assertThat(system.anyone().get("/agreements").header("Access-Control-Expose-Headers"))
                .contains("traceparent");
    }

    private RequestSpecification traced(RequestSpecification request) {
        return request.header("traceparent", client);
    }

    private String spanInTheClientsTrace(Response answer) {
        var named = answer.headers().getValues("traceparent");
        assertThat(named).hasSize(1);
        return spanInTheClientsTrace(named.getFirst());
    }

    private String spanInTheClientsTrace(String traceparent) {
        assertThat(traceparent).matches("00-" + traceId + "-[0-9a-f]{16}-01").isNotEqualTo(client);
        return traceparent;
    }

    private String spanIn(String topic, String id) {
        return spanInTheClientsTrace(event(topic, id));
    }

    /** The traceparent of the first event about a document, which is in two headers. */
    private String event(String topic, String id) {
        var event = await().atMost(ApiEditor.TIMEOUT)
                .until(
                        () -> TestTopic.records(system.processes().bootstrapServers(), topic).stream()
                                .filter(record -> record.key().equals(id))
                                .findFirst()
                                .orElse(null),
                        Objects::nonNull);
        var attribute = new String(event.headers().lastHeader("ce_traceparent").value(), StandardCharsets.UTF_8);
        assertThat(new String(event.headers().lastHeader("traceparent").value(), StandardCharsets.UTF_8))
                .isEqualTo(attribute);
        return attribute;
    }

    private List<String> lines(String service, String text) throws IOException {
        try (var lines = Files.lines(system.processes().logs().resolve(service + ".log"))) {
            return lines.filter(line -> line.contains(text)).toList();
        }
    }
}
