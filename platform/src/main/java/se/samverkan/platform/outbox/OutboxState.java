package se.samverkan.platform.outbox;

import java.sql.SQLException;
import javax.sql.DataSource;

/** How many events wait in the outbox, and for how many seconds the oldest has waited. */
record OutboxState(long unsent, long oldestSeconds) {
    private static final String QUERY =
            "select count(*), coalesce(extract(epoch from now() - min(time)), 0)::bigint from outbox";

    static OutboxState read(DataSource dataSource) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(QUERY);
                var row = statement.executeQuery()) {
            row.next();
            return new OutboxState(row.getLong(1), row.getLong(2));
        }
    }
}
