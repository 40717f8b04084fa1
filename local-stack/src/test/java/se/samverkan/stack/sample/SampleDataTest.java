package se.samverkan.stack.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.samverkan.stack.process.StartFailure;
import se.samverkan.stack.security.Keys;

class SampleDataTest {

    private record StubbedResponse(int status, String body) {}

    @TempDir
    private Path directory;

    private final List<String> requests = new ArrayList<>();
    private final List<String> claims = new ArrayList<>();
    private final Deque<StubbedResponse> responses = new ArrayDeque<>();
    private HttpServer api;
    private int created;

    @BeforeEach
    void start() throws IOException {
        api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        api.createContext("/", this::respond);
        api.start();
        write("varmdo/agreements/overenskommelse", """
                {"title":"Överenskommelse","parties":[{"id":"municipality:0120"},{"id":"police:polismyndigheten"},
                 {"id":"association:grannsamverkan"},{"name":"näringslivet","category":true}]}""");
        write("strangnas/follow-ups/2019", """
                {"title":"Uppföljning","subject":{"type":"PROMISE","id":"sample:strangnas/promises/lofte-2019"}}""");
        write("strangnas/promises/lofte-2019", """
                {"title":"Löfte","related":["sample:varmdo/agreements/overenskommelse"]}""");
    }

    @AfterEach
    void stop() {
        api.stop(0);
    }

    @Test
    void referenced_documents_are_loaded_first_and_references_become_ids() {
        load();

        assertThat(requests)
                .containsExactly(
                        "POST /agreements {\"title\":\"Överenskommelse\",\"parties\":[{\"id\":\"municipality:0120\"},"
                                + "{\"id\":\"police:polismyndigheten\"},{\"id\":\"association:grannsamverkan\"},"
                                + "{\"name\":\"näringslivet\",\"category\":true}]}",
                        "POST /agreements/id-1/publications \"1\" {\"changeNote\":\"Publicerad från kommunens sida\"}",
                        "POST /promises {\"title\":\"Löfte\",\"related\":[\"id-1\"]}",
                        "POST /promises/id-2/publications \"1\" {\"changeNote\":\"Publicerad från kommunens sida\"}",
                        "POST /follow-ups {\"title\":\"Uppföljning\",\"subject\":{\"type\":\"PROMISE\",\"id\":\"id-2\"}}",
                        "POST /follow-ups/id-3/publications \"1\" {\"changeNote\":\"Publicerad från kommunens sida\"}");
        assertThat(claims.getFirst())
                .contains("\"groups\":[\"archivist\"]")
                .contains("\"organisations\":[\"municipality:0120\",\"police:polismyndigheten\"]");
    }

    @Test
    void a_second_start_loads_nothing_twice() {
        load();
        requests.clear();
        load();
        assertThat(requests).isEmpty();
    }

    @Test
    void a_draft_left_by_an_interrupted_start_is_published_and_not_created_twice() {
        responses.add(new StubbedResponse(201, null));
        responses.add(new StubbedResponse(503, "{\"title\":\"Service Unavailable\"}"));
        assertThatThrownBy(this::load).isInstanceOf(StartFailure.class);
        requests.clear();

        load();

        assertThat(requests.subList(0, 2))
                .containsExactly(
                        "GET /agreements/id-1 ",
                        "POST /agreements/id-1/publications \"1\" {\"changeNote\":\"Publicerad från kommunens sida\"}");
        assertThat(requests).noneMatch(request -> request.startsWith("POST /agreements {"));
    }

    @Test
    void a_request_with_a_reference_that_has_not_arrived_yet_is_retried() {
        responses.add(new StubbedResponse(201, null));
        responses.add(new StubbedResponse(201, null));
        responses.add(new StubbedResponse(422, "{\"detail\":\"agreement id-1 is not published\"}"));
        responses.add(new StubbedResponse(422, "{\"detail\":\"agreement id-1 is not published\"}"));

        load();

        assertThat(requests).filteredOn(it -> it.startsWith("POST /promises {")).hasSize(3);
        assertThat(requests)
                .filteredOn(it -> it.startsWith("POST /follow-ups {"))
                .hasSize(1);
    }

    @Test
    void an_error_response_is_reported_with_file_status_and_reason() {
        responses.add(new StubbedResponse(
                422,
                "{\"detail\":\"the document breaks a rule\",\"violations\":[{\"pointer\":\"/municipalities/0\"}]}"));
        assertThatThrownBy(this::load)
                .isInstanceOf(StartFailure.class)
                .hasMessage("sample data varmdo/agreements/overenskommelse.json: status 422: the document breaks a"
                        + " rule; {\"pointer\":\"/municipalities/0\"}");
        assertThat(requests).hasSize(1);
    }

    @Test
    void an_unknown_reference_is_reported() throws IOException {
        write("sigtuna/promises/lofte", "{\"renews\":\"sample:sigtuna/promises/saknas\"}");
        assertThatThrownBy(this::load)
                .hasMessage("sample data sigtuna/promises/lofte refer to sigtuna/promises/saknas, which is not loaded");
    }

    private void load() {
        URI address = URI.create("http://127.0.0.1:" + api.getAddress().getPort());
        SampleLedger ledger = new SampleLedger(directory.resolve("sample-data.json"));
        new SampleData(
                        new SampleDataClient(address, Keys.generate(), HttpClient.newHttpClient()),
                        ledger,
                        line -> {},
                        Duration.ZERO)
                .load(directory.resolve("sample-data"));
    }

    private void write(String name, String body) throws IOException {
        Path file = directory.resolve("sample-data").resolve(name + ".json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, body);
    }

    private void respond(HttpExchange exchange) throws IOException {
        String match = exchange.getRequestHeaders().getFirst("If-Match");
        String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + (match == null ? "" : match + " ") + sent);
        String token = exchange.getRequestHeaders().getFirst("Authorization").substring("Bearer ".length());
        claims.add(new String(Base64.getUrlDecoder().decode(token.split("\\.", 3)[1]), StandardCharsets.UTF_8));

        StubbedResponse stubbed = responses.poll();
        boolean failed = stubbed != null && stubbed.body() != null;
        exchange.getResponseHeaders().add("ETag", "\"1\"");
        byte[] body = (failed ? stubbed.body() : document(exchange)).getBytes(StandardCharsets.UTF_8);
        int successStatus = exchange.getRequestMethod().equals("GET") ? 200 : 201;
        exchange.sendResponseHeaders(failed ? stubbed.status() : successStatus, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private String document(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        boolean creates = path.lastIndexOf('/') == 0;
        String id = creates ? "id-" + ++created : path.split("/", -1)[2];
        return "{\"id\":\"" + id + "\",\"publicationStatus\":\"DRAFT\"}";
    }
}
