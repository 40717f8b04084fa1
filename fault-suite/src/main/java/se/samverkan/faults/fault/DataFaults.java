package se.samverkan.faults.fault;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import se.samverkan.faults.check.Expectation;
import se.samverkan.faults.cluster.Cluster;
import se.samverkan.faults.cluster.OperatorCalls;
import se.samverkan.faults.cluster.Part;
import se.samverkan.faults.fault.Fault.Repair;
import se.samverkan.stack.process.Directories;
import se.samverkan.stack.service.Service;

/** Lost data, after which the operator orders a republication: Kafka emptied, and a database restored to an older state. */
final class DataFaults {

    private static final int STOP_SECONDS = 60;
    private static final int LEAST_LOAD_MILLIS = 1_000;
    private static final int MOST_LOAD_MILLIS = 4_000;
    private static final OperatorCalls OPERATOR = new OperatorCalls();

    private DataFaults() {}

    static List<Fault> all() {
        return List.of(
                new Fault(
                        "kafka-emptied",
                        "Kafka loses all topics, and the operator republishes",
                        Expectation.NEWEST_STATE,
                        DataFaults::emptyKafka),
                new Fault(
                        "database-restored",
                        "an owner's database is restored to an older state, and the operator reports it",
                        Expectation.OWNER_STATE,
                        DataFaults::restore));
    }

    private static Repair emptyKafka(Cluster cluster, RandomGenerator random) throws InterruptedException {
        var kafka = cluster.target(Part.KAFKA, random);
        kafka.signal("KILL");
        if (!kafka.awaitEnd(STOP_SECONDS)) {
            throw new IllegalStateException("Kafka does not end");
        }
        Directories.delete(cluster.kafkaDirectory());
        return () -> {
            kafka.startAgain();
            for (var owner : Service.documentOwners()) {
                OPERATOR.order(cluster.replicas(owner).getFirst(), "republish");
            }
        };
    }

    private static Repair restore(Cluster cluster, RandomGenerator random) throws Exception {
        var owners = Service.documentOwners();
        var owner = owners.get(random.nextInt(owners.size()));
        var database = owner.name().toLowerCase(Locale.ROOT);
        offline(cluster, database, "create database backup owner " + database + " template " + database);
        Thread.sleep(random.nextInt(LEAST_LOAD_MILLIS, MOST_LOAD_MILLIS));
        offline(
                cluster,
                database,
                "drop database " + database + " with (force)",
                "alter database backup rename to " + database);
        return () -> OPERATOR.order(cluster.replicas(owner).getFirst(), "restored");
    }

    /** Runs commands that PostgreSQL refuses while somebody is connected to the database. */
    private static void offline(Cluster cluster, String database, String... commands) throws SQLException {
        try (var connection = cluster.connectAsSuperuser();
                var statement = connection.createStatement()) {
            allowConnections(statement, database, false);
            try {
                statement.execute("select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '"
                        + database + "'");
                for (var command : commands) {
                    statement.execute(command);
                }
            } finally {
                allowConnections(statement, database, true);
            }
        }
    }

    private static void allowConnections(Statement statement, String database, boolean allowed) throws SQLException {
        statement.execute("alter database " + database + " allow_connections " + allowed);
    }
}
