package se.samverkan.documents;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import se.samverkan.documents.kind.DocumentType;
import se.samverkan.documents.lifecycle.Document;
import se.samverkan.documents.lifecycle.LostDocument;
import se.samverkan.platform.event.CloudEvent;
import se.samverkan.platform.event.EventNumber;
import se.samverkan.platform.outbox.EventSource;

/** Records the events of documents again: after their topics or their database lost some. */
@ApplicationScoped
class DocumentEvents implements EventSource {
    @Inject
    EntityManager database;

    @Inject
    @Any
    Instance<DocumentType<?, ?>> types;

    @Inject
    PublicationService publications;

    @Override
    public List<String> collections() {
        return types.stream().<String>map(DocumentType::collection).toList();
    }

    @Override
    public Map<UUID, Long> sequences(String collection, Collection<UUID> subjects) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> database.createQuery(
                                "select id, event.sequence from Document where collection = ?1 and id in ?2",
                                Known.class)
                        .setParameter(1, collection)
                        .setParameter(2, subjects)
                        .getResultStream()
                        .collect(Collectors.toMap(Known::id, Known::sequence)));
    }

    /** Without the texts, since all documents may be asked about. */
    private record Known(UUID id, long sequence) {}

    @Override
    public long count(String collection) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> Document.count("collection = ?1 and version is not null", collection));
    }

    @Override
    public List<UUID> recordAgain(String collection, UUID after, int limit) {
        var type = type(collection);
        return QuarkusTransaction.requiringNew().call(() -> {
            var documents = Document.<Document>find(
                            "collection = ?1 and version is not null and id > ?2 order by id", collection, after)
                    // So that no newer event is recorded before this one.
                    .withLock(LockModeType.PESSIMISTIC_WRITE)
                    .page(0, limit)
                    .list();
            documents.forEach(document -> publications.again(type, document));
            return documents.stream().map(document -> document.id).toList();
        });
    }

    @Override
    public boolean recordAgain(String collection, UUID subject) {
        var type = type(collection);
        return QuarkusTransaction.requiringNew().call(() -> {
            var found = Optional.<Document>ofNullable(Document.findById(subject, LockModeType.PESSIMISTIC_WRITE))
                    .filter(document -> document.collection.equals(collection) && document.version != null);
            found.ifPresent(document -> publications.again(type, document));
            return found.isPresent();
        });
    }

    @Override
    public List<CloudEvent> raise(Connection transaction, String collection, long epoch, Collection<CloudEvent> lost)
            throws SQLException {
        var documents = lost.stream().map(LostDocument::new).toList();
        var withdrawals = new ArrayList<CloudEvent>();
        for (var document : documents) {
            document.recordVersions(transaction, epoch);
            if (!document.isPublished(transaction)) {
                var withdrawal = document.withdrawal(epoch);
                document.count(transaction, withdrawal);
                withdrawals.add(withdrawal);
            }
        }
        // In parts, each within the time limit of a statement.
        try (var raise = transaction.prepareStatement("""
                update document set sequence = ? + sequence % ?, event_id = uuidv7()::text
                where id in (select id from document where collection = ? and sequence < ? limit 5000)""")) {
            raise.setLong(1, EventNumber.start(epoch));
            raise.setLong(2, EventNumber.start(1));
            raise.setString(3, collection);
            raise.setLong(4, EventNumber.start(epoch));
            int raised;
            do {
                raised = raise.executeUpdate();
            } while (raised > 0);
        }
        return withdrawals;
    }

    private DocumentType<?, ?> type(String collection) {
        return types.stream()
                .filter(type -> type.collection().equals(collection))
                .findFirst()
                .orElseThrow();
    }
}
