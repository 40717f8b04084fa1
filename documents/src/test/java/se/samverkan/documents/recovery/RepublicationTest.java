package se.samverkan.documents.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static se.samverkan.documents.note.NoteRequests.NOTES;
import static se.samverkan.documents.note.NoteRequests.note;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import se.samverkan.documents.note.NoteTopic;
import se.samverkan.stack.testing.ManagementRequests;
import se.samverkan.stack.testing.ServiceTest;
import se.samverkan.stack.testing.StackResource;

/** An owner notices that its topics have lost events, and sends them again when the operator asks for it. */
@QuarkusTest
@ServiceTest(database = "agreements")
class RepublicationTest {

    @TestHTTPResource(value = "/", management = true)
    URL management;

    @Test
    void what_an_emptied_topic_lost_is_noticed_and_sent_again_with_the_same_numbers() throws Exception {
        var published = NOTES.published(note("Det som ska finnas kvar"));
        var withdrawn = NOTES.published(note("Det som togs tillbaka"));
        NOTES.withdraw(withdrawn, 2, "Fel.").statusCode(200);
        var before = newest(published);
        var operator = new ManagementRequests(management);
        operator.awaitOutbox("UP", null);
        NoteTopic.eventsOf(withdrawn);

        emptyTopic();
        assertThat(operator.awaitOutbox("UP", "topicsBehind").getString("data.topicsBehind"))
                .isEqualTo("samverkan.notes");
        var later = NOTES.published(note("Det som kom sedan"));
        assertThat(NoteTopic.eventsOf(later)).hasSize(1);
        assertThat(NoteTopic.eventsOf(published)).isEmpty();
        operator.awaitOutbox("UP", "topicsBehind");

        var progress = operator.carryOut("republish");

        assertThat(progress.getString("state")).isEqualTo("DONE");
        assertThat(progress.getLong("recorded"))
                .isEqualTo(progress.getLong("total"))
                .isGreaterThanOrEqualTo(3);
        assertThat(newest(published)).isEqualTo(before);
        assertThat(newest(withdrawn)).containsEntry("ce_type", "se.samverkan.note.withdrawn.v1");
        assertThat(NoteTopic.eventsOf(later)).hasSize(2);
        operator.awaitOutbox("UP", null);
    }

    @Test
    void one_document_or_one_kind_is_sent_again() {
        var first = NOTES.published(note("Det ena"));
        var second = NOTES.published(note("Det andra"));
        var operator = new ManagementRequests(management);

        assertThat(operator.carryOut("republish?document=" + first).getString("state"))
                .isEqualTo("DONE");
        assertThat(NoteTopic.eventsOf(first)).hasSize(2);
        assertThat(NoteTopic.eventsOf(second)).hasSize(1);

        assertThat(operator.carryOut("republish?collection=notes").getString("state"))
                .isEqualTo("DONE");
        assertThat(NoteTopic.eventsOf(first)).hasSize(3);
        assertThat(NoteTopic.eventsOf(second)).hasSize(2);
    }

    @Test
    void a_draft_is_never_sent() {
        var draft = NOTES.draft(note("Utkastet"));
        var operator = new ManagementRequests(management);

        assertThat(operator.carryOut("republish?document=" + draft).getString("error"))
                .contains(draft);
        operator.carryOut("republish");

        assertThat(NoteTopic.eventsOf(draft)).isEmpty();
    }

    @Test
    void a_request_that_cannot_be_carried_out_is_refused() {
        var operator = new ManagementRequests(management);

        operator.post("republish?collection=promises").statusCode(400).body(containsString("notes"));
        operator.post("republish?document=1").statusCode(400).body(containsString("UUID"));
        assertThat(operator.carryOut("republish?document=" + UUID.randomUUID()).getString("state"))
                .isEqualTo("FAILED");
        for (var operation : List.of("republish", "restored")) {
            operator.postFromPage("https://stranger.example", operation).statusCode(403);
        }
    }

    private static Map<String, String> newest(String id) {
        var headers = NoteTopic.headers(NoteTopic.eventsOf(id).getLast());
        // The trace is that of the request which sent it.
        headers.keySet().removeIf(name -> name.endsWith("traceparent"));
        return headers;
    }

    private static void emptyTopic() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", StackResource.bootstrapServers()))) {
            admin.deleteTopics(List.of("samverkan.notes")).all().get(30, TimeUnit.SECONDS);
        }
    }
}
