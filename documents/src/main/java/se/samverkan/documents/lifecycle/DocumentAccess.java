package se.samverkan.documents.lifecycle;

import static jakarta.persistence.LockModeType.PESSIMISTIC_WRITE;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import se.samverkan.documents.kind.DocumentType;
import se.samverkan.domain.content.PublicationStatus;
import se.samverkan.owner.caller.Caller;
import se.samverkan.owner.change.Revision;
import se.samverkan.platform.problem.ProblemException;

/** Loads documents for the caller, as far as it may read or change them. */
@ApplicationScoped
public class DocumentAccess {
    @Inject
    Caller caller;

    /** The document for a caller that may read it. */
    public Document readable(DocumentType<?, ?> type, UUID id) {
        return readable(type, id, Document.findById(id));
    }

    /** The document for a party, its row locked: of two changes at once the later sees the earlier. */
    public Document locked(DocumentType<?, ?> type, UUID id) {
        var document = readable(type, id, Document.findById(id, PESSIMISTIC_WRITE));
        caller.actingFor(document.authorizedParties());
        return document;
    }

    /** The same at the revision that the client has read: of two concurrent changes exactly one succeeds. */
    public Document changeable(DocumentType<?, ?> type, UUID id, String ifMatch) {
        var document = locked(type, id);
        requireRevision(document, ifMatch);
        return document;
    }

    public void requireRevision(Document document, String ifMatch) {
        Revision.require("document", document.revision, ifMatch);
    }

    /** Another party's draft is a 404, a withdrawn document a 410 with its explanation. */
    private Document readable(DocumentType<?, ?> type, UUID id, Document document) {
        var isThere = document != null && document.collection.equals(type.collection());
        var isInsider = isThere && caller.speaksForAny(document.authorizedParties());
        if (!isThere || (document.status == PublicationStatus.DRAFT && !isInsider)) {
            throw ProblemException.notFound("There is no " + type.noun() + " " + id);
        }
        if (document.status == PublicationStatus.WITHDRAWN && !isInsider) {
            throw gone(document.withdrawal);
        }
        return document;
    }

    private static ProblemException gone(Withdrawal withdrawal) {
        return ProblemException.gone(
                "Withdrawn by " + withdrawal.by() + ": " + withdrawal.explanation(),
                Map.of(
                        "withdrawnAt", withdrawal.at(),
                        "withdrawnBy", withdrawal.by(),
                        "explanation", withdrawal.explanation()));
    }
}
