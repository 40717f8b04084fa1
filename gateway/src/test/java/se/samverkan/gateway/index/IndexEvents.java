package se.samverkan.gateway.index;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import se.samverkan.domain.content.CollectionNames;
import se.samverkan.gateway.document.DocumentRenderer;
import se.samverkan.gateway.document.PublicDocument;
import se.samverkan.platform.event.CloudEvent;
import se.samverkan.platform.event.RecordPosition;
import se.samverkan.platform.event.TopicPositions;
import se.samverkan.platform.event.Topics;

/** Events as the owners send them, created from the examples of the contract. */
public final class IndexEvents {
    public static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    /** All topics count their records together. */
    private static final AtomicLong RECORDS = new AtomicLong();

    private IndexEvents() {}

    public static Index emptyIndex() {
        return new Index(
                JSON, new DocumentRenderer(JSON, "https://samverkan.example/samverkan/v1"), new PromiseStatistics());
    }

    public static void commit(Index index, CloudEvent... events) {
        List.of(events).forEach(event -> stage(index, event));
        index.commit(positions());
    }

    /** Stages an event as the next record of its topic. */
    public static void stage(Index index, CloudEvent event) {
        index.stage(event, new RecordPosition(new TopicPartition(event.topic(), 0), RECORDS.getAndIncrement()));
    }

    /** Up to the latest record. */
    static TopicPositions positions() {
        var offsets = CollectionNames.ALL.stream()
                .collect(Collectors.toMap(
                        collection -> new TopicPartition(Topics.of(collection), 0), collection -> RECORDS.get()));
        var ids = CollectionNames.ALL.stream().collect(Collectors.toMap(Topics::of, collection -> Uuid.ZERO_UUID));
        return new TopicPositions(Instant.parse("2026-11-29T12:00:00Z"), ids, offsets);
    }

    /** A document without what the gateway adds to the owner's data. */
    public static ObjectNode data(PublicDocument document) {
        try {
            var json = (ObjectNode) JSON.readTree(document.body(LocalDate.EPOCH).bytes());
            return json.without(List.of("temporalStatus", "_links"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An example of the contract, such as {@code promise.published.v1}. */
    public static ObjectNode example(String name) {
        try (var file = IndexEvents.class.getResourceAsStream("/event-contracts/examples/" + name + ".json")) {
            return (ObjectNode) JSON.readTree(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A document with just what the index asks of one. */
    public static ObjectNode document(UUID id, String title, String from, String to, String... municipalities) {
        var document = JSON.createObjectNode();
        document.put("id", id.toString()).put("title", title).put("version", 1).put("revision", 2);
        document.put("publicationStatus", "PUBLISHED");
        document.put("publishedAt", "2020-01-28T08:00:00Z").put("updatedAt", "2020-01-28T08:00:00Z");
        var codes = document.putArray("municipalities");
        var parties = document.putArray("parties");
        for (var code : municipalities) {
            codes.add(code);
            parties.addObject().put("id", "municipality:" + code);
        }
        var validity = document.putObject("validity");
        if (from != null) {
            validity.put("from", from);
        }
        if (to != null) {
            validity.put("to", to);
        }
        return document;
    }

    public static CloudEvent published(String collection, long sequence, ObjectNode data) {
        return event(collection, "published", sequence, data.path("id").asText(), data.toString());
    }

    public static CloudEvent withdrawn(String collection, long sequence, UUID id, String explanation) {
        var data = JSON.createObjectNode()
                .put("id", id.toString())
                .put("version", 1)
                .put("sequence", sequence)
                .put("withdrawnAt", "2020-02-01T08:00:00Z")
                .put("withdrawnBy", "municipality:0486")
                .put("explanation", explanation);
        return event(collection, "withdrawn", sequence, id.toString(), data.toString());
    }

    public static CloudEvent event(String collection, String verb, long sequence, String subject, String data) {
        return new CloudEvent(
                "1",
                "/samverkan/test",
                "se.samverkan.document." + verb + ".v1",
                subject,
                Instant.EPOCH,
                "urn:samverkan:event:document." + verb + ".v1",
                sequence,
                Topics.of(collection),
                null,
                data);
    }
}
