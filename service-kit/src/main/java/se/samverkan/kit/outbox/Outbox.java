package se.samverkan.kit.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import se.samverkan.kit.event.Topics;
import se.samverkan.kit.trace.CurrentTrace;

/** Records a change in the transaction that makes it, so that it reaches Kafka if and only if it happened. */
@ApplicationScoped
public class Outbox {
    @Inject
    EntityManager database;

    @Inject
    Event<Recorded> recorded;

    @ConfigProperty(name = "quarkus.application.name")
    String service;

    /** Tells the relay, after the commit, that there is something to send. */
    record Recorded() {}

    /** The document's row is flushed first: its lock makes the ids of one document's events rise in commit order. */
    public void record(
            String collection, String type, String schema, UUID subject, long sequence, Instant time, String data) {
        database.flush();
        database.createNativeQuery("""
                        insert into outbox (topic, source, type, dataschema, subject, sequence, time, traceparent, data)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .setParameter(1, Topics.of(collection))
                .setParameter(2, "/samverkan/" + service)
                .setParameter(3, "se.samverkan." + type)
                .setParameter(4, "urn:samverkan:event:" + schema)
                .setParameter(5, subject)
                .setParameter(6, sequence)
                .setParameter(7, time)
                .setParameter(8, CurrentTrace.traceparent())
                .setParameter(9, data)
                .executeUpdate();
        recorded.fire(new Recorded());
    }
}
