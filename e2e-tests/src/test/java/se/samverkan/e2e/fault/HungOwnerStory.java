package se.samverkan.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.samverkan.e2e.system.ApiEditor;
import se.samverkan.e2e.system.SystemUnderTest;
import se.samverkan.stack.service.Service;

/** While an owner hangs, writes to it are refused with the truth about their outcome, and the other owners are served. */
@ExtendWith(SystemUnderTest.Running.class)
class HungOwnerStory {
    /** More than the connections to an owner and its queue together. */
    private static final int WRITES = 350;

    private final SystemUnderTest system;
    private final ApiEditor editor;

    HungOwnerStory(SystemUnderTest system) {
        this.system = system;
        this.editor = new ApiEditor(system, "0120");
    }

    private record Write(String key, String title) {}

    @Test
    void a_write_of_unknown_outcome_is_repeated_under_its_key_and_made_once() throws Exception {
        var writes = IntStream.range(0, WRITES)
                .mapToObj(i -> new Write(UUID.randomUUID().toString(), "Löftet under avbrottet " + i))
                .toList();
        signal("STOP");
        List<Response> refused;
        try {
            refused = sendAll(writes);
            editor.draft("agreements", editor.agreement("Avtalet medan löftena väntar"));
        } finally {
            signal("CONT");
        }
        assertThat(refused).allMatch(response -> response.statusCode() == 503);
        assertThat(refused).allMatch(response -> response.header("Retry-After") != null);
        assertThat(refused)
                .extracting(response -> response.<String>path("outcome"))
                .contains("UNKNOWN", "NOT_CHANGED")
                .isSubsetOf("UNKNOWN", "NOT_CHANGED");

        awaitOwner();
        for (var write : writes) {
            assertThat(post(write).statusCode()).isEqualTo(201);
        }
        var titles = titles();
        assertThat(titles).hasSize(WRITES).doesNotHaveDuplicates();
    }

    private List<Response> sendAll(List<Write> writes) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Response>> requests = new ArrayList<>();
            writes.forEach(write -> requests.add(() -> post(write)));
            return threads.invokeAll(requests).stream().map(Future::resultNow).toList();
        }
    }

    private Response post(Write write) {
        return editor.as("editor")
                .contentType("application/json")
                .header("Idempotency-Key", write.key())
                .body(editor.agreement(write.title()))
                .post("/promises");
    }

    /** The circuit breaker lets requests through again after some seconds. */
    private void awaitOwner() {
        await().atMost(ApiEditor.TIMEOUT)
                .until(() -> editor.as("editor").get("/promises?limit=1").statusCode() == 200
                        && post(new Write(UUID.randomUUID().toString(), "Prov")).statusCode() == 201);
    }

    private List<String> titles() {
        var titles = new ArrayList<String>();
        for (int page = 1; page <= 5; page++) {
            titles.addAll(editor.as("editor")
                    .get("/promises?municipality=0120&status=DRAFT&limit=100&page=" + page)
                    .jsonPath()
                    .getList("items.title"));
        }
        return titles.stream()
                .filter(title -> title.startsWith("Löftet under avbrottet"))
                .toList();
    }

    private void signal(String signal) throws Exception {
        var pid = Long.toString(system.processes().pid(Service.PROMISES));
        assertThat(new ProcessBuilder("kill", "-" + signal, pid).start().waitFor())
                .isZero();
    }
}
