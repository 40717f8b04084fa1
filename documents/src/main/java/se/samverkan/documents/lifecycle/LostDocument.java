package se.samverkan.documents.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import se.samverkan.documents.kind.WithdrawalNotice;
import se.samverkan.domain.time.Timestamps;
import se.samverkan.platform.event.CloudEvent;
import se.samverkan.platform.event.EventNumber;
import se.samverkan.platform.json.CanonicalJson;

/**
 * A document of which the public knows a newer state than the database, which was restored to an older one.
 *
 * @param newest its newest event, with the whole public view or the notice of a withdrawal
 */
public record LostDocument(CloudEvent newest) {
    private static final String EXPLANATION =
            "Dokumentet gick förlorat när databasen återställdes från en säkerhetskopia.";

    private UUID id() {
        return UUID.fromString(newest.subject());
    }

    /** Whether the database has a version of it, so that this one is public again. */
    public boolean isPublished(Connection transaction) throws SQLException {
        try (var statement =
                transaction.prepareStatement("select from document where id = ? and version is not null")) {
            statement.setObject(1, id());
            try (var row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    /** Gives the draft that the database has of it, if any, the number of its withdrawal: the next publication is higher. */
    public void count(Connection transaction, CloudEvent withdrawal) throws SQLException {
        try (var update = transaction.prepareStatement("update document set sequence = ?, event_id = ? where id = ?")) {
            update.setLong(1, withdrawal.sequence());
            update.setString(2, withdrawal.id());
            update.setObject(3, id());
            update.executeUpdate();
        }
    }

    /** Records which versions are lost, in the transaction of a restoration. */
    public void recordVersions(Connection transaction, long epoch) throws SQLException {
        try (var insert = transaction.prepareStatement("""
                insert into lost_version (epoch, collection, document_id, number)
                select ?, ?, ?, number
                from generate_series(coalesce((select version from document where id = ?), 0) + 1, ?) as number""")) {
            insert.setLong(1, epoch);
            insert.setString(2, newest.collection());
            insert.setObject(3, id());
            insert.setObject(4, id());
            insert.setInt(5, data().path("version").asInt());
            insert.executeUpdate();
        }
    }

    /** The event that takes it from the public, where the database has no version of it. */
    public CloudEvent withdrawal(long epoch) {
        var data = data();
        long sequence = EventNumber.start(epoch) + newest.sequence() % EventNumber.start(1) + 1;
        var at = Timestamps.now();
        var notice = newest.isWithdrawal()
                ? CanonicalJson.of(data.put("sequence", sequence))
                : CanonicalJson.of(new WithdrawalNotice(
                        id(),
                        data.path("version").asInt(),
                        sequence,
                        texts(data.path("municipalities").valueStream()),
                        texts(data.path("parties").valueStream().map(party -> party.path("id"))),
                        at,
                        // The notice names a party, and the first one is as good as any.
                        data.at("/parties/0/id").asText(),
                        EXPLANATION));
        var noun = newest.type().replaceFirst("\\.[a-z]+\\.v1$", "");
        return new CloudEvent(
                UuidVersion7Strategy.INSTANCE.generateUuid(null).toString(),
                newest.source(),
                noun + ".withdrawn.v1",
                newest.subject(),
                at,
                "urn:samverkan:event:document.withdrawn.v1",
                sequence,
                newest.topic(),
                null,
                notice);
    }

    private static List<String> texts(Stream<JsonNode> nodes) {
        return nodes.filter(JsonNode::isTextual).map(JsonNode::textValue).toList();
    }

    private ObjectNode data() {
        return CanonicalJson.read(newest.data(), ObjectNode.class);
    }
}
