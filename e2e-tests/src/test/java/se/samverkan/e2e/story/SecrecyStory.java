package se.samverkan.e2e.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.samverkan.e2e.system.ApiEditor;
import se.samverkan.e2e.system.SystemUnderTest;
import se.samverkan.stack.testing.TestTopic;

/** No part of a draft, not even its title, is on a topic, in responses to others, in an error or in a log. */
@ExtendWith(SystemUnderTest.Running.class)
class SecrecyStory {
    private static final List<String> TOPICS = List.of(
            "samverkan.agreements",
            "samverkan.action-plans",
            "samverkan.promises",
            "samverkan.follow-ups",
            "samverkan.activity-reports",
            "samverkan.progress");

    /** A text in titles, descriptions, notes and bad requests. */
    private final String secret = "hemlighet-" + UUID.randomUUID();

    private final SystemUnderTest system;
    private final ApiEditor editor;

    SecrecyStory(SystemUnderTest system) {
        this.system = system;
        this.editor = new ApiEditor(system, "0319");
    }

    @Test
    void a_draft_is_read_by_its_parties_only() {
        var published = editor.publish(editor.draft("promises", editor.agreement("Det som är känt")));
        var draft = editor.draft(
                "promises",
                editor.document(secret, "\"summary\": \"" + secret + "\"")
                        .replace("[{\"id\":", "[{\"id\": \"police:polismyndigheten\"}, {\"id\":"));
        var edited = editor.edit(
                published, editor.document("Det som är känt", "\"commitments\": [{\"text\": \"" + secret + "\"}]"));
        editor.change("approver", draft, "{}")
                .post(draft.path() + "/approvals")
                .then()
                .statusCode(200);
        refuse(draft);
        // A later publication is public, so the relay would have sent the draft's events before.
        editor.publish(editor.draft("promises", editor.agreement("Det som kom sedan")));

        assertThat(editor.as("editor").get(draft.path()).asString()).contains(secret);
        for (var answer : answersToOthers(draft, edited)) {
            assertThat(answer).doesNotContain(secret);
        }
        for (var topic : TOPICS) {
            assertThat(TestTopic.records(system.processes().bootstrapServers(), topic))
                    .extracting(ConsumerRecord::key, ConsumerRecord::value)
                    .noneMatch(record -> record.toString().contains(secret)
                            || record.toString().contains(draft.id()));
        }
        for (var log : logs()) {
            assertThat(read(log)).as(log.toString()).doesNotContain(secret);
        }
    }

    /** Sends requests that are refused for different reasons, and logged or audited. */
    private void refuse(ApiEditor.Revision draft) {
        for (var body : List.of(
                "{\"title\": \"" + secret
                        + "\", \"municipalities\": [\"9999\"], \"parties\": [{\"id\": \"municipality:0319\"}]}",
                "{\"title\": \"" + secret + "\", \"municipality\": \"" + secret + "\"}",
                "{\"title\": \"" + secret)) {
            editor.change("editor", draft, body).put(draft.path());
        }
        editor.change("editor", draft, "{\"changeNote\": \"" + secret + "\"}")
                .post(draft.path() + "/publications")
                .then()
                .statusCode(409);
    }

    /** The responses to other callers about the documents. */
    private List<String> answersToOthers(ApiEditor.Revision draft, ApiEditor.Revision edited) {
        var stranger = new ApiEditor(system, "0180");
        return Stream.of(draft, edited)
                .flatMap(document -> Stream.of(
                                "", "/versions", "/versions/1", "/renewals", "/progress", "/audit-entries")
                        .flatMap(below -> Stream.of(
                                system.anyone().get(document.path() + below),
                                stranger.as("admin").get(document.path() + below),
                                stranger.as("editor")
                                        .contentType("application/json")
                                        .body("{}")
                                        .put(document.path() + below))))
                .map(Response::asString)
                .collect(
                        () -> new ArrayList<>(List.of(
                                system.anyone().get("/promises?limit=100").asString(),
                                system.anyone()
                                        .get("/municipalities/0319/overview")
                                        .asString(),
                                stranger.as("editor").get("/promises?limit=100").asString())),
                        List::add,
                        List::addAll);
    }

    private List<Path> logs() {
        try (var logs = Files.list(system.processes().logs())) {
            var found = logs.filter(Files::isRegularFile).toList();
            assertThat(found).isNotEmpty();
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
