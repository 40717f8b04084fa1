package se.samverkan.documents;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import se.samverkan.documents.kind.DocumentType;
import se.samverkan.documents.kind.PublicChange;
import se.samverkan.documents.kind.VersionBasis;
import se.samverkan.documents.lifecycle.Document;
import se.samverkan.documents.lifecycle.Version;
import se.samverkan.documents.view.DocumentViews;
import se.samverkan.domain.content.Content;
import se.samverkan.domain.time.Timestamps;
import se.samverkan.platform.json.CanonicalJson;
import se.samverkan.platform.outbox.Outbox;

/** Publishes versions and records the events of public changes, both in the transaction of the change. */
@ApplicationScoped
class PublicationService {
    @Inject
    EntityManager database;

    @Inject
    Outbox outbox;

    @Inject
    DocumentViews views;

    @Inject
    Event<PublicChange> publicChanges;

    /** Publishes the content as the next version. */
    <C extends Content> void publish(
            DocumentType<C, ?> type,
            Document document,
            C content,
            String organisation,
            VersionBasis basis,
            String changeNote) {
        var previous = document.version == null
                ? null
                : Version.<Version>findById(new Version.Key(document.id, document.version)).hash;
        var about = new HashSet<UUID>();
        about.add(document.about);
        // The publication voids them, as every change does.
        var approvals = document.approvals;
        document.publish(content);
        about.add(document.about);
        about.remove(null);
        document.published = CanonicalJson.of(type.view(DocumentViews.versionEnvelope(document, changeNote), content));
        new Version(document, organisation, basis, changeNote, approvals, previous).persist();
        if (type.consent() == DocumentType.Consent.CONFIRMATIONS) {
            document.awaitConfirmations();
        }
        recordView(type, document, "published", document.publishedAt);
        publicChanges.fire(new PublicChange(about));
    }

    void withdrawn(DocumentType<?, ?> type, Document document) {
        recordWithdrawal(type, document);
        fireChange(document);
    }

    void confirmed(DocumentType<?, ?> type, Document document) {
        recordView(type, document, "confirmed", Timestamps.now());
        fireChange(document);
    }

    /** A withdrawn document has no text to send: its withdrawal is sent again, after the events that held the text. */
    void redacted(DocumentType<?, ?> type, Document document) {
        if (document.isPublished()) {
            recordView(type, document, "redacted", document.updatedAt);
            fireChange(document);
        } else {
            withdrawn(type, document);
        }
    }

    /** The document that it is about was withdrawn, or is public again. */
    void subjectChanged(DocumentType<?, ?> type, Document document) {
        recordView(type, document, "published", Timestamps.now());
    }

    /** Records the newest state again, with the number that it has. */
    void again(DocumentType<?, ?> type, Document document) {
        if (document.isPublished()) {
            recordView(type, document, "published", document.publishedAt);
        } else {
            recordWithdrawal(type, document);
        }
    }

    private void fireChange(Document document) {
        publicChanges.fire(new PublicChange(document.about == null ? Set.of() : Set.of(document.about)));
    }

    private void recordWithdrawal(DocumentType<?, ?> type, Document document) {
        record(
                type,
                document,
                "withdrawn",
                "document",
                document.updatedAt,
                CanonicalJson.of(DocumentViews.withdrawal(document)));
    }

    /** Records an event with the whole public view. */
    private void recordView(DocumentType<?, ?> type, Document document, String verb, Instant time) {
        record(type, document, verb, type.noun(), time, views.publicText(type, document));
    }

    private void record(
            DocumentType<?, ?> type, Document document, String verb, String schemaNoun, Instant time, String data) {
        // Flushed first: the lock on the document's row makes the ids of its events rise in commit order.
        database.flush();
        outbox.record(
                type.collection(),
                type.noun() + "." + verb + ".v1",
                schemaNoun + "." + verb + ".v1",
                document.id,
                document.event,
                time,
                data);
    }
}
