package se.samverkan.stack.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import se.samverkan.stack.process.StartFailure;

/**
 * Creates one database per owning service with two roles: one that owns the tables and migrates them, and one of the database's
 * name for the running service. No other role can connect to it.
 */
public final class Databases {

    /** The databases with documents, their versions and events. */
    public static final List<String> OF_DOCUMENTS = List.of("agreements", "promises", "followup");

    public static final List<String> NAMES = List.of("agreements", "promises", "followup", "subscriptions");

    private Databases() {}

    /** The role that owns the tables of a database. */
    public static String owner(String database) {
        return database + "_owner";
    }

    /** A connection to a database as the role that owns its tables. */
    public static Connection connectAsOwner(Postgres postgres, String database) throws SQLException {
        String owner = owner(database);
        return DriverManager.getConnection(postgres.jdbcUrl(database), owner, postgres.password(owner));
    }

    /** Creates missing roles and databases and sets the passwords, as superuser. */
    static void prepare(Postgres postgres, String superuser, String superuserPassword) {
        try (Connection connection =
                        DriverManager.getConnection(postgres.jdbcUrl("postgres"), superuser, superuserPassword);
                Statement statement = connection.createStatement()) {
            for (String name : NAMES) {
                String owner = owner(name);
                for (String role : List.of(owner, name)) {
                    if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", role)) {
                        statement.execute("CREATE ROLE " + role + " LOGIN");
                    }
                    // Passwords are hexadecimal: no escaping is needed.
                    statement.execute("ALTER ROLE " + role + " PASSWORD '" + postgres.password(role) + "'");
                }
                if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
                    statement.execute("CREATE DATABASE " + name + " OWNER " + owner);
                }
                statement.execute("REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
                statement.execute("GRANT CONNECT ON DATABASE " + name + " TO " + name);
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
