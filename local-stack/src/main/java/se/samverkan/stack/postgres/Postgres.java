package se.samverkan.stack.postgres;

import se.samverkan.stack.process.Server;

/** A running PostgreSQL with one database and two roles ({@link Databases}) for each owning service. */
public interface Postgres extends Server {

    /** The JDBC URL of the given database for clients on this machine. */
    String jdbcUrl(String database);

    /** The password of a role. */
    String password(String role);
}
