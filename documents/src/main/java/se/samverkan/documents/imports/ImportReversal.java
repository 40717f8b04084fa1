package se.samverkan.documents.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import se.samverkan.documents.DocumentService;
import se.samverkan.documents.kind.DocumentType;
import se.samverkan.documents.kind.DocumentType.Consent;
import se.samverkan.documents.kind.PublicationRequest;
import se.samverkan.documents.kind.WithdrawalRequest;
import se.samverkan.documents.lifecycle.Document;
import se.samverkan.domain.content.Content;
import se.samverkan.owner.change.Revision;
import se.samverkan.platform.json.CanonicalJson;
import se.samverkan.platform.problem.ProblemException;

/** Takes back what an import did to a document, in the running transaction, unless somebody has edited it since. */
@ApplicationScoped
class ImportReversal {
    private static final String EXPLANATION = "Dokumentet kom med en import som har ångrats.";
    private static final int MOST_NAMED = 20;

    @Inject
    Session database;

    @Inject
    DocumentService documents;

    /** Throws 409 with the ids of documents that were edited since the import. */
    void requireUnedited(ImportJob job) {
        var edited = database.createQuery("""
                        select i.documentId from ImportedDocument i
                        where i.key.importId = ?1 and i.outcome in (CREATED, CHANGED)
                          and not exists (select 1 from Document d where d.id = i.documentId and d.revision = i.revision)
                        order by i.key.number""", UUID.class)
                .setParameter(1, job.id)
                .setMaxResults(MOST_NAMED)
                .getResultList();
        if (!edited.isEmpty()) {
            throw ProblemException.conflict(
                    "Some of its documents were edited, published or withdrawn since: nothing was undone",
                    Map.of("edited", edited));
        }
    }

    /** Deletes a new draft, withdraws a new publication, and gives a changed document its former content. */
    <C extends Content> void run(DocumentType<C, ?> type, ImportJob job, ImportedDocument imported) {
        var document = Document.<Document>findById(imported.documentId);
        if (document == null || document.revision != imported.revision) {
            throw ProblemException.conflict("It was edited while the import was undone: it stays as it is");
        }
        var etag = Revision.etag(document.revision);
        if (imported.outcome == ImportedDocumentView.Outcome.CHANGED) {
            restore(type, job, imported, etag);
        } else if (document.isPublished()) {
            documents.withdraw(type, document.id, etag, new WithdrawalRequest(EXPLANATION));
        } else {
            documents.delete(type, document.id, etag);
        }
        imported.outcome = ImportedDocumentView.Outcome.REVERSED;
        imported.before = null;
    }

    private <C extends Content> void restore(
            DocumentType<C, ?> type, ImportJob job, ImportedDocument imported, String etag) {
        var id = imported.documentId;
        documents.replace(type, id, etag, CanonicalJson.read(imported.before, type.contentType()));
        var document = Document.<Document>findById(id);
        if (job.basis == null || type.consent() == Consent.NONE) {
            return;
        }
        if (!imported.wasPublic) {
            documents.withdraw(type, id, Revision.etag(document.revision), new WithdrawalRequest(EXPLANATION));
        } else if (document.hasSomethingToPublish()) {
            documents.publish(type, id, Revision.etag(document.revision), new PublicationRequest(null, job.basis));
        }
    }
}
