package se.samverkan.promises;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import se.samverkan.stack.TestTopic;

/** The topic that the service tells its changes on, as any reader sees it. */
final class PromiseTopic {
    static final String NAME = "samverkan.promises";

    private PromiseTopic() {}

    /** The events of one promise, once the outbox has sent all that it held. */
    static List<ConsumerRecord<String, String>> eventsOf(String id) {
        await("the outbox to be empty")
                .atMost(Duration.ofSeconds(30))
                .until(() -> PromisesDatabase.number("select count(*) from outbox") == 0);
        return TestTopic.records(NAME).stream()
                .filter(event -> event.key().equals(id))
                .toList();
    }

    static Map<String, String> headers(ConsumerRecord<String, String> event) {
        var headers = new HashMap<String, String>();
        event.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return headers;
    }
}
