package se.samverkan.documents;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import se.samverkan.documents.kind.DocumentType;
import se.samverkan.documents.kind.View;
import se.samverkan.documents.lifecycle.Document;
import se.samverkan.documents.lifecycle.DocumentAccess;
import se.samverkan.documents.lifecycle.SuccessionChain;
import se.samverkan.documents.lifecycle.Version;
import se.samverkan.documents.view.DocumentViews;
import se.samverkan.domain.content.Content;
import se.samverkan.domain.content.PublicationStatus;
import se.samverkan.domain.validation.Violations;
import se.samverkan.platform.json.CanonicalJson;

/** The published documents of this service, for the documents that refer to them. */
@ApplicationScoped
public class PublishedDocuments {
    private static final int MOST_BYTES_ABOUT = 16 * 1024 * 1024;

    @Inject
    EntityManager database;

    @Inject
    DocumentAccess access;

    @Inject
    DocumentViews views;

    @Inject
    SuccessionChain successions;

    /** The published documents about another one. */
    public <V extends View> List<V> about(DocumentType<?, V> type, UUID about) {
        return Document.<Document>list(
                        "collection = ?1 and about = ?2 and status = ?3",
                        type.collection(),
                        about,
                        PublicationStatus.PUBLISHED)
                .stream()
                .<V>map(document -> views.publicView(type, document))
                .toList();
    }

    /**
     * Reports a document about another one if those that are published have no room for one more: progress reads them all at
     * once.
     */
    public void checkRoom(DocumentType<?, ?> type, UUID about, String pointer, Violations violations) {
        long bytes = QuarkusTransaction.joiningExisting()
                .call(() -> database.createQuery("""
                                select coalesce(sum(octet_length(published)), 0) from Document
                                where collection = ?1 and about = ?2 and status = ?3""", Long.class)
                        .setParameter(1, type.collection())
                        .setParameter(2, about)
                        .setParameter(3, PublicationStatus.PUBLISHED)
                        .getSingleResult());
        violations.unless(
                bytes < MOST_BYTES_ABOUT,
                pointer,
                "its published " + type.collection() + " have more than " + MOST_BYTES_ABOUT
                        + " bytes together: shorten or withdraw older ones first");
    }

    /** The organisations that published the versions which are public, by the id of the document about another one. */
    public Map<UUID, String> publishersAbout(DocumentType<?, ?> type, UUID about) {
        return Version.publishersAbout(type.collection(), about);
    }

    /** The published content of a document, if there is any. */
    public <C extends Content> Optional<C> find(DocumentType<C, ?> type, UUID id) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> Document.<Document>findByIdOptional(id)
                        .filter(document -> document.collection.equals(type.collection()) && document.isPublished())
                        .map(document -> CanonicalJson.read(document.published, type.contentType())));
    }

    /**
     * Reports a reference to the document itself, or to none of its kind that is published.
     *
     * @param id the referring document's, or null where it is new
     * @param reference the id that it names, or null
     */
    public void checkReference(
            DocumentType<?, ?> type, UUID id, UUID reference, String pointer, Violations violations) {
        violations.unless(
                reference == null || find(type, reference).isPresent(),
                pointer,
                reference + " is not a published " + type.noun() + ": publish it first, or leave it out");
        violations.unless(id == null || !id.equals(reference), pointer, "is the " + type.noun() + " itself");
    }

    /** The published predecessors and successors of a document with itself, in no order, for a caller that may read it. */
    public <V extends View> List<V> line(DocumentType<?, V> type, UUID id) {
        return QuarkusTransaction.requiringNew().call(() -> {
            access.readable(type, id);
            return successions.of(id).stream()
                    .filter(Document::isPublished)
                    .<V>map(document -> views.publicView(type, document))
                    .toList();
        });
    }

    /** The public address of a document. */
    public String address(DocumentType<?, ?> type, UUID id) {
        return views.address(type.collection(), id);
    }
}
