package se.samverkan.platform.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import se.samverkan.platform.event.CloudEvent;

/** The rows of the outbox, through the connection that holds the leader's lock. */
record OutboxRows(Connection connection) implements AutoCloseable {
    /** A batch limited by number and size, since it is held in memory; it has at least one event. */
    private static final String UNSENT = """
            select * from (
                select *, sum(octet_length(data)) over (order by id) - octet_length(data) as bytes_before
                from outbox order by id limit 200) as batch
            where bytes_before < 4194304 order by id""";

    /** The key of the advisory lock; every instance uses the same. */
    private static final long LEADER_LOCK = 7_243_001;

    /** Takes the lock if it is free; only one instance holds it. */
    boolean becomeLeader() throws SQLException {
        try (var statement = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            statement.setLong(1, LEADER_LOCK);
            try (var row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** The first rows by id; never those after the last id: the row of a slow transaction would be lost. */
    List<Entry> unsent() throws SQLException {
        var batch = new ArrayList<Entry>();
        try (var statement = connection.prepareStatement(UNSENT);
                var row = statement.executeQuery()) {
            while (row.next()) {
                var event = new CloudEvent(
                        row.getString("id"),
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

    void delete(List<Entry> sent) throws SQLException {
        try (var statement = connection.prepareStatement("delete from outbox where id = any(?)")) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "bigint", sent.stream().map(Entry::id).toArray()));
            statement.executeUpdate();
        }
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            // The pool keeps the connection open, and with it the lock.
            if (!connection.isClosed()) {
                try (var statement = connection.createStatement()) {
                    statement.execute("select pg_advisory_unlock_all()");
                }
            }
        }
    }

    /** An event and the row it was read from. */
    record Entry(Long id, CloudEvent event) {}
}
