package se.samverkan.stack.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.samverkan.stack.process.Ports;

/** The commands republish and restored send a request to an owner's management interface and follow its progress. */
class RecoveryCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<String> requests = new ArrayList<>();
    private final Deque<String> progress = new ArrayDeque<>();

    private int port;
    private HttpServer owner;
    private int status = 202;

    /** In place of promises-service, whose management port has a fixed distance from the gateway's. */
    @BeforeEach
    void startOwner() throws IOException {
        port = Ports.free().gateway();
        var ports = Ports.from(port);
        var management = ports.management(ports.promises());
        owner = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), management), 0);
        owner.createContext("/", this::answer);
        owner.start();
    }

    @AfterEach
    void stopOwner() {
        owner.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        var body = progress.pop().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(exchange.getRequestMethod().equals("POST") ? status : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Test
    void republish_prints_the_progress_until_everything_is_sent() {
        progress.add("{\"state\": \"RUNNING\", \"total\": 3}");
        progress.add("{\"state\": \"RUNNING\", \"total\": 3, \"recorded\": 3, \"unsent\": 1}");
        progress.add("{\"state\": \"DONE\", \"total\": 3, \"recorded\": 3, \"unsent\": 0}");

        assertThat(run("republish", "--kind", "promises")).isZero();

        assertThat(requests).containsExactly("POST /republish?collection=promises", "GET /republish", "GET /republish");
        assertThat(out.toString().lines())
                .containsExactly(
                        "promises-service: 0 of 3 events recorded, 0 to send",
                        "promises-service: 3 of 3 events recorded, 1 to send",
                        "promises-service: 3 of 3 events recorded, 0 to send; done");
    }

    @Test
    void restored_prints_the_epoch_and_what_was_lost() {
        progress.add("{\"state\": \"RUNNING\"}");
        progress.add("{\"state\": \"DONE\", \"total\": 5, \"recorded\": 5, \"epoch\": 2, \"lostVersions\": 1}");

        assertThat(run("restored", "promises")).isZero();

        assertThat(requests).containsExactly("POST /restored", "GET /restored");
        assertThat(out.toString()).contains("epoch 2, 1 published versions lost; done");
    }

    @Test
    void a_refusal_or_failure_is_told_and_the_exit_code_is_1() {
        status = 409;
        progress.add("{\"error\": \"another request is being carried out\"}");
        assertThat(run("restored", "promises")).isEqualTo(1);
        assertThat(err.toString()).isEqualTo("Error: promises-service: another request is being carried out\n");

        status = 202;
        progress.add("{\"state\": \"FAILED\", \"error\": \"the service stops\"}");
        assertThat(run("republish", "--kind", "promises")).isEqualTo(1);
        assertThat(out.toString()).contains("; failed: the service stops");
    }

    @Test
    void an_owner_that_does_not_run_is_named() {
        assertThat(run("restored", "agreements")).isEqualTo(1);
        assertThat(err.toString()).contains("agreements-service does not answer at http://127.0.0.1:");
    }

    @Test
    void invalid_options_are_rejected_with_the_usage() {
        assertThat(run("republish", "--kind", "memos")).isEqualTo(2);
        assertThat(run("republish", "--document", "1")).isEqualTo(2);
        assertThat(run("restored")).isEqualTo(2);
        assertThat(run("restored", "gateway")).isEqualTo(2);
        assertThat(err.toString())
                .contains("--kind memos: choose from action-plans, activity-reports, agreements")
                .contains("--document 1: not an id (a UUID)")
                .contains("agreements, promises, followup");
        assertThat(requests).isEmpty();
    }

    private int run(String... arguments) {
        var command =
                RunCommand.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        var withPort = new ArrayList<>(List.of(arguments));
        withPort.add("--port=" + port);
        return command.execute(withPort.toArray(String[]::new));
    }
}
