package se.samverkan.stack.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;
import se.samverkan.stack.postgres.Databases;
import se.samverkan.stack.security.Keys;

/** Test resource with a real PostgreSQL, a real Kafka and a key pair, shared by all tests of a JVM. */
public final class StackResource implements QuarkusTestResourceLifecycleManager {

    private String database;

    @Override
    public void init(Map<String, String> arguments) {
        database = arguments.get("database");
        if (database != null && !Databases.NAMES.contains(database)) {
            throw new IllegalArgumentException("database must be one of " + Databases.NAMES + ", not " + database);
        }
    }

    @Override
    public Map<String, String> start() {
        Map<String, String> config = new HashMap<>();
        if (database != null) {
            config.put("quarkus.datasource.jdbc.url", jdbcUrl(database));
            config.put("quarkus.datasource.username", database);
            config.put("quarkus.datasource.password", password(database));
            config.put("quarkus.flyway.username", Databases.owner(database));
            config.put("quarkus.flyway.password", password(Databases.owner(database)));
        }
        config.put("kafka.bootstrap.servers", bootstrapServers());
        config.put("quarkus.oidc.public-key", keys().publicKey());
        config.put("quarkus.oidc.token.issuer", Keys.ISSUER);
        config.put("quarkus.oidc.token.audience", Keys.AUDIENCE);
        return config;
    }

    @Override
    public void stop() {
        // The servers serve all test classes of this JVM and stop when it ends.
    }

    /** The key pair whose tokens the service under test accepts. */
    public static Keys keys() {
        return TestStack.keys();
    }

    /** The bootstrap servers of the Kafka that the service under test uses. */
    public static String bootstrapServers() {
        return TestStack.bootstrapServers();
    }

    /** The JDBC URL of the given database. */
    public static String jdbcUrl(String database) {
        return TestStack.jdbcUrl(database);
    }

    /** The password of a role. */
    public static String password(String role) {
        return TestStack.password(role);
    }
}
