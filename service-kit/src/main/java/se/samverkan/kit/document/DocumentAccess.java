package se.samverkan.kit.document;

import static jakarta.persistence.LockModeType.PESSIMISTIC_WRITE;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import se.samverkan.kit.content.PublicationStatus;
import se.samverkan.kit.http.Caller;
import se.samverkan.kit.http.ConditionalRead;
import se.samverkan.kit.problem.Rejection;

/** Which documents there are for the caller, and which of them it may change. */
@ApplicationScoped
class DocumentAccess {
    @Inject
    EntityManager database;

    @Inject
    Caller caller;

    @Inject
    DocumentViews views;

    /** The document, for whoever may read it. */
    Document readable(DocumentType<?, ?> type, UUID id) {
        return readable(type, id, database.find(Document.class, id));
    }

    /** The document for a party, its row locked: of two changes at once the later sees the earlier. */
    Document locked(DocumentType<?, ?> type, UUID id) {
        var document = readable(type, id, database.find(Document.class, id, PESSIMISTIC_WRITE));
        caller.actingFor(document.insiders());
        return document;
    }

    /** The same at the revision that the client has seen: of two at once exactly one wins. */
    Document changeable(DocumentType<?, ?> type, UUID id, String ifMatch) {
        var document = locked(type, id);
        requireRevision(document, ifMatch);
        return document;
    }

    void requireRevision(Document document, String ifMatch) {
        var etag = Envelope.etag(document.revision);
        // "Whatever it is now" is no revision that anybody has seen.
        if (ifMatch == null || ifMatch.isBlank() || ifMatch.equals("*")) {
            throw Rejection.preconditionRequired(etag);
        }
        if (!ifMatch.matches(ConditionalRead.TAGS)) {
            throw Rejection.badRequest(
                    "If-Match", "must be an ETag as an answer gives it, in its quotes, such as " + etag);
        }
        if (!List.of(ifMatch.split("[ \t]*,[ \t]*", -1)).contains(etag)) {
            throw Rejection.preconditionFailed(
                    "The document has changed: it is at " + etag + ", not " + ifMatch + "; read it again", etag);
        }
    }

    /** Another party's draft does not exist for this caller; what was withdrawn leaves its explanation (410). */
    private Document readable(DocumentType<?, ?> type, UUID id, Document document) {
        var isThere = document != null && document.collection.equals(type.collection());
        var isInsider = isThere && caller.speaksForAny(document.insiders());
        if (!isThere || (document.status == PublicationStatus.DRAFT && !isInsider)) {
            throw Rejection.notFound("There is no " + type.noun() + " " + id);
        }
        if (document.status == PublicationStatus.WITHDRAWN && !isInsider) {
            throw views.gone(document);
        }
        return document;
    }
}
