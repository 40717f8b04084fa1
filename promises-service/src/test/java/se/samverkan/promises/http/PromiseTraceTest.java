package se.samverkan.promises.http;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverkan.promises.PromiseRequests.PROMISES;
import static se.samverkan.promises.PromiseRequests.promise;
import static se.samverkan.stack.testing.ServiceRequests.STRANGNAS;
import static se.samverkan.stack.testing.ServiceRequests.anonymous;
import static se.samverkan.stack.testing.ServiceRequests.as;
import static se.samverkan.stack.testing.ServiceRequests.etag;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samverkan.promises.PromiseTopic;
import se.samverkan.stack.testing.ServiceTest;

/** Every response and every event carries a trace: the one of the request, or a new one. */
@QuarkusTest
@ServiceTest(database = "promises")
class PromiseTraceTest {
    private static final String TRACE_ID = "0af7651916cd43dd8448eb211c80319c";
    private static final String CALLER = "00-" + TRACE_ID + "-b7ad6b7169203331-01";
    private static final String NEXT = "00-" + TRACE_ID + "-[0-9a-f]{16}-01";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nobody   | GET   | /promises | ''                                | 200
            editor   | POST  | /promises | {                                 | 400
            nobody   | GET   | /promises?limit=0 | ''                        | 400
            nobody   | POST  | /promises | {}                                | 401
            approver | POST  | /promises | {}                                | 403
            nobody   | GET   | /loften   | ''                                | 404
            editor   | PATCH | /promises | {}                                | 405
            editor   | POST  | /promises | {"title": "Fel", "municipalities": ["9999"], "parties": [{"id": "municipality:0486"}]} | 422
            """)
    void every_answer_goes_on_with_the_callers_trace(String role, String method, String path, String body, int status) {
        var request = role.equals("nobody") ? anonymous() : as(role);

        var answer = request.header("traceparent", CALLER).body(body).request(method, "/samverkan/v1" + path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(traceparent(answer)).matches(NEXT).isNotEqualTo(CALLER);
    }

    @Test
    void so_does_what_is_refused_before_it_is_read() {
        var tooLarge = as("editor")
                .header("traceparent", CALLER)
                .body(promise("x".repeat(1024 * 1024)))
                .post(PROMISES.path());

        assertThat(tooLarge.statusCode()).isEqualTo(413);
        assertThat(traceparent(tooLarge)).matches(NEXT);
    }

    @ParameterizedTest
    @CsvSource({
        "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
        "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "samma-som-igar"
    })
    void who_names_no_trace_gets_a_new_one(String caller) {
        var answer = anonymous().header("traceparent", caller).get(PROMISES.path());

        assertThat(traceparent(answer)).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00");
        assertThat(traceparent(answer).substring(3, 35))
                .isNotEqualTo(caller.substring(3, Math.min(35, caller.length())));
    }

    @Test
    void two_names_are_none_and_another_header_is_no_name() {
        var another = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        var answers = Stream.of(
                anonymous().get(PROMISES.path()),
                anonymous().header("traceparent", CALLER, another).get(PROMISES.path()),
                anonymous()
                        .header("x-request-id", TRACE_ID)
                        .header("x-correlation-id", CALLER)
                        .get(PROMISES.path()));

        assertThat(answers.map(PromiseTraceTest::traceparent))
                .allMatch(traceparent -> traceparent.matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00"))
                .noneMatch(traceparent -> traceparent.contains(TRACE_ID))
                .noneMatch(traceparent -> traceparent.contains(another.substring(3, 35)));
    }

    @Test
    void an_event_names_the_request_that_caused_it() {
        var id = PROMISES.draft(promise("Spårbart till Kafka"));
        var published = as("archivist", STRANGNAS)
                .header("traceparent", CALLER)
                .header("If-Match", etag(1))
                .body(Map.of("changeNote", "Publicerat"))
                .post(PROMISES.at(id) + "/publications");

        var headers = PromiseTopic.headers(PromiseTopic.eventsOf(id).getFirst());

        assertThat(published.statusCode()).isEqualTo(200);
        assertThat(headers)
                .containsEntry("ce_traceparent", traceparent(published))
                .containsEntry("traceparent", traceparent(published));
    }

    private static String traceparent(Response answer) {
        var named = answer.headers().getValues("traceparent");
        assertThat(named).hasSize(1);
        return named.getFirst();
    }
}
