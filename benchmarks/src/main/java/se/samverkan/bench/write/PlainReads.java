package se.samverkan.bench.write;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import se.samverkan.bench.process.BenchFailure;
import se.samverkan.bench.report.Measurement;
import se.samverkan.stack.system.LocalSystem;

/** The baseline for owner reads: a select of the same row by plain JDBC. */
final class PlainReads implements AutoCloseable {

    private final List<Connection> connections = new ArrayList<>();
    private final List<PreparedStatement> statements = new ArrayList<>();
    private final List<UUID> ids;

    PlainReads(LocalSystem system, int connections, List<String> ids) throws SQLException {
        this.ids = ids.stream().map(UUID::fromString).toList();
        for (int i = 0; i < connections; i++) {
            var connection = system.connect("promises");
            this.connections.add(connection);
            statements.add(connection.prepareStatement("select * from document where id = ?"));
        }
    }

    Measurement run(int seconds) {
        return new ConcurrentClients(statements.size()).run(seconds, client -> read(statements.get(client)));
    }

    private void read(PreparedStatement statement) throws SQLException {
        statement.setObject(1, ids.get(ThreadLocalRandom.current().nextInt(ids.size())));
        try (var row = statement.executeQuery()) {
            row.next();
            if (row.getString("published").isEmpty()) {
                throw new BenchFailure("a published document without content");
            }
        }
    }

    @Override
    public void close() throws SQLException {
        for (var connection : connections) {
            connection.close();
        }
    }
}
