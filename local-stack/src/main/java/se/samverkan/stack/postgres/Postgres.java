package se.samverkan.stack.postgres;

/** A running PostgreSQL with one database and one role of the same name for each owning service. */
public interface Postgres extends AutoCloseable {

    /** Where a client on this machine finds the given database. */
    String jdbcUrl(String database);

    /** The password of the role that owns the given database. */
    String password(String database);

    /** Stops it; data of a durable one are kept. */
    @Override
    void close();
}
