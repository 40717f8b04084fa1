package se.samverkan.platform.outbox;

import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import se.samverkan.platform.event.CloudEvent;
import se.samverkan.platform.event.EventNumber;
import se.samverkan.platform.event.Topics;
import se.samverkan.platform.trace.Traceparent;

/** Records an event in the transaction of the change, so that it reaches Kafka if and only if the change is committed. */
@ApplicationScoped
@IfBuildProperty(name = Outbox.ENABLED, stringValue = "true")
public class Outbox {

    /** The build property of a service that has an outbox, and so a database. */
    static final String ENABLED = "samverkan.outbox.enabled";

    private static final String INSERT = """
            insert into outbox (topic, source, type, dataschema, subject, sequence, event_id, time, traceparent, data)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    @Inject
    DataSource dataSource;

    @Inject
    Event<Recorded> recorded;

    @ConfigProperty(name = "quarkus.application.name")
    String service;

    /** Wakes the relay after the commit. */
    record Recorded() {}

    /**
     * Adds an event to the running transaction.
     *
     * <p>The caller has flushed the change before: the lock on the changed row makes the ids of one subject's events rise in
     * commit order.
     */
    public void record(
            String collection,
            String type,
            String schema,
            UUID subject,
            EventNumber number,
            Instant time,
            String data) {
        var event = new CloudEvent(
                number.eventId(),
                source(service),
                "se.samverkan." + type,
                subject.toString(),
                time,
                "urn:samverkan:event:" + schema,
                number.sequence(),
                Topics.of(collection),
                Traceparent.current(),
                data);
        try (var connection = dataSource.getConnection()) {
            insert(connection, event);
        } catch (SQLException e) {
            throw new OutboxException("The event of " + subject + " could not be recorded", e);
        }
        recorded.fire(new Recorded());
    }

    static void insert(Connection connection, CloudEvent event) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, event.topic());
            insert.setString(2, event.source());
            insert.setString(3, event.type());
            insert.setString(4, event.dataschema());
            insert.setObject(5, UUID.fromString(event.subject()));
            insert.setLong(6, event.sequence());
            insert.setString(7, event.id());
            insert.setObject(8, OffsetDateTime.ofInstant(event.time(), ZoneOffset.UTC));
            insert.setString(9, event.traceparent());
            insert.setString(10, event.data());
            insert.executeUpdate();
        }
    }

    /** The source of a service's events. */
    static String source(String service) {
        return "/samverkan/" + service;
    }

    /** Deletes the unsent events of a subject: a newer one, about to be recorded, replaces them. */
    public void discardUnsent(String collection, UUID subject) {
        try (var connection = dataSource.getConnection();
                var delete = connection.prepareStatement("delete from outbox where subject = ? and topic = ?")) {
            delete.setObject(1, subject);
            delete.setString(2, Topics.of(collection));
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new OutboxException("The unsent events of " + subject + " could not be deleted", e);
        }
    }

    /** A failed access to the outbox; the transaction is rolled back. */
    static final class OutboxException extends RuntimeException {
        private static final long serialVersionUID = 1;

        OutboxException(String message, SQLException cause) {
            super(message, cause);
        }
    }
}
