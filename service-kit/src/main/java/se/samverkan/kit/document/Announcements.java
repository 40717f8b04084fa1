package se.samverkan.kit.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import se.samverkan.kit.content.Content;
import se.samverkan.kit.outbox.Outbox;

/** Makes documents public, and tells the world what changed in public: the version and the event, in one transaction. */
@ApplicationScoped
class Announcements {
    @Inject
    EntityManager database;

    @Inject
    Outbox outbox;

    @Inject
    DocumentViews views;

    /** Makes the content the next version. */
    <C extends Content> void publish(
            DocumentType<C, ?> type,
            Document document,
            C content,
            String organisation,
            VersionBasis basis,
            String changeNote) {
        var previous = document.version == null
                ? null
                : database.find(Version.class, new Version.Key(document.id, document.version)).hash;
        var about = new HashSet<UUID>();
        about.add(document.about);
        document.publish(content);
        about.add(document.about);
        about.remove(null);
        document.published = StoredJson.of(type.view(views.publicEnvelope(document), content));
        database.persist(new Version(document, organisation, basis, changeNote, previous));
        if (type.consent() == DocumentType.Consent.CONFIRMATIONS) {
            document.awaitConfirmations();
        }
        tell(type, document, "published", document.publishedAt);
        type.afterPublicChange(about);
    }

    void withdrawn(DocumentType<?, ?> type, Document document) {
        emit(type, document, "withdrawn", "document", document.updatedAt, StoredJson.of(views.withdrawal(document)));
        afterPublicChange(type, document);
    }

    void confirmed(DocumentType<?, ?> type, Document document) {
        tell(type, document, "confirmed", Document.now());
    }

    /** What is withdrawn has no text to tell: its explanation is told once more, after what was told of it before. */
    void redacted(DocumentType<?, ?> type, Document document) {
        if (document.isPublished()) {
            tell(type, document, "redacted", document.updatedAt);
            afterPublicChange(type, document);
        } else {
            withdrawn(type, document);
        }
    }

    private static void afterPublicChange(DocumentType<?, ?> type, Document document) {
        type.afterPublicChange(document.about == null ? Set.of() : Set.of(document.about));
    }

    /** The public view, whole. */
    private void tell(DocumentType<?, ?> type, Document document, String verb, Instant time) {
        emit(type, document, verb, type.noun(), time, views.told(type, document));
    }

    private void emit(
            DocumentType<?, ?> type, Document document, String verb, String schemaNoun, Instant time, String data) {
        outbox.record(
                type.collection(),
                type.noun() + "." + verb + ".v1",
                schemaNoun + "." + verb + ".v1",
                document.id,
                document.sequence,
                time,
                data);
    }
}
