package se.samverkan.stack.postgres;

import java.util.List;
import java.util.Locale;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;
import se.samverkan.stack.process.ContainerStart;
import se.samverkan.stack.process.Passwords;

/** PostgreSQL in a container, with the same databases and roles as the embedded server. */
public final class PostgresInContainer implements Postgres {

    private static final DockerImageName IMAGE = DockerImageName.parse("postgres:18");

    private final PostgreSQLContainer container = new PostgreSQLContainer(IMAGE);
    private final String password = Passwords.random();

    private PostgresInContainer() {}

    public static PostgresInContainer onFreePort() {
        return new PostgresInContainer().start();
    }

    public static PostgresInContainer on(int port) {
        PostgresInContainer postgres = new PostgresInContainer();
        postgres.container.setPortBindings(List.of("127.0.0.1:" + port + ":5432"));
        return postgres.start();
    }

    private PostgresInContainer start() {
        ContainerStart.of("PostgreSQL", container);
        Databases.prepare(this, container.getUsername(), container.getPassword());
        return this;
    }

    @Override
    public String jdbcUrl(String database) {
        return String.format(
                Locale.ROOT,
                "jdbc:postgresql://%s:%d/%s",
                container.getHost(),
                container.getMappedPort(5432),
                database);
    }

    @Override
    public String password(String role) {
        return password;
    }

    @Override
    public void close() {
        container.stop();
    }
}
