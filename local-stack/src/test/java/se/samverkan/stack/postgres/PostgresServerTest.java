package se.samverkan.stack.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.samverkan.stack.process.Ports;

class PostgresServerTest {

    @TempDir
    private Path directory;

    @Test
    void a_durable_server_uses_fsync_and_keeps_its_data() throws Exception {
        int port = Ports.oneFree();
        try (Postgres postgres = PostgresServer.durable(directory, port);
                Connection promises = connectAsOwner(postgres, "promises")) {
            assertThat(query(promises, "SHOW server_version")).startsWith("18");
            assertThat(query(promises, "SHOW fsync")).isEqualTo("on");
            assertThat(query(promises, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(query(promises, "SHOW full_page_writes")).isEqualTo("on");
            assertThat(query(promises, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            execute(promises, "CREATE TABLE promise (text text)");
            execute(promises, "INSERT INTO promise VALUES ('fler trygghetsvandringar åt alla')");
        }
        int otherPort = Ports.oneFree();
        try (Postgres postgres = PostgresServer.durable(directory, otherPort);
                Connection promises = connectAsOwner(postgres, "promises")) {
            assertThat(query(promises, "SELECT text FROM promise")).isEqualTo("fler trygghetsvandringar åt alla");
        }
    }

    @Test
    void a_server_that_a_killed_run_left_running_is_stopped_first() throws Exception {
        Postgres orphan = PostgresServer.durable(directory, Ports.oneFree());
        try (Connection agreements = connectAsOwner(orphan, "agreements")) {
            execute(agreements, "CREATE TABLE agreement (id int)");
        }
        try (Postgres next = PostgresServer.durable(directory, Ports.oneFree());
                Connection agreements = connectAsOwner(next, "agreements")) {
            assertThat(query(agreements, "SELECT count(*) FROM agreement")).isEqualTo("0");
            assertThatThrownBy(() -> connectAsOwner(orphan, "agreements")).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void a_killed_server_is_reported_and_keeps_what_is_committed_when_it_is_started_again() throws Exception {
        try (PostgresServer postgres = PostgresServer.durable(directory, Ports.oneFree())) {
            try (Connection promises = connectAsOwner(postgres, "promises")) {
                execute(promises, "CREATE TABLE promise (text text)");
                execute(promises, "INSERT INTO promise VALUES ('fler trygghetsvandringar')");
            }
            assertThat(postgres.unexpectedExit()).isEmpty();
            ProcessHandle.of(postgres.pid().orElseThrow()).orElseThrow().destroyForcibly();
            await().until(() -> postgres.unexpectedExit().isPresent());
            assertThat(postgres.unexpectedExit().orElseThrow())
                    .startsWith("PostgreSQL ended unexpectedly, see " + directory.resolve("server.log") + ": ");

            await().untilAsserted(postgres::restart);

            assertThat(postgres.unexpectedExit()).isEmpty();
            try (Connection promises = connectAsOwner(postgres, "promises")) {
                assertThat(query(promises, "SELECT text FROM promise")).isEqualTo("fler trygghetsvandringar");
            }
        }
    }

    @Test
    void a_stale_pid_file_with_the_id_of_another_process_stops_neither_the_start_nor_that_process() throws Exception {
        try (Postgres postgres = PostgresServer.durable(directory, Ports.oneFree())) {
            assertThat(postgres.jdbcUrl("agreements")).startsWith("jdbc:postgresql://127.0.0.1:");
        }
        Process unrelated = new ProcessBuilder("sleep", "300").start();
        try {
            Path data = directory.resolve("data");
            Files.writeString(
                    data.resolve("postmaster.pid"), unrelated.pid() + "\n" + data + "\n1\n1\n\n127.0.0.1\n\n");
            try (Postgres postgres = PostgresServer.durable(directory, Ports.oneFree());
                    Connection agreements = connectAsOwner(postgres, "agreements")) {
                assertThat(query(agreements, "SELECT 1")).isEqualTo("1");
            }
            assertThat(unrelated.isAlive()).isTrue();
        } finally {
            unrelated.destroy();
        }
    }

    @Test
    void only_the_two_roles_of_a_database_can_connect_to_it_and_only_its_owner_creates_tables() throws Exception {
        try (Postgres postgres = PostgresServer.throwaway()) {
            for (String database : Databases.NAMES) {
                try (Connection owner = connectAsOwner(postgres, database);
                        Connection service = connect(postgres, database, database)) {
                    execute(owner, "CREATE TABLE mine (id int)");
                    for (String forbidden : List.of("CREATE TABLE other (id int)", "SELECT * FROM mine")) {
                        assertThatThrownBy(() -> execute(service, forbidden)).hasMessageContaining("permission denied");
                    }
                }
                for (String other : Databases.NAMES) {
                    if (!other.equals(database)) {
                        for (String role : List.of(other, Databases.owner(other))) {
                            assertThatThrownBy(() -> connect(postgres, database, role))
                                    .hasMessageContaining("permission denied for database \"" + database + "\"");
                        }
                    }
                }
            }
        }
    }

    @Test
    void a_wrong_password_is_rejected() {
        try (Postgres postgres = PostgresServer.throwaway()) {
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl("promises"), "promises", "wrong"))
                    .hasMessageContaining("password authentication failed");
        }
    }

    private static Connection connectAsOwner(Postgres postgres, String database) throws SQLException {
        return connect(postgres, database, Databases.owner(database));
    }

    private static Connection connect(Postgres postgres, String database, String role) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(database), role, postgres.password(role));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
