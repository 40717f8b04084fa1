package se.samverkan.stack.testing;

import java.util.List;
import java.util.Properties;
import se.samverkan.stack.kafka.Kafka;
import se.samverkan.stack.postgres.Databases;
import se.samverkan.stack.postgres.Postgres;
import se.samverkan.stack.security.Keys;
import se.samverkan.stack.system.Stack;

/** PostgreSQL, Kafka and key pair of all tests of a JVM, started at the first use. */
final class TestStack {

    private static final String PREFIX = "samverkan.test.";

    private TestStack() {}

    static String jdbcUrl(String database) {
        return property(database + ".url");
    }

    static String password(String role) {
        return property(role + ".password");
    }

    static String bootstrapServers() {
        return property("bootstrap");
    }

    static Keys keys() {
        return Keys.of(property("key.public"), property("key.private"));
    }

    /**
     * A property of the running servers. Quarkus loads this class several times in one JVM, each time with its own static
     * fields: shared values are system properties, and their single instance is the lock.
     */
    private static String property(String name) {
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
            for (String role : List.of(database, Databases.owner(database))) {
                shared.setProperty(PREFIX + role + ".password", postgres.password(role));
            }
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
