package se.samverkan.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.samverkan.e2e.system.ApiEditor;
import se.samverkan.e2e.system.SystemUnderTest;
import se.samverkan.e2e.system.WebhookReceiver;
import se.samverkan.stack.service.Service;

/** A thousand changes are followed by pages, by the stream and by webhooks, while what carries them is killed. */
@ExtendWith(SystemUnderTest.Running.class)
class ThousandChangesStory {
    private static final String CODE = "2482";
    private static final int WRITERS = 4;
    private static final int REPORTS = 50;
    private static final int VERSIONS = 20;
    private static final Duration LIMIT = Duration.ofMinutes(4);

    private final SystemUnderTest system;
    private final ApiEditor editor;
    private final AtomicInteger changes = new AtomicInteger();
    /** The newest version that a writer was told of, by the id of the report. */
    private final Map<String, Integer> acknowledged = new ConcurrentHashMap<>();

    ThousandChangesStory(SystemUnderTest system) {
        this.system = system;
        this.editor = new ApiEditor(system, CODE);
    }

    @Test
    void all_three_end_with_what_the_api_shows() throws Exception {
        var promise = editor.publish(editor.draft(
                "promises",
                editor.document("Löftet som följs", "\"activities\": [{\"id\": \"a1\", \"text\": \"Vi går\"}]")));
        var supervisor = Thread.ofVirtual().start(this::supervise);
        try (var receiver = new WebhookReceiver();
                var pages = ChangeFollower.byPages(system.address(), CODE);
                var stream = ChangeFollower.byStream(system.address(), CODE)) {
            receiver.subscribe(system, CODE);
            write(promise.id());

            assertThat(acknowledged)
                    .hasSize(REPORTS)
                    .allSatisfy((id, version) -> assertThat(version).isEqualTo(VERSIONS));
            await().atMost(LIMIT).until(() -> shown().equals(acknowledged));
            await().atMost(LIMIT)
                    .untilAsserted(() -> acknowledged.forEach((id, version) -> {
                        assertThat(pages.version(id)).as("pages, %s", id).isEqualTo(version);
                        assertThat(stream.version(id)).as("stream, %s", id).isEqualTo(version);
                        assertThat(receiver.version(id)).as("webhook, %s", id).isEqualTo(version);
                    }));
            assertThat(receiver.refused()).isEmpty();
        } finally {
            await().atMost(LIMIT).until(() -> system.processes().status().isReady());
            supervisor.interrupt();
            supervisor.join();
        }
    }

    private void write(String promise) throws Exception {
        try (var writers = Executors.newFixedThreadPool(WRITERS)) {
            var tasks = new ArrayList<Future<?>>();
            for (int i = 0; i < REPORTS; i++) {
                tasks.add(writers.submit(() -> report(promise)));
            }
            killAfter(REPORTS * VERSIONS / 4, () -> system.processes().pid(Service.GATEWAY));
            killAfter(REPORTS * VERSIONS / 2, () -> system.processes().pid(Service.SUBSCRIPTIONS));
            killAfter(REPORTS * VERSIONS * 3 / 4, () -> system.processes().kafkaPid());
            for (var task : tasks) {
                task.get();
            }
        }
    }

    /** The supervisor starts it again. */
    private void killAfter(int count, Supplier<Long> pid) {
        await().atMost(LIMIT).until(() -> changes.get() >= count);
        var killed = ProcessHandle.of(pid.get()).orElseThrow();
        killed.destroyForcibly();
        killed.onExit().join();
    }

    /** An activity report is public at once, and so is each of its versions. */
    private void report(String promise) {
        Response last = null;
        for (int version = 1; version <= VERSIONS; version++) {
            var body = editor.document(
                    "Rundan, version " + version, "\"promiseId\": \"%s\", \"activityId\": \"a1\"".formatted(promise));
            last = change(last, body);
            acknowledged.put(last.jsonPath().getString("id"), last.jsonPath().getInt("version"));
            changes.incrementAndGet();
        }
    }

    /** Creates or replaces a report, and repeats the request with its key until it is answered. */
    private Response change(Response before, String body) {
        var key = UUID.randomUUID().toString();
        var path = "/activity-reports"
                + (before == null ? "" : "/" + before.jsonPath().getString("id"));
        return await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(20))
                .ignoreExceptions()
                .until(
                        () -> {
                            var request = editor.as("editor")
                                    .contentType("application/json")
                                    .header("Idempotency-Key", key)
                                    .body(body);
                            return before == null
                                    ? request.post(path)
                                    : request.header("If-Match", before.header("ETag"))
                                            .put(path);
                        },
                        answer -> List.of(200, 201).contains(answer.statusCode()));
    }

    private Map<String, Integer> shown() {
        Map<String, Integer> versions = new ConcurrentHashMap<>();
        system.read("/activity-reports?limit=100&municipality=" + CODE)
                .<Map<String, Object>>getList("items")
                .forEach(report -> versions.put((String) report.get("id"), (Integer) report.get("version")));
        return versions;
    }

    private void supervise() {
        try {
            system.processes().supervise();
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }
}
