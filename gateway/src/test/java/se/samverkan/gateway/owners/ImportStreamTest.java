package se.samverkan.gateway.owners;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samverkan.platform.problem.ProblemException;

/** The owner is an HTTP server of this test, with one response for each time that the import is read; the last one is repeated. */
class ImportStreamTest {
    private static final String RUNNING = "{\"status\": \"RUNNING\", \"done\": 0}";

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private final ImportStreams streams = new ImportStreams(vertx);
    private Queue<String> states;

    @AfterEach
    void close() {
        client.shutdownNow();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** The address of an import that has these states; a number is the status of a refusal. */
    private URI gateway(String... ofOwner) {
        states = new ArrayDeque<>(List.of(ofOwner));
        var owner = new OwnerClient(List.of(listen(vertx.createHttpServer().requestHandler(this::answer))), vertx, 100);
        var router = Router.router(vertx);
        router.route()
                .handler(context -> open(context, owner))
                .failureHandler(context -> context.response()
                        .setStatusCode(((ProblemException) context.failure()).status())
                        .end());
        return listen(vertx.createHttpServer().requestHandler(router)).resolve("/imports/promise-1");
    }

    private void open(RoutingContext context, OwnerClient owner) {
        if (!ImportStreams.isAccepted(context)) {
            context.response().end("json");
            return;
        }
        var headers = HttpHeaders.headers().addAll(context.request().headers());
        var request =
                new OwnerRequest(context.request().method(), "/imports/promise-1", headers, Buffer.buffer(), false);
        streams.open(
                context,
                (read, gone) -> owner.exchange(read, gone, OwnerResponse::whole).toCompletionStage(),
                request);
    }

    private static URI listen(HttpServer server) {
        var port = server.listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
        return URI.create("http://127.0.0.1:" + port);
    }

    private void answer(HttpServerRequest request) {
        var state = states.size() > 1 ? states.poll() : states.peek();
        if (state.startsWith("{")) {
            assertThat(request.getHeader("Accept")).isEqualTo("application/json");
            request.response().end(state);
        } else {
            request.response().setStatusCode(Integer.parseInt(state)).end("refused");
        }
    }

    private static HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address).header("Accept", "text/event-stream");
    }

    private HttpResponse<Stream<String>> follow(URI address) throws Exception {
        return client.send(request(address).build(), BodyHandlers.ofLines());
    }

    private static String state(String status, int done) {
        return "{\"status\": \"%s\", \"done\": %d}".formatted(status, done);
    }

    @Test
    void each_new_state_is_an_event_until_the_end() throws Exception {
        var followed = follow(gateway(RUNNING, RUNNING, state("RUNNING", 20), state("DONE", 25)));

        assertThat(followed.headers().firstValue("Content-Type")).contains("text/event-stream");
        assertThat(followed.body())
                .containsExactly(
                        "retry: 3000",
                        "",
                        "event: progress",
                        "id: RUNNING-0",
                        "data: {\"status\":\"RUNNING\",\"done\":0}",
                        "",
                        "event: progress",
                        "id: RUNNING-20",
                        "data: {\"status\":\"RUNNING\",\"done\":20}",
                        "",
                        "event: progress",
                        "id: DONE-25",
                        "data: {\"status\":\"DONE\",\"done\":25}",
                        "");
    }

    @Test
    void an_owner_that_restarts_ends_no_stream() throws Exception {
        assertThat(follow(gateway(RUNNING, "503", state("REVERSED", 1))).body()).contains("id: REVERSED-1");
    }

    @Test
    void a_token_that_ends_ends_the_stream() throws Exception {
        assertThat(follow(gateway(RUNNING, "401")).body())
                .contains("id: RUNNING-0")
                .doesNotContain("refused");
    }

    @ParameterizedTest
    @CsvSource({"401, 401", "403, 403", "404, 404", "500, 503"})
    void a_refusal_of_the_owner_is_the_response(String refusal, int status) throws Exception {
        assertThat(follow(gateway(refusal)).statusCode()).isEqualTo(status);
    }

    @Test
    void who_has_the_last_event_is_told_to_stop() throws Exception {
        var address = gateway(state("DONE", 25));

        var again = request(address).header("Last-Event-ID", "DONE-25").build();
        var earlier = request(address).header("Last-Event-ID", "RUNNING-20").build();

        assertThat(client.send(again, BodyHandlers.ofString()).statusCode()).isEqualTo(204);
        assertThat(client.send(earlier, BodyHandlers.ofString()).body()).contains("id: DONE-25");
    }

    @Test
    void the_head_has_no_events() throws Exception {
        var head = request(gateway(RUNNING))
                .method("HEAD", BodyPublishers.noBody())
                .build();

        var response = client.send(head, BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-cache");
        assertThat(response.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application/json, text/event-stream | json
            */*                                 | json
            text/event-stream;q=0.5, */*        | json
            text/event-stream, application/json | data: {"status":"DONE","done":1}
            """)
    void only_who_prefers_events_gets_them(String accepted, String line) throws Exception {
        var request = HttpRequest.newBuilder(gateway(state("DONE", 1))).header("Accept", accepted);

        assertThat(client.send(request.build(), BodyHandlers.ofLines()).body()).contains(line);
    }

    @Test
    void too_many_streams_are_refused_and_all_end_with_the_gateway() throws Exception {
        var address = gateway(RUNNING);
        var open = Stream.generate(() -> client.sendAsync(request(address).build(), BodyHandlers.ofLines()))
                .limit(50)
                .toList();
        for (var stream : open) {
            assertThat(stream.get().statusCode()).isEqualTo(200);
        }

        assertThat(follow(address).statusCode()).isEqualTo(503);
        streams.stop(null);

        for (var stream : open) {
            assertThat(stream.get().body()).contains("id: RUNNING-0");
        }
        assertThat(follow(address).statusCode()).isEqualTo(200);
    }
}
