package se.samverkan.gateway.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import se.samverkan.domain.query.AsOf;
import se.samverkan.domain.time.PartialDate;
import se.samverkan.domain.time.PeriodEnd;
import se.samverkan.domain.time.TemporalStatus;
import se.samverkan.platform.http.Link;

/** Renders the data of an event as the public JSON, with links on the public address. */
@ApplicationScoped
public class DocumentRenderer {
    /** The members that come first for readers; the canonical text is in alphabetical order. */
    private static final List<String> ENVELOPE = List.of(
            "id", "version", "revision", "publicationStatus", "publishedAt", "updatedAt", "changeNote", "title");
    /** The members with the id of the document that a document is about. */
    private static final List<String> ABOUT = List.of("/subject/id", "/promiseId", "/agreementId");

    private static final int MAX_KEY_LENGTH = 1_000;
    private static final List<String> PREDECESSORS = List.of("supersedes", "renews");

    private final ObjectMapper mapper;
    private final String publicAddress;

    public DocumentRenderer(
            ObjectMapper mapper, @ConfigProperty(name = "samverkan.public-address") String publicAddress) {
        this.mapper = mapper;
        this.publicAddress = publicAddress;
    }

    public String publicAddress() {
        return publicAddress;
    }

    /** Throws a RuntimeException for data that is not a document. */
    public PublicDocument document(String collection, ObjectNode data) {
        var id = UUID.fromString(data.path("id").asText());
        var span = span(collection, data);
        var from = text(span.path("from")).map(day -> new PartialDate(day).earliest());
        var to = text(span.path("to")).map(day -> new PeriodEnd(day).latest());
        var status = Kind.of(collection).hasTemporalStatus()
                ? TemporalStatus.on(AsOf.today(), from.orElse(null), to.orElse(null))
                : null;
        return new PublicDocument(
                collection,
                id,
                data.path("version").asInt(),
                text(data.path("title")).orElse(null),
                texts(data.path("municipalities").valueStream()),
                texts(data.path("parties").valueStream().map(party -> party.path("id"))),
                from.orElse(null),
                to.orElse(null),
                Instant.parse(data.path("publishedAt").asText()),
                text(data.path("theme")).orElse(null),
                about(data),
                predecessors(data),
                data.has("contact") ? JsonSegment.of(bytes(data.get("contact"))) : null,
                FollowUpCoverage.items(data),
                data.path("kind").asText().equals("INTERIM"),
                data.at("/subject/withdrawn").asBoolean(),
                new DocumentJson(bytes(withLinks(collection, id, data, status)), status));
    }

    /** Parses the JSON of a document. */
    public ObjectNode json(PublicDocument document) {
        try {
            return (ObjectNode) mapper.readTree(document.body(AsOf.today()).bytes());
        } catch (IOException e) {
            throw new UncheckedIOException("JSON that was written can be read", e);
        }
    }

    /** Parses the JSON of a progress. */
    public ObjectNode json(PublicProgress progress) {
        try {
            return (ObjectNode) mapper.readTree(progress.body().bytes());
        } catch (IOException e) {
            throw new UncheckedIOException("JSON that was written can be read", e);
        }
    }

    /** The JSON of a value with the link to its own path. */
    public byte[] linked(Object value, String path) {
        ObjectNode json = mapper.valueToTree(value);
        var linked = mapper.createObjectNode();
        linked.setAll(json);
        linked.set("_links", mapper.valueToTree(self(path)));
        return bytes(linked);
    }

    /** The links of a resource at a path. */
    public Map<String, Link> self(String path) {
        return Map.of("self", Link.get("self", publicAddress + path));
    }

    public byte[] bytes(Object json) {
        try {
            return mapper.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("JSON that was read can be written", e);
        }
    }

    private ObjectNode withLinks(String collection, UUID id, ObjectNode data, TemporalStatus status) {
        var rendered = mapper.createObjectNode();
        ENVELOPE.stream().filter(data::has).forEach(member -> rendered.set(member, data.get(member)));
        if (status != null) {
            rendered.put("temporalStatus", status.name());
        }
        rendered.setAll(data);
        var all = publicAddress + "/" + collection;
        var self = all + "/" + id;
        var links = rendered.putObject("_links");
        link(links, "self", "self", self);
        link(links, "collection", "collection", all);
        link(links, "version-history", "version-history", self + "/versions");
        if (collection.equals("promises")) {
            link(links, "progress", "related", self + "/progress");
        }
        return rendered;
    }

    private static void link(ObjectNode links, String name, String rel, String address) {
        links.putObject(name).put("href", address).put("rel", rel).put("method", "GET");
    }

    /** The time that the document is about: the period of a follow-up or the day of a report before its validity. */
    private static JsonNode span(String collection, ObjectNode data) {
        if (collection.equals("follow-ups") && data.has("period")) {
            return data.get("period");
        }
        if (collection.equals("activity-reports") && data.has("occurredOn")) {
            return data.objectNode().setAll(Map.of("from", data.get("occurredOn"), "to", data.get("occurredOn")));
        }
        return data.path("validity");
    }

    private static UUID about(ObjectNode data) {
        return ABOUT.stream()
                .map(data::at)
                .flatMap(member -> text(member).stream())
                .map(UUID::fromString)
                .findFirst()
                .orElse(null);
    }

    /** One id stands alone, several in an array. */
    private static List<UUID> predecessors(ObjectNode data) {
        return PREDECESSORS.stream()
                .map(data::path)
                .flatMap(member -> member.isArray() ? member.valueStream() : Stream.of(member))
                .flatMap(member -> text(member).stream())
                .map(UUID::fromString)
                .toList();
    }

    /** The values, interned since many documents share the same few. */
    private static List<String> texts(Stream<JsonNode> nodes) {
        return nodes.flatMap(node -> text(node).stream())
                .map(String::intern)
                .distinct()
                .sorted()
                .toList();
    }

    /** A text of limited length, since a longer one cannot be indexed as a key. */
    private static Optional<String> text(JsonNode node) {
        if (node.isTextual() && node.textValue().length() > MAX_KEY_LENGTH) {
            throw new IllegalArgumentException(
                    "a title, theme, party or code has more than " + MAX_KEY_LENGTH + " characters");
        }
        return node.isTextual() ? Optional.of(node.asText()) : Optional.empty();
    }
}
