package se.samverkan.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverkan.followup.FollowUpRequests.example;
import static se.samverkan.followup.FollowUpRequests.followUp;
import static se.samverkan.followup.FollowUpRequests.json;
import static se.samverkan.followup.FollowUpRequests.post;
import static se.samverkan.followup.FollowUpRequests.progress;
import static se.samverkan.stack.testing.ServiceRequests.pointers;
import static se.samverkan.stack.testing.ServiceRequests.problem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samverkan.stack.testing.ServiceTest;

/** Every example of the consumed events, and its effect. */
@QuarkusTest
@ServiceTest(database = "followup")
class ConsumedEventTest {
    private static final String PUBLISHED = """
            agreement.published.v1                       | kriminella-natverk, otrygga-platser, tystnadskultur, ungdomsgang
            agreement.published.v1.every-member          | g1, trygga-platser
            agreement.published.v1.minimal               | ''
            agreement.published.v1.several-municipalities | krogen, nara-relationer, trafik, ungdomar
            action-plan.published.v1                     | g1, m1, m2, m3, m4
            action-plan.published.v1.every-member        | g1, m1
            action-plan.published.v1.minimal             | ''
            promise.published.v1                         | A1, A2, A3, A4, A5, A6, R1, R2
            promise.published.v1.every-member            | a1, c1
            promise.published.v1.minimal                 | ''
            promise.published.v1.renewal                 | p1, p2, p3, p4
            """;
    private static final String REDACTED = """
            agreement.redacted.v1   | Kim Exempelsson           | g1, trygga-platser
            action-plan.redacted.v1 | kontaktcenter@example.com | g1, m1
            promise.redacted.v1     | Alex Exempelsson          | a1, c1
            """;
    private static final String WITHDRAWN = """
            agreement.withdrawn.v1   | agreement.published.v1
            action-plan.withdrawn.v1 | action-plan.published.v1
            promise.withdrawn.v1     | promise.published.v1
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = PUBLISHED)
    void a_published_document_can_be_followed_up_by_its_items(String example, String items) {
        var id = TopicEvents.published(collection(example), example);

        var refused = followUpOf(example, id);

        assertThat(problem(refused, 422).getString("violations.find { it.pointer == '/assessments/0/itemId' }.text"))
                .startsWith("no-such-item is not an item of version ")
                .endsWith(" of the subject; there are " + items);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = REDACTED)
    void a_redacted_document_replaces_the_stored_copy(String example, String text, String items) {
        var before = example(noun(example) + ".published.v1.every-member");
        var id = UUID.randomUUID().toString();
        TopicEvents.send(collection(example), "published", before.put("id", id), 1);
        assertThat(TopicEvents.known(id)).contains(text);

        TopicEvents.send(collection(example), "redacted", example(example).put("id", id), 2);
        TopicEvents.send(collection(example), "published", before, 1);

        assertThat(json(TopicEvents.known(id))).isEqualTo(example(example).put("id", id));
        assertThat(TopicEvents.known(id)).doesNotContain(text);
        assertThat(problem(followUpOf(example, id), 422)
                        .getString("violations.find { it.pointer == '/assessments/0/itemId' }.text"))
                .endsWith("there are " + items);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = WITHDRAWN)
    void a_withdrawn_document_can_not_be_followed_up(String example, String before) {
        var id = TopicEvents.published(collection(before), before);

        TopicEvents.send(collection(example), "withdrawn", example(example).put("id", id), 2);

        assertThat(pointers(followUpOf(example, id), 422)).containsExactly("/subject/id");
    }

    @Test
    void an_older_event_changes_nothing() {
        var id = UUID.randomUUID().toString();
        TopicEvents.send(
                "promises", "published", example("promise.published.v1").put("id", id), 3);

        TopicEvents.send(
                "promises", "published", example("promise.published.v1.minimal").put("id", id), 2);

        var later = TopicEvents.published("promises", "promise.published.v1");
        assertThat(progress(later).get("items")).hasSize(8);
        assertThat(progress(id).get("items")).hasSize(8);
    }

    @Test
    void every_example_is_tested() throws IOException {
        var examples = Path.of(System.getProperty("samverkan.home"), "event-contracts", "examples");
        try (var files = Files.list(examples)) {
            var consumed = files.map(file -> file.getFileName().toString().replaceFirst("\\.json$", ""))
                    .filter(name -> name.matches("(agreement|action-plan|promise)\\..*"))
                    .toList();
            assertThat((PUBLISHED + REDACTED + WITHDRAWN).lines().map(line -> line.replaceFirst(" *\\|.*", "")))
                    .containsExactlyInAnyOrderElementsOf(consumed);
        }
    }

    private static Response followUpOf(String example, String id) {
        var followUp = followUp(id, "[{\"itemId\":\"no-such-item\"}]");
        var type = noun(example).toUpperCase(Locale.ROOT).replace('-', '_');
        followUp.set("subject", json("{\"type\":\"%s\"}".formatted(type)).put("id", id));
        return post("follow-ups", followUp);
    }

    private static String noun(String example) {
        return example.substring(0, example.indexOf('.'));
    }

    private static String collection(String example) {
        return noun(example) + "s";
    }
}
