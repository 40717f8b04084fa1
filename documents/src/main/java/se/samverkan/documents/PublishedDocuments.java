package se.samverkan.documents;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import se.samverkan.documents.kind.DocumentType;
import se.samverkan.documents.kind.View;
import se.samverkan.documents.lifecycle.Document;
import se.samverkan.documents.lifecycle.DocumentAccess;
import se.samverkan.documents.lifecycle.SuccessionChain;
import se.samverkan.documents.view.DocumentViews;
import se.samverkan.domain.content.Content;
import se.samverkan.platform.json.CanonicalJson;

/** What this service's documents say in public now, for the documents that refer to them. */
@ApplicationScoped
public class PublishedDocuments {
    @Inject
    EntityManager database;

    @Inject
    DocumentAccess access;

    @Inject
    DocumentViews views;

    @Inject
    SuccessionChain lineage;

    /** The published documents about another one. */
    public <V extends View> List<V> about(DocumentType<?, V> type, UUID about) {
        return database.createQuery(
                        "from Document where collection = :collection and about = :about and status = PUBLISHED",
                        Document.class)
                .setParameter("collection", type.collection())
                .setParameter("about", about)
                .getResultStream()
                .<V>map(document -> views.plain(type, document))
                .toList();
    }

    /** What a document says, if it is public. */
    public <C extends Content> Optional<C> find(DocumentType<C, ?> type, UUID id) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> Optional.ofNullable(database.find(Document.class, id))
                        .filter(document -> document.collection.equals(type.collection()) && document.isPublished())
                        .map(document -> CanonicalJson.read(document.published, type.contentType())));
    }

    /** The published documents that this one continues and that continue it, in no order; for whoever may read it. */
    public <V extends View> List<V> line(DocumentType<?, V> type, UUID id) {
        return QuarkusTransaction.requiringNew().call(() -> {
            access.readable(type, id);
            return lineage.of(id).stream()
                    .filter(Document::isPublished)
                    .<V>map(document -> views.plain(type, document))
                    .toList();
        });
    }

    /** Where the world reads the document. */
    public String address(DocumentType<?, ?> type, UUID id) {
        return views.address(type.collection(), id);
    }
}
