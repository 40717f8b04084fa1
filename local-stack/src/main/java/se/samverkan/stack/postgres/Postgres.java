package se.samverkan.stack.postgres;

import se.samverkan.stack.process.Server;

/** A running PostgreSQL with one database and one role of the same name for each owning service. */
public interface Postgres extends Server {

    /** The JDBC URL of the given database for clients on this machine. */
    String jdbcUrl(String database);

    /** The password of the role that owns the given database. */
    String password(String database);
}
