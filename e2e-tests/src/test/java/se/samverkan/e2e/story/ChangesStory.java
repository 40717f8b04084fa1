package se.samverkan.e2e.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samverkan.e2e.system.ApiEditor;
import se.samverkan.e2e.system.ChangeStream;
import se.samverkan.e2e.system.SystemUnderTest;
import se.samverkan.stack.system.Setup;
import se.samverkan.stack.system.StandaloneGateway;

/** A partner that follows the changes learns of each publication, change and withdrawal, by pages or by the stream. */
@ExtendWith(SystemUnderTest.Running.class)
class ChangesStory {
    private static final String CODE = "2506";
    private static final String OURS = "municipality=" + CODE;

    private final SystemUnderTest system;
    private final ApiEditor editor;

    ChangesStory(SystemUnderTest system) {
        this.system = system;
        this.editor = new ApiEditor(system, CODE);
    }

    private JsonPath changes(String query) {
        return system.anyone()
                .urlEncodingEnabled(false)
                .get("/changes?" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** The cursor of a link of a page. */
    private static String cursor(JsonPath page, String rel) {
        return page.getString("_links." + rel + ".href").replaceFirst(".*[?&]after=([\\w-]+).*", "$1");
    }

    /** The cursor from which on everything is new. */
    private String now() {
        return cursor(changes("limit=1"), "last");
    }

    @Test
    void the_life_of_a_document_is_followed_to_its_withdrawal() {
        var start = now();
        var published = editor.publish(editor.draft("agreements", editor.agreement("Det som följs")));

        var first = changes(OURS + "&after=" + start + "&embed=document");
        assertThat(first.getList("items.type")).isEqualTo(List.of("agreement.published"));
        assertThat(first.getString("items[0].kind")).isEqualTo("AGREEMENT");
        assertThat(first.getInt("items[0].version")).isEqualTo(1);
        assertThat(first.getString("items[0].title")).isEqualTo("Det som följs");
        assertThat(first.getString("items[0].document.id")).isEqualTo(first.getString("items[0].id"));
        assertThat(first.getString("items[0]._links.self.href")).isEqualTo(system.address() + published.path());
        assertThat(first.getBoolean("_meta.upToDate")).isTrue();

        editor.withdraw(published, "Gällde en annan kommun");
        var second = await().atMost(ApiEditor.TIMEOUT)
                .until(
                        () -> changes(OURS + "&after=" + cursor(first, "next")),
                        page -> !page.getList("items").isEmpty());

        assertThat(second.getList("items.type")).isEqualTo(List.of("agreement.withdrawn"));
        assertThat(second.getString("items[0].explanation")).isNotBlank();
        assertThat(second.getList("items[0].municipalities")).isEqualTo(List.of(CODE));
        assertThat(second.<Object>get("items[0].title")).isNull();
        assertThat(changes("municipality=0114&after=" + cursor(first, "next")).getList("items"))
                .isEmpty();
    }

    @Test
    void everything_from_the_beginning_is_what_the_lists_show() {
        var ids = new CopyOnWriteArrayList<String>();
        var page = changes("after=&limit=7");
        while (true) {
            page.getList("items.findAll { !it.type.endsWith('withdrawn') }.id", String.class)
                    .forEach(ids::add);
            if (page.getBoolean("_meta.upToDate")) {
                break;
            }
            page = changes("limit=7&after=" + cursor(page, "next"));
        }
        assertThat(ids).doesNotHaveDuplicates();
        for (var collection : List.of("agreements", "promises", "follow-ups", "action-plans", "activity-reports")) {
            assertThat(ids)
                    .containsAll(system.read("/" + collection + "?limit=100&sort=publishedAt")
                            .getList("items.id"));
        }
    }

    @Test
    void who_waits_is_answered_by_the_next_change() {
        var start = now();
        var waiting = CompletableFuture.supplyAsync(() -> changes(OURS + "&wait=30&after=" + start));
        editor.publish(editor.draft("agreements", editor.agreement("Det som väntades på")));

        assertThat(waiting)
                .succeedsWithin(Duration.ofSeconds(25))
                .satisfies(page -> assertThat(page.getList("items.title")).contains("Det som väntades på"));
    }

    @Test
    void an_unchanged_page_is_not_sent_again() {
        var path = "/changes?kind=PROMISE&limit=2";
        var first = system.anyone().get(path);

        assertThat(first.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(system.anyone()
                        .header("If-None-Match", first.header("ETag"))
                        .get(path)
                        .statusCode())
                .isEqualTo(304);
    }

    private ChangeStream stream(String after, String lastEventId) {
        return new ChangeStream(system.address() + "/changes/stream?" + OURS + "&after=" + after, lastEventId);
    }

    @Test
    void the_stream_sends_each_change_and_resumes_by_the_last_id() throws Exception {
        try (var first = stream(now(), null)) {
            editor.publish(editor.draft("agreements", editor.agreement("I strömmen")));
            var event = first.next("I strömmen");
            assertThat(event.path("cursor").asText()).isEqualTo(first.lastId());
            assertThat(first.head()).anyMatch(line -> line.startsWith("retry:"));

            editor.publish(editor.draft("agreements", editor.agreement("Efter avbrottet")));
            // The address has the first cursor still, as EventSource repeats it.
            try (var resumed = stream(now(), event.path("cursor").asText())) {
                resumed.next("Efter avbrottet");
                assertThat(resumed.titles()).doesNotContain("I strömmen");
            }
        }
    }

    @Test
    void the_head_of_a_stream_says_that_nothing_may_hold_it_back() {
        var head = system.anyone().head("/changes/stream");

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.contentType()).startsWith("text/event-stream");
        assertThat(head.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(head.header("X-Accel-Buffering")).isEqualTo("no");
    }

    @Test
    void a_cursor_of_one_gateway_holds_at_another() {
        var start = now();
        editor.publish(editor.draft("agreements", editor.agreement("Hos den andra")));
        try (var second = StandaloneGateway.start(
                Setup.repository(),
                Path.of("target", "changes-gateway"),
                system.processes().bootstrapServers(),
                Map.of("SAMVERKAN_PUBLIC_ADDRESS", system.address()))) {
            await().atMost(Duration.ofMinutes(1)).until(second::isReady);
            var path = "/changes?" + OURS + "&after=" + start;

            assertThat(RestAssured.get(second.address() + "/samverkan/v1" + path)
                            .asString())
                    .isEqualTo(system.anyone().get(path).asString());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /changes?after=garbage          | 410 | start again with an empty after
            /changes/stream?after=garbage   | 410 | start again with an empty after
            /changes?wait=31                | 400 | from 0 to 30
            /changes?limit=1001             | 400 | from 1 to 1000
            /changes?kind=MUNICIPALITY      | 400 | is not one of
            /changes?municipality=0486x     | 400 | four digits
            /changes/stream?partyId=polisen | 400 | partyId
            /changes?embed=all              | 400 | must be "document"
            /changes?kind=                  | 400 | is empty
            """)
    void what_cannot_be_answered_is_refused_with_the_reason(String path, int status, String reason) {
        var refused = system.anyone().urlEncodingEnabled(false).get(path);

        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(refused.contentType()).startsWith("application/problem+json");
        assertThat(refused.asString()).contains(reason.replace("\"", "\\\""));
    }
}
