package se.samverkan.documents;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.util.UUID;
import se.samverkan.documents.kind.DocumentType;
import se.samverkan.documents.lifecycle.Document;
import se.samverkan.documents.replica.ReplicatedDocument;
import se.samverkan.domain.content.PublicationStatus;

/** Says in public of every document whether the document of another service that it is about was withdrawn. */
@ApplicationScoped
public class SubjectWithdrawals {
    @Inject
    @Any
    Instance<DocumentType<?, ?>> types;

    @Inject
    PublicationService publications;

    /**
     * Locks the documents about another one, before its replica changes: a request locks its document first too, and then the
     * replica.
     */
    public void lockAbout(UUID about) {
        Document.<Document>find("about = ?1 order by id", about)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** Brings all published documents about another one up to date, in the running transaction. */
    public void update(UUID about) {
        // Locked: of a publication and a withdrawal at the same time, the later sees the earlier.
        var subject = ReplicatedDocument.<ReplicatedDocument>findById(about, LockModeType.PESSIMISTIC_WRITE);
        if (subject != null) {
            types.forEach(type -> update(type, about, subject.isWithdrawn()));
        }
    }

    private void update(DocumentType<?, ?> type, UUID about, boolean isWithdrawn) {
        Document.<Document>list(
                        "collection = ?1 and about = ?2 and status = ?3 and aboutWithdrawn <> ?4",
                        type.collection(),
                        about,
                        PublicationStatus.PUBLISHED,
                        isWithdrawn)
                .forEach(document -> {
                    document.aboutWithdrawn = isWithdrawn;
                    document.countEvent();
                    publications.subjectChanged(type, document);
                });
    }
}
