package se.samverkan.stack.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;
import se.samverkan.stack.postgres.Databases;
import se.samverkan.stack.security.Keys;

/** Gives a service's {@code @QuarkusTest} a real PostgreSQL, a real Kafka and a key pair, once per JVM. */
public final class StackResource implements QuarkusTestResourceLifecycleManager {

    private String database;

    @Override
    public void init(Map<String, String> arguments) {
        database = arguments.get("database");
        if (database != null && !Databases.NAMES.contains(database)) {
            throw new IllegalArgumentException("database is one of " + Databases.NAMES + ", not " + database);
        }
    }

    @Override
    public Map<String, String> start() {
        Map<String, String> config = new HashMap<>();
        if (database != null) {
            config.put("quarkus.datasource.jdbc.url", jdbcUrl(database));
            config.put("quarkus.datasource.username", database);
            config.put("quarkus.datasource.password", password(database));
        }
        config.put("kafka.bootstrap.servers", bootstrapServers());
        config.put("quarkus.oidc.public-key", keys().publicKey());
        config.put("quarkus.oidc.token.issuer", Keys.ISSUER);
        config.put("quarkus.oidc.token.audience", Keys.AUDIENCE);
        return config;
    }

    @Override
    public void stop() {
        // The next test class of this JVM uses the same servers; they stop when it ends.
    }

    /** The keys that the service under test trusts. */
    public static Keys keys() {
        return TestStack.keys();
    }

    /** Where a test finds the Kafka of the service under test. */
    public static String bootstrapServers() {
        return TestStack.bootstrapServers();
    }

    /** Where a test finds the given database; the user has its name. */
    public static String jdbcUrl(String database) {
        return TestStack.jdbcUrl(database);
    }

    /** The password of the given database's user. */
    public static String password(String database) {
        return TestStack.password(database);
    }
}
