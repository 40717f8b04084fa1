package se.samverkan.gateway.feed;

import static se.samverkan.gateway.index.IndexEvents.JSON;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import se.samverkan.gateway.document.DocumentRenderer;
import se.samverkan.gateway.index.Index;
import se.samverkan.gateway.index.IndexEvents;
import se.samverkan.platform.event.CloudEvent;
import se.samverkan.platform.event.Topics;

/** Changes as the owners send them, at a stated time. */
final class FeedEvents {
    static final String ADDRESS = "https://samverkan.example/samverkan/v1";
    static final DocumentRenderer RENDERER = new DocumentRenderer(JSON, ADDRESS);
    static final Instant TIME = Instant.parse("2026-03-04T13:20:45.900Z");
    static final LocalDate RELEASED = LocalDate.of(2026, 11, 22);

    private FeedEvents() {}

    static Feeds feeds(Index index) {
        return new Feeds(index, RENDERER, RELEASED);
    }

    static UUID id(int number) {
        return UUID.fromString("01900000-0000-7000-8000-%012d".formatted(number));
    }

    static ObjectNode document(UUID id, String title, String... municipalities) {
        return IndexEvents.document(id, title, "2020", "2021", municipalities);
    }

    /** The event of a publication: the document has its time. */
    static CloudEvent published(String collection, long sequence, ObjectNode document, Instant time) {
        document.put("publishedAt", time.toString()).put("updatedAt", time.toString());
        return event(collection, "published", sequence, document, time);
    }

    static CloudEvent withdrawn(String collection, long sequence, UUID id, String explanation, String... codes) {
        var notice = JSON.createObjectNode()
                .put("id", id.toString())
                .put("version", 1)
                .put("sequence", sequence)
                .put("withdrawnBy", "municipality:0486")
                .put("explanation", explanation);
        if (codes.length > 0) {
            var municipalities = notice.putArray("municipalities");
            for (var code : codes) {
                municipalities.add(code);
            }
        }
        return event(collection, "withdrawn", sequence, notice, TIME.plusSeconds(sequence));
    }

    static CloudEvent event(String collection, String verb, long sequence, ObjectNode data, Instant time) {
        var type = "document." + verb + ".v1";
        return new CloudEvent(
                collection + sequence,
                "/samverkan/test",
                "se.samverkan." + type,
                data.path("id").asText(),
                time,
                "urn:samverkan:event:" + type,
                sequence,
                Topics.of(collection),
                null,
                data.toString());
    }
}
