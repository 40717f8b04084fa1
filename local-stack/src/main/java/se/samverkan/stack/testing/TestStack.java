package se.samverkan.stack.testing;

import java.util.Properties;
import se.samverkan.stack.kafka.Kafka;
import se.samverkan.stack.postgres.Databases;
import se.samverkan.stack.postgres.Postgres;
import se.samverkan.stack.security.Keys;
import se.samverkan.stack.system.Stack;

/** The PostgreSQL, Kafka and keys that all tests of one JVM share, started by the first that asks. */
final class TestStack {

    private static final String PREFIX = "samverkan.test.";

    private TestStack() {}

    static String jdbcUrl(String database) {
        return started(database + ".url");
    }

    static String password(String database) {
        return started(database + ".password");
    }

    static String bootstrapServers() {
        return started("bootstrap");
    }

    static Keys keys() {
        return Keys.of(started("key.public"), started("key.private"));
    }

    /**
     * Quarkus loads this class several times in one JVM, each with its own static fields: what is shared stands in the
     * system's properties, and their one instance is the lock.
     */
    private static String started(String name) {
        Properties shared = System.getProperties();
        synchronized (shared) {
            if (!shared.containsKey(PREFIX + "bootstrap")) {
                start(shared);
            }
            return shared.getProperty(PREFIX + name);
        }
    }

    private static void start(Properties shared) {
        Postgres postgres = Stack.chosen().throwawayPostgres();
        closeAtExit(postgres);
        for (String database : Databases.NAMES) {
            shared.setProperty(PREFIX + database + ".url", postgres.jdbcUrl(database));
            shared.setProperty(PREFIX + database + ".password", postgres.password(database));
        }
        Keys keys = Keys.generate();
        shared.setProperty(PREFIX + "key.public", keys.publicKey());
        shared.setProperty(PREFIX + "key.private", keys.privateKey());
        Kafka kafka = Stack.chosen().throwawayKafka();
        closeAtExit(kafka);
        shared.setProperty(PREFIX + "bootstrap", kafka.bootstrapServers());
    }

    private static void closeAtExit(AutoCloseable part) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(part), "stop-test-stack"));
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            System.err.println("A part of the test stack did not stop: " + e);
        }
    }
}
