package se.samverkan.bench.write;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import se.samverkan.bench.process.BenchFailure;
import se.samverkan.bench.report.Measurement;
import se.samverkan.stack.system.LocalSystem;

/**
 * The baseline for writes: the rows of a created and published document, written by plain JDBC in the same two
 * transactions to copies of the tables, while another connection empties the outbox in batches.
 */
final class PlainInserts implements AutoCloseable {

    private static final List<String> TABLES = List.of("document", "version", "outbox", "audit_entry");
    private static final String CREATE = """
            insert into bench.document (id, collection, revision, status, sequence, content, unpublished_changes, title,
                municipalities, parties, from_day, to_day, authorized_parties, updated_at, approvals, confirmations)
            select ?, ?, 1, 'DRAFT', 0, ?, true, ?, '{0114}', '{municipality:0114,police:polismyndigheten}',
                '2024-01-01', '2024-12-31', '{municipality:0114,police:polismyndigheten}', now(), '[]', '[]'""";
    private static final String PUBLISH = """
            update bench.document set revision = 2, version = 1, status = 'PUBLISHED', sequence = 1, content = ?,
                published = ?, unpublished_changes = false, published_at = now(), updated_at = now()
            where id = ?""";
    private static final String VERSION = """
            insert into bench.version (document_id, number, published_at, organisation, basis, content, content_hash, hash)
            values (?, 1, now(), 'police:polismyndigheten', 'ARCHIVE', ?, ?, ?)""";
    private static final String EVENT = """
            insert into bench.outbox (topic, source, type, dataschema, subject, sequence, event_id, time, data)
            values ('samverkan.promises', '/samverkan/promises-service', 'se.samverkan.promise.published.v1',
                'urn:samverkan:event:promise.published.v1', ?, 1, uuidv7()::text, now(), ?)""";
    private static final String AUDIT = """
            insert into bench.audit_entry (document_id, subject, organisation, action, address)
            values (?, 'local', 'police:polismyndigheten', 'POST', '127.0.0.1')""";
    /** The relay deletes sent events in the same way. */
    private static final String DELETE_SENT =
            "delete from bench.outbox where id in (select id from bench.outbox order by id limit 200)";

    private final List<Client> clients = new ArrayList<>();
    private final Connection relay;

    PlainInserts(LocalSystem system, int connections) throws SQLException {
        relay = system.connect("promises");
        try (var schema = relay.createStatement()) {
            schema.execute("drop schema if exists bench cascade");
            schema.execute("create schema bench");
            for (var table : TABLES) {
                schema.execute("create table bench." + table + " (like public." + table + " including all)");
            }
        }
        for (int i = 0; i < connections; i++) {
            clients.add(new Client(system.connect("promises")));
        }
    }

    /** The values that the service writes for a promise: working copy, public view and hash. */
    record Texts(String title, String content, String published, String hash) {}

    Measurement run(int seconds, Texts texts) {
        var done = new AtomicBoolean();
        // A flag instead of an interrupt, which would close the connection.
        try (var relaying = Executors.newVirtualThreadPerTaskExecutor()) {
            var emptying = relaying.submit(() -> emptyOutbox(done));
            try {
                return new ConcurrentClients(clients.size())
                        .run(seconds, client -> clients.get(client).write(texts));
            } finally {
                done.set(true);
                emptying.get();
            }
        } catch (ExecutionException e) {
            throw new BenchFailure("the outbox cannot be emptied: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted", e);
        }
    }

    private Void emptyOutbox(AtomicBoolean done) throws SQLException, InterruptedException {
        try (var sent = relay.prepareStatement(DELETE_SENT)) {
            while (!done.get()) {
                if (sent.executeUpdate() == 0) {
                    Thread.sleep(1);
                }
            }
        }
        return null;
    }

    /** A connection with its prepared statements. */
    private record Client(
            Connection connection,
            PreparedStatement create,
            PreparedStatement publish,
            PreparedStatement version,
            PreparedStatement event,
            PreparedStatement audit) {

        Client(Connection connection) throws SQLException {
            this(
                    connection,
                    connection.prepareStatement(CREATE),
                    connection.prepareStatement(PUBLISH),
                    connection.prepareStatement(VERSION),
                    connection.prepareStatement(EVENT),
                    connection.prepareStatement(AUDIT));
            connection.setAutoCommit(false);
        }

        void write(Texts texts) throws SQLException {
            var id = UUID.randomUUID();
            execute(create, id, "promises", texts.content(), texts.title());
            execute(audit, id);
            connection.commit();
            execute(publish, texts.content(), texts.published(), id);
            execute(version, id, texts.published(), texts.hash(), texts.hash());
            execute(event, id, texts.published());
            execute(audit, id);
            connection.commit();
        }

        private static void execute(PreparedStatement statement, Object... values) throws SQLException {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    @Override
    public void close() throws SQLException {
        for (var client : clients) {
            client.connection().close();
        }
        relay.close();
    }
}
