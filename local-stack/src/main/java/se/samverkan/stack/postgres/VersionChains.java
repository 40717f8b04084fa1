package se.samverkan.stack.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import se.samverkan.stack.process.StartFailure;

/** Checks the hash chains of all published versions in a database, by docs/check-chain.sql. */
public record VersionChains(Path repository) {

    /** The first broken link of every document whose chain is broken. */
    public List<String> badLinks(Connection database) throws SQLException {
        var broken = new ArrayList<String>();
        try (var statement = database.createStatement();
                var row = statement.executeQuery(script())) {
            while (row.next()) {
                broken.add("document " + row.getString("document_id") + ", version " + row.getInt("number") + ": "
                        + row.getString("fault"));
            }
        }
        return broken;
    }

    /** The versions that were public and were lost when the database was restored to an older state, oldest restoration first. */
    public List<String> lostVersions(Connection database) throws SQLException {
        var lost = new ArrayList<String>();
        try (var statement = database.createStatement();
                var row = statement.executeQuery("""
                        select epoch, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at, document_id, number
                        from lost_version join restoration using (epoch) order by epoch, document_id, number""")) {
            while (row.next()) {
                lost.add("document " + row.getString("document_id") + ", version " + row.getInt("number")
                        + ": was public, and was lost with the restoration declared at " + row.getString("at")
                        + " (epoch " + row.getLong("epoch") + ")");
            }
        }
        return lost;
    }

    /** The numbers of versions and documents, as text. */
    public String size(Connection database) throws SQLException {
        try (var statement = database.createStatement();
                var row = statement.executeQuery("select count(*), count(distinct document_id) from version")) {
            row.next();
            return row.getLong(1) + " versions of " + row.getLong(2) + " documents";
        }
    }

    private String script() {
        var file = repository.resolve("docs").resolve("check-chain.sql");
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new StartFailure("cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
