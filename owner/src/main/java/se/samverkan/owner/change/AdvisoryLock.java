package se.samverkan.owner.change;

import io.quarkus.hibernate.orm.panache.Panache;
import org.hibernate.Session;

/** A lock on what has no row yet; every instance that takes it by the same key waits for the end of the other's transaction. */
public final class AdvisoryLock {
    private AdvisoryLock() {}

    /** Takes the lock in the running transaction; by JDBC, since Hibernate would search its cache of native queries each time. */
    public static void take(String key) {
        Panache.getEntityManager().unwrap(Session.class).doWork(connection -> {
            try (var lock = connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 0))")) {
                lock.setString(1, key);
                lock.execute();
            }
        });
    }
}
