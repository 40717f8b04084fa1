package se.samverkan.e2e.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import se.samverkan.e2e.system.ApiEditor;
import se.samverkan.e2e.system.SystemUnderTest;

/** The sample consumer of docs/events.md, started as documented there, receives the public changes. */
@ExtendWith(SystemUnderTest.Running.class)
class SampleConsumerStory {
    private static final Path HOME = Path.of(System.getProperty("samverkan.home"));
    private static final String CLASS_PATH = "local-stack/target/lib/*";
    private static final String PROGRAM = "docs/PromiseListener.java";

    private final SystemUnderTest system;
    private final ApiEditor editor;

    @TempDir
    Path directory;

    private Process listener;

    SampleConsumerStory(SystemUnderTest system) {
        this.system = system;
        this.editor = new ApiEditor(system, "2523");
    }

    @BeforeEach
    void startListener() throws IOException {
        listener = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-Xmx128m",
                        "-Dstdout.encoding=UTF-8",
                        "-cp",
                        CLASS_PATH,
                        PROGRAM,
                        system.processes().bootstrapServers())
                .directory(HOME.toFile())
                .redirectOutput(directory.resolve("output").toFile())
                .redirectError(directory.resolve("errors").toFile())
                .start();
    }

    @AfterEach
    void stopListener() throws InterruptedException {
        listener.destroy();
        listener.waitFor();
    }

    @Test
    void the_listener_prints_the_publication_the_edit_and_the_withdrawal_of_a_promise() {
        var promise = editor.publish(editor.draft("promises", editor.agreement("Löftet som någon lyssnar på")));
        awaitOutput(promise, List.of("1 Löftet som någon lyssnar på"));

        var edited = editor.publish(editor.edit(promise, editor.agreement("Löftet med nytt namn")));
        editor.withdraw(edited, "Löftet gavs av misstag.");

        awaitOutput(
                promise,
                List.of(
                        "1 Löftet som någon lyssnar på",
                        "2 Löftet med nytt namn",
                        "3 withdrawn: Löftet gavs av misstag."));
    }

    @Test
    void the_listener_prints_promises_that_were_published_before_it_started() {
        var id = system.read("/promises?municipality=0486&limit=1").getString("items[0].id");

        await().atMost(ApiEditor.TIMEOUT)
                .untilAsserted(() -> assertThat(output()).as(errors()).anyMatch(line -> line.startsWith(id)));
    }

    @Test
    void the_events_page_shows_how_to_start_the_listener() throws IOException {
        assertThat(Files.readString(HOME.resolve("docs/events.md")))
                .contains("java -cp '" + CLASS_PATH + "' " + PROGRAM + " 127.0.0.1:8085");
    }

    private void awaitOutput(ApiEditor.Revision promise, List<String> lines) {
        await().atMost(ApiEditor.TIMEOUT)
                .untilAsserted(() -> assertThat(output())
                        .as(errors())
                        .filteredOn(line -> line.startsWith(promise.id()))
                        .isEqualTo(lines.stream()
                                .map(line -> promise.id() + " " + line)
                                .toList()));
    }

    private List<String> output() throws IOException {
        return Files.readAllLines(directory.resolve("output"));
    }

    private String errors() throws IOException {
        return Files.readString(directory.resolve("errors"));
    }
}
