package se.samverkan.stack.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import se.samverkan.stack.process.StartFailure;

/** Checks the chains of published versions in a whole database, by the script that operators use too. */
public record VersionChains(Path repository) {

    /** The first bad link of every document whose chain does not hold. */
    public List<String> badLinks(Connection database) throws SQLException {
        var bad = new ArrayList<String>();
        try (var statement = database.createStatement();
                var row = statement.executeQuery(script())) {
            while (row.next()) {
                bad.add("document " + row.getString("document_id") + ", version " + row.getInt("number") + ": "
                        + row.getString("fault"));
            }
        }
        return bad;
    }

    /** How many versions of how many documents there are. */
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
