package se.samverkan.stack.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/** The database of the service under test, read and changed without the service, as the role that owns its tables. */
public final class ServiceDatabase {
    private ServiceDatabase() {}

    /** The numbers of rows ever stored; sent rows leave the outbox, so that only its sequence counts them. */
    public record Size(long documents, long versions, long outboxRowsEver) {}

    public static Size size() {
        return new Size(
                number("select count(*) from document"),
                number("select count(*) from version"),
                number("select coalesce(pg_sequence_last_value('outbox_id_seq'), 0)"));
    }

    public static long number(String query, Object... parameters) {
        return Long.parseLong(rows(query, parameters).getFirst().getFirst());
    }

    /** The rows, each as the texts of its columns. */
    public static List<List<String>> rows(String query, Object... parameters) {
        try (var connection = connect();
                var statement = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            var rows = new ArrayList<List<String>>();
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    var columns = new ArrayList<String>();
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        columns.add(row.getString(i));
                    }
                    rows.add(columns);
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static void execute(String command) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    public static Connection connect() throws SQLException {
        return DriverManager.getConnection(
                setting("datasource.jdbc.url"), setting("flyway.username"), setting("flyway.password"));
    }

    /** A connection with the rights of the running service. */
    public static Connection connectAsService() throws SQLException {
        return DriverManager.getConnection(
                setting("datasource.jdbc.url"), setting("datasource.username"), setting("datasource.password"));
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue("quarkus." + name, String.class);
    }
}
