package se.samverkan.platform.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import se.samverkan.platform.event.CloudEvent;
import se.samverkan.platform.event.TopicOffset;

/**
 * The rows of the outbox, for the instance that holds the lease. The token rises with every holder, and is checked with every
 * deletion: an instance that hung while its lease expired deletes nothing any more.
 */
record OutboxRows(Connection connection, long token) implements AutoCloseable {
    /** A batch limited by number and size, since it is held in memory; it has at least one event. */
    private static final String UNSENT = """
            select * from (
                select *, sum(octet_length(data)) over (order by id) - octet_length(data) as bytes_before
                from outbox order by id limit 200) as batch
            where bytes_before < 4194304 order by id""";

    /** Takes the lease if it has expired; empty where another instance holds it. */
    static Optional<OutboxRows> lead(Connection connection, Duration lease) throws SQLException {
        try (var statement = connection.prepareStatement("""
                update outbox_lease set token = token + 1, expires = now() + ? * interval '1 second'
                where expires <= now() returning token""")) {
            statement.setLong(1, lease.toSeconds());
            try (var row = statement.executeQuery()) {
                return row.next() ? Optional.of(new OutboxRows(connection, row.getLong(1))) : Optional.empty();
            }
        }
    }

    /** Extends the lease; false where another instance has taken it. */
    boolean extend(Duration lease) throws SQLException {
        try (var statement = connection.prepareStatement(
                "update outbox_lease set expires = now() + ? * interval '1 second' where token = ?")) {
            statement.setLong(1, lease.toSeconds());
            statement.setLong(2, token);
            return statement.executeUpdate() == 1;
        }
    }

    /** The first rows by id; never those after the last id: the row of a slow transaction would be lost. */
    List<Entry> unsent() throws SQLException {
        var batch = new ArrayList<Entry>();
        try (var statement = connection.prepareStatement(UNSENT);
                var row = statement.executeQuery()) {
            while (row.next()) {
                var event = new CloudEvent(
                        row.getString("event_id"),
                        row.getString("source"),
                        row.getString("type"),
                        row.getString("subject"),
                        row.getObject("time", OffsetDateTime.class).toInstant(),
                        row.getString("dataschema"),
                        row.getLong("sequence"),
                        row.getString("topic"),
                        row.getString("traceparent"),
                        row.getString("data"));
                batch.add(new Entry(row.getLong("id"), event));
            }
        }
        return batch;
    }

    /** Deletes what was sent, stores up to where, and extends the lease; false where another instance has taken it. */
    boolean delete(List<Entry> sent, Map<TopicPartition, TopicOffset> reached, Duration lease) throws SQLException {
        // One transaction, since each waits for the disk.
        connection.setAutoCommit(false);
        try (var statement = connection.prepareStatement(
                "delete from outbox where id = any(?) and exists (select from outbox_lease where token = ?)")) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "bigint", sent.stream().map(Entry::id).toArray()));
            statement.setLong(2, token);
            statement.executeUpdate();
            new SentPositions(connection).raise(reached);
            boolean holds = extend(lease);
            connection.commit();
            return holds;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /** Gives the lease back, so that another instance need not wait until it expires. */
    @Override
    public void close() throws SQLException {
        if (!connection.isClosed()) {
            extend(Duration.ZERO);
        }
    }

    /** An event and the row it was read from. */
    record Entry(Long id, CloudEvent event) {}
}
