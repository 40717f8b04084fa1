package se.samverkan.e2e.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.samverkan.e2e.system.ApiEditor;
import se.samverkan.e2e.system.FileSender;
import se.samverkan.e2e.system.SystemUnderTest;

/** An import is followed at the gateway as Server-Sent Events. */
@ExtendWith(SystemUnderTest.Running.class)
class ImportStreamStory {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EVENTS = "text/event-stream";
    private static final int ROWS = 800;

    private final SystemUnderTest system;
    private final ApiEditor editor;
    private final FileSender files;

    ImportStreamStory(SystemUnderTest system) {
        this.system = system;
        this.editor = new ApiEditor(system, "2584");
        this.files = new FileSender(editor);
    }

    /** Imports rows without waiting for the end, and returns the path of the import. */
    private String begun(int rows) {
        var table = IntStream.range(0, rows)
                .mapToObj(i -> files.row("strom-" + rows + "-" + i, "Löfte nummer " + i, "Vi går"))
                .collect(Collectors.joining());
        return "/imports/"
                + files.archivist()
                        .contentType(FileSender.CSV)
                        .body((FileSender.HEADINGS + table).getBytes(UTF_8))
                        .post("/imports?dryRun=false")
                        .then()
                        .statusCode(202)
                        .extract()
                        .<String>path("id");
    }

    private List<String> lines(String path) throws Exception {
        var token = system.keys().token(List.of("archivist"), List.of("municipality:" + editor.municipality()));
        var request = HttpRequest.newBuilder(URI.create(system.address() + path))
                .header("Authorization", "Bearer " + token)
                .header("Accept", EVENTS);
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofLines()).body().toList();
        }
    }

    private static List<String> starting(List<String> lines, String field) {
        return lines.stream()
                .filter(line -> line.startsWith(field + ": "))
                .map(line -> line.substring(field.length() + 2))
                .toList();
    }

    @Test
    void each_step_is_an_event_and_the_last_one_is_what_the_import_is() throws Exception {
        var path = begun(ROWS);

        var lines = lines(path);

        var last = starting(lines, "data").getLast();
        assertThat(lines).startsWith("retry: 3000");
        assertThat(starting(lines, "id")).doesNotHaveDuplicates().endsWith("DONE-" + ROWS);
        assertThat(starting(lines, "event")).containsOnly("progress");
        assertThat(JSON.readTree(last))
                .isEqualTo(JSON.readTree(files.archivist().get(path).asString()));
    }

    @Test
    void who_connects_again_after_the_end_is_told_to_stop() throws Exception {
        var path = begun(1);
        var last = starting(lines(path), "id").getLast();

        files.archivist()
                .accept(EVENTS)
                .header("Last-Event-ID", last)
                .get(path)
                .then()
                .statusCode(204);
    }

    @Test
    void only_the_organisation_of_the_import_follows_it() {
        var path = begun(1);

        system.anyone().accept(EVENTS).get(path).then().statusCode(401);
        editor.as("approver").accept(EVENTS).get(path).then().statusCode(403);
        system.as("editor", "municipality:0114").accept(EVENTS).get(path).then().statusCode(404);
        files.archivist()
                .accept(EVENTS)
                .get("/imports/promise-00000000-0000-7000-8000-000000000000")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
        files.archivist().accept(EVENTS).get(path + "/documents").then().statusCode(406);
    }

    @Test
    void the_head_says_that_nothing_may_hold_the_events_back() {
        var head = files.archivist().accept(EVENTS).head(begun(1));

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.contentType()).startsWith(EVENTS);
        assertThat(head.header("X-Accel-Buffering")).isEqualTo("no");
    }
}
