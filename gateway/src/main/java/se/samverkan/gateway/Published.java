package se.samverkan.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import se.samverkan.kit.content.PartialDate;
import se.samverkan.kit.content.PeriodEnd;
import se.samverkan.kit.content.TemporalStatus;

/** A public document as its newest event tells it, with what it is searched by. */
record Published(
        String collection,
        UUID id,
        ObjectNode data,
        Set<String> municipalities,
        Set<String> parties,
        LocalDate fromDay,
        LocalDate toDay,
        Instant publishedAt,
        String title) {

    static Published of(String collection, ObjectNode data) {
        var span = span(collection, data);
        return new Published(
                collection,
                UUID.fromString(data.path("id").asText()),
                data,
                texts(data.path("municipalities").valueStream()),
                texts(data.path("parties").valueStream().map(party -> party.path("id"))),
                text(span.path("from"))
                        .map(from -> new PartialDate(from).earliest())
                        .orElse(null),
                text(span.path("to")).map(to -> new PeriodEnd(to).latest()).orElse(null),
                Instant.parse(data.path("publishedAt").asText()),
                text(data.path("title")).orElse(null));
    }

    TemporalStatus on(LocalDate asOf) {
        return TemporalStatus.on(asOf, fromDay, toDay);
    }

    /** The id of another document that a member names, if it does. */
    Optional<UUID> reference(String member) {
        return text(data.at(member)).map(UUID::fromString);
    }

    /** The time that the document speaks of: a follow-up's period and a report's day go before its validity. */
    private static JsonNode span(String collection, ObjectNode data) {
        if (collection.equals("follow-ups") && data.has("period")) {
            return data.get("period");
        }
        if (collection.equals("activity-reports") && data.has("occurredOn")) {
            return data.objectNode().setAll(Map.of("from", data.get("occurredOn"), "to", data.get("occurredOn")));
        }
        return data.path("validity");
    }

    private static Set<String> texts(Stream<JsonNode> nodes) {
        var texts = new TreeSet<String>();
        nodes.filter(JsonNode::isTextual).map(JsonNode::asText).forEach(texts::add);
        return texts;
    }

    private static Optional<String> text(JsonNode node) {
        return node.isTextual() ? Optional.of(node.asText()) : Optional.empty();
    }
}
