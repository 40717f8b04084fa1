package se.samverkan.documents.note;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import se.samverkan.stack.testing.ServiceDatabase;
import se.samverkan.stack.testing.TestTopic;

/** The topic of the notes, as its readers see it. */
public final class NoteTopic {
    private NoteTopic() {}

    /** The events of one note, after the outbox has sent all that it held. */
    public static List<ConsumerRecord<String, String>> eventsOf(String id) {
        await("the outbox to be empty")
                .atMost(Duration.ofSeconds(30))
                .until(() -> ServiceDatabase.number("select count(*) from outbox") == 0);
        return TestTopic.records("samverkan.notes").stream()
                .filter(event -> event.key().equals(id))
                .toList();
    }

    public static Map<String, String> headers(ConsumerRecord<String, String> event) {
        var headers = new HashMap<String, String>();
        event.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return headers;
    }
}
