package se.samverkan.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.samverkan.e2e.system.ApiEditor;
import se.samverkan.e2e.system.SystemUnderTest;

/** While PostgreSQL hangs in the middle of many writes, each is answered with the truth about its outcome, and the public reads on. */
@ExtendWith(SystemUnderTest.Running.class)
class HungDatabaseStory {
    private static final int WRITES = 120;

    private final SystemUnderTest system;
    private final ApiEditor editor;

    HungDatabaseStory(SystemUnderTest system) {
        this.system = system;
        this.editor = new ApiEditor(system, "0123");
    }

    private record Write(String key, String title) {}

    @Test
    void a_write_that_the_database_did_not_confirm_is_repeated_under_its_key_and_made_once() throws Exception {
        var writes = IntStream.range(0, WRITES)
                .mapToObj(i -> new Write(UUID.randomUUID().toString(), "Löftet medan databasen hänger " + i))
                .toList();
        var postgres = postgres();
        List<Response> responses;
        try {
            responses = sendAll(writes, () -> signal(postgres, "STOP"));
            assertThat(system.anyone().get("/promises?limit=1").statusCode()).isEqualTo(200);
            assertThat(editor.as("editor").get("/promises?limit=1").statusCode())
                    .isEqualTo(503);
        } finally {
            signal(postgres, "CONT");
        }
        assertThat(responses).extracting(Response::statusCode).containsOnly(201, 503);
        assertThat(responses)
                .filteredOn(response -> response.statusCode() == 503)
                .allSatisfy(response -> {
                    assertThat(response.header("Retry-After")).isNotNull();
                    assertThat(response.<String>path("outcome")).isIn("UNKNOWN", "NOT_CHANGED");
                });

        await().atMost(ApiEditor.TIMEOUT)
                .until(() ->
                        post(new Write(UUID.randomUUID().toString(), "Prov")).statusCode() == 201);
        for (var write : writes) {
            assertThat(post(write).statusCode()).isEqualTo(201);
        }
        assertThat(titles()).hasSize(WRITES).doesNotHaveDuplicates();
    }

    /** Sends all writes at once, and runs the fault as soon as the first one is answered. */
    private List<Response> sendAll(List<Write> writes, Callable<Void> fault) throws Exception {
        var first = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var requests = writes.stream()
                    .map(write -> threads.submit(() -> {
                        var response = post(write);
                        first.countDown();
                        return response;
                    }))
                    .toList();
            first.await();
            fault.call();
            var responses = new ArrayList<Response>();
            for (var request : requests) {
                responses.add(request.get());
            }
            return responses;
        }
    }

    private Response post(Write write) {
        return editor.as("editor")
                .contentType("application/json")
                .header("Idempotency-Key", write.key())
                .body(editor.agreement(write.title()))
                .post("/promises");
    }

    private List<String> titles() {
        return IntStream.rangeClosed(1, 2)
                .mapToObj(page -> editor.as("editor")
                        .get("/promises?municipality=0123&status=DRAFT&limit=100&page=" + page)
                        .jsonPath()
                        .<String>getList("items.title"))
                .flatMap(List::stream)
                .filter(title -> title.startsWith("Löftet medan databasen hänger"))
                .toList();
    }

    /** The server and its processes: one for each connection. */
    private ProcessHandle postgres() throws SQLException {
        try (var connection = system.processes().connect("promises");
                var statement = connection.createStatement();
                var row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            return ProcessHandle.of(row.getLong(1)).orElseThrow().parent().orElseThrow();
        }
    }

    private static Void signal(ProcessHandle server, String signal) throws Exception {
        kill(server, signal);
        // Listed afterwards, since a stopped server starts no further process.
        for (var process : server.children().toList()) {
            kill(process, signal);
        }
        return null;
    }

    private static void kill(ProcessHandle process, String signal) throws Exception {
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .start()
                .waitFor();
    }
}
