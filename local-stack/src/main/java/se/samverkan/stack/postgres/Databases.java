package se.samverkan.stack.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import se.samverkan.stack.process.StartFailure;

/** Creates one database and one role per owning service; no other role can connect to it. */
public final class Databases {

    public static final List<String> NAMES = List.of("agreements", "promises", "followup");

    private Databases() {}

    /** Creates missing roles and databases and sets the passwords, as superuser. */
    static void prepare(Postgres postgres, String superuser, String superuserPassword) {
        try (Connection connection =
                        DriverManager.getConnection(postgres.jdbcUrl("postgres"), superuser, superuserPassword);
                Statement statement = connection.createStatement()) {
            for (String name : NAMES) {
                if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", name)) {
                    statement.execute("CREATE ROLE " + name + " LOGIN");
                }
                // Passwords are hexadecimal: no escaping is needed.
                statement.execute("ALTER ROLE " + name + " PASSWORD '" + postgres.password(name) + "'");
                if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
                    statement.execute("CREATE DATABASE " + name + " OWNER " + name);
                }
                statement.execute("REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
            }
        } catch (SQLException e) {
            throw new StartFailure("PostgreSQL started, but its databases cannot be created: " + e.getMessage(), e);
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            return statement.executeQuery().next();
        }
    }
}
