package se.samverkan.kit.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hibernate.Session;
import se.samverkan.kit.event.CloudEvent;

/** The local copy of other services' published documents that a service refers to. */
@ApplicationScoped
public class KnownDocuments {
    private static final int TRIES = 20;
    private static final long BETWEEN_TRIES_MS = 100;

    @Inject
    Session database;

    /** Applies an event unless a newer one of the document was applied before; repeats and replays are harmless. */
    public boolean apply(CloudEvent event) {
        // Read once here, so that what is no JSON is put aside and never stored.
        var content = event.isWithdrawal()
                ? null
                : StoredJson.read(event.data(), JsonNode.class).toString();
        return QuarkusTransaction.joiningExisting()
                .call(() -> database.createNativeMutationQuery("""
                                insert into known_document (id, collection, sequence, content) values (?, ?, ?, ?)
                                on conflict (id) do update set sequence = excluded.sequence, content = excluded.content
                                where known_document.sequence < excluded.sequence""")
                                .setParameter(1, UUID.fromString(event.subject()))
                                .setParameter(2, event.collection())
                                .setParameter(3, event.sequence())
                                .setParameter(4, content)
                                .executeUpdate()
                        == 1);
    }

    /** What is known of a published document, as a record of just the members that the asker reads. */
    public <T> Optional<T> find(String collection, UUID id, Class<T> type) {
        return QuarkusTransaction.joiningExisting()
                // No native query: Hibernate finds no plan of one again that says the type of its result, and keeps
                // them all.
                .call(() -> Optional.ofNullable(database.createSelectionQuery("""
                                        select content from KnownDocument
                                        where id = :id and collection = :collection and content is not null""", String.class)
                                .setParameter("id", id)
                                .setParameter("collection", collection)
                                .getSingleResultOrNull())
                        .map(content -> StoredJson.read(content, type)));
    }

    /**
     * As find, but waits up to two seconds: what was published a moment ago may still be on its way here. In a transaction
     * it does not wait, or others would wait for its locks and its connection.
     */
    public <T> Optional<T> await(String collection, UUID id, Class<T> type) {
        var found = find(collection, id, type);
        int most = QuarkusTransaction.getStatus() == Status.STATUS_NO_TRANSACTION ? TRIES : 0;
        for (int tries = 0; found.isEmpty() && tries < most; tries++) {
            pause();
            found = find(collection, id, type);
        }
        return found;
    }

    private static void pause() {
        try {
            new CountDownLatch(1).await(BETWEEN_TRIES_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
