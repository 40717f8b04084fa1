package se.samverkan.platform.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import se.samverkan.platform.event.CloudEvent;

/** The outbox's rows through the one connection that holds the leader's lock for as long as it lives. */
record OutboxRows(Connection connection) implements AutoCloseable {
    /** As many as make a batch by number and, after the first, by size: an instance holds them all in memory. */
    private static final String UNSENT = """
            select * from (
                select *, sum(octet_length(data)) over (order by id) - octet_length(data) as bytes_before
                from outbox order by id limit 200) as batch
            where bytes_before < 4194304 order by id""";

    /** The lock's name in the database: any number that all instances agree on. */
    private static final long LEADER_LOCK = 7_243_001;

    /** Takes the lock that only one instance holds, if it is free. */
    boolean becomeLeader() throws SQLException {
        try (var statement = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            statement.setLong(1, LEADER_LOCK);
            try (var row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** Everything that is there in id order; never "after the last id", or a slow transaction's event would be lost. */
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
            // The connection goes back to the pool alive, and would take the lock along.
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
