package se.samverkan.documents.replica;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.hibernate.Session;
import se.samverkan.platform.event.CloudEvent;
import se.samverkan.platform.json.CanonicalJson;

/** The local copy of other services' published documents that a service refers to. */
@ApplicationScoped
public class ReplicatedDocuments {
    private static final int TRIES = 20;
    private static final long BETWEEN_TRIES_MS = 100;

    @Inject
    Session database;

    /**
     * The sequences that were stored when the first event came. After a start all events are read again, and nearly all of them
     * have been applied: they need no statement.
     */
    private Map<UUID, Long> storedAtStart;

    /** Applies an event unless a newer one of the document was applied before; repeats and replays are harmless. */
    public boolean apply(CloudEvent event) {
        if (isKnown(event)) {
            return false;
        }
        // Read once here, so that what is no JSON is put aside and never stored.
        var content = event.isWithdrawal()
                ? null
                : CanonicalJson.read(event.data(), JsonNode.class).toString();
        return QuarkusTransaction.joiningExisting()
                // Native SQL: an upsert that only a newer event executes.
                .call(() -> database.createNativeMutationQuery("""
                                insert into replicated_document (id, collection, sequence, content) values (?, ?, ?, ?)
                                on conflict (id) do update set sequence = excluded.sequence, content = excluded.content
                                where replicated_document.sequence < excluded.sequence""")
                                .setParameter(1, UUID.fromString(event.subject()))
                                .setParameter(2, event.collection())
                                .setParameter(3, event.sequence())
                                .setParameter(4, content)
                                .executeUpdate()
                        == 1);
    }

    /** Whether the event, or a newer one of its document, was stored before this process started. */
    public boolean isKnown(CloudEvent event) {
        return storedAtStart().getOrDefault(UUID.fromString(event.subject()), -1L) >= event.sequence();
    }

    private synchronized Map<UUID, Long> storedAtStart() {
        if (storedAtStart == null) {
            storedAtStart = QuarkusTransaction.joiningExisting()
                    .call(() -> database.createQuery("select id, sequence from ReplicatedDocument", Object[].class)
                            .getResultStream()
                            .collect(Collectors.toMap(row -> (UUID) row[0], row -> (Long) row[1])));
        }
        return storedAtStart;
    }

    /** The published document as a record of the members that are needed. */
    public <T> Optional<T> find(String collection, UUID id, Class<T> type) {
        return QuarkusTransaction.joiningExisting()
                // The text alone: an entity would not see the statement of apply in the same transaction.
                .call(() -> database.createQuery(
                                "select content from ReplicatedDocument"
                                        + " where id = ?1 and collection = ?2 and content is not null",
                                String.class)
                        .setParameter(1, id)
                        .setParameter(2, collection)
                        .uniqueResultOptional()
                        .map(content -> CanonicalJson.read(content, type)));
    }

    /**
     * As find, but waits up to two seconds for a document that was published a moment ago. Not for use in a transaction:
     * others would wait for its locks and its connection.
     */
    public <T> Optional<T> await(String collection, UUID id, Class<T> type) {
        var found = find(collection, id, type);
        for (int tries = 0; found.isEmpty() && tries < TRIES; tries++) {
            pause();
            found = find(collection, id, type);
        }
        return found;
    }

    /** The collection and id by which a document refers to another one. */
    record Reference(String collection, UUID id) {}

    /** Whether all these documents are there, at the latest after this time. Not for use in a transaction either. */
    boolean await(Set<Reference> references, Duration time) {
        long deadline = System.nanoTime() + time.toNanos();
        while (!references.stream().allMatch(this::isThere)) {
            if (System.nanoTime() >= deadline) {
                return false;
            }
            pause();
        }
        return true;
    }

    private boolean isThere(Reference reference) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> ReplicatedDocument.count(
                                "id = ?1 and collection = ?2 and content is not null",
                                reference.id(),
                                reference.collection())
                        == 1);
    }

    private static void pause() {
        try {
            new CountDownLatch(1).await(BETWEEN_TRIES_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
