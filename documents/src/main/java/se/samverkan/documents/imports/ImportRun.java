package se.samverkan.documents.imports;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.jboss.logging.Logger;
import se.samverkan.documents.imports.file.FileDocument;
import se.samverkan.documents.imports.file.ImportFile;
import se.samverkan.documents.kind.DocumentType;
import se.samverkan.documents.replica.ReferencedDocuments;
import se.samverkan.owner.caller.Caller;
import se.samverkan.platform.problem.ProblemException;
import se.samverkan.platform.problem.Statuses;

/**
 * Runs an import or its reversal for its sender. The transaction that writes documents also counts them, so that an instance that
 * takes the import over does nothing twice.
 */
@ApplicationScoped
class ImportRun {
    private static final Logger LOG = Logger.getLogger(ImportRun.class);
    private static final int TOGETHER = 20;
    private static final String FAILED = "The service failed at this document: its log has the cause";

    @Inject
    Caller caller;

    @Inject
    Session database;

    @Inject
    ImportTypes types;

    @Inject
    DocumentImporter importer;

    @Inject
    ImportReversal reversal;

    @Inject
    ReferencedDocuments references;

    /** Goes on where the import is, until its end or until the service stops. */
    @ActivateRequestContext
    void run(UUID id, BooleanSupplier stopping) {
        ImportJob job = QuarkusTransaction.requiringNew().call(() -> ImportJob.findById(id));
        caller.actFor(job.sender());
        var type = types.ofCollection(job.collection);
        if (job.status == ImportView.Status.REVERSING) {
            var written = QuarkusTransaction.requiringNew().call(() -> ImportedDocument.written(id));
            for (var imported : written) {
                // Those with a violation were tried before the service was stopped.
                if (imported.violations().isEmpty() && !stopping.getAsBoolean()) {
                    reverse(type, job, imported.key);
                }
            }
        } else {
            byte[] file = QuarkusTransaction.requiringNew().call(() -> StoredFile.<StoredFile>findById(id).bytes);
            var documents = ImportFile.read(file, job.mediaType, type.table().orElse(null))
                    .documents();
            // Also of the rows that another instance has tried before it stopped.
            var rows = QuarkusTransaction.requiringNew().call(() -> ImportedDocument.rowsByDuplicateKey(id));
            while (job.done < documents.size() && !stopping.getAsBoolean()) {
                var part = documents.subList(job.done, Math.min(job.done + TOGETHER, documents.size()));
                if (job.dryRun || !importTogether(type, job, part)) {
                    for (var source : part) {
                        load(type, job, new ImportedDocument.Key(id, job.done), source, rows);
                    }
                }
            }
        }
        if (!stopping.getAsBoolean()) {
            keepLease(job, QuarkusTransaction.requiringNew().call(job::end));
        }
    }

    /**
     * Imports some documents in one transaction, which costs a fraction of the commits and Kafka transactions; returns false if they
     * can only be imported one by one.
     */
    private boolean importTogether(DocumentType<?, ?> type, ImportJob job, List<FileDocument> part) {
        int begin = job.done;
        try {
            QuarkusTransaction.requiringNew()
                    .run(() -> part.forEach(source -> {
                        store(importer.run(type, job, new ImportedDocument.Key(job.id, job.done), source), job);
                        // Otherwise each query would look for changes in all documents of the part.
                        database.clear();
                    }));
            return true;
        } catch (LeaseLost lost) {
            throw lost;
        } catch (RuntimeException refusedOrFailed) {
            // Imported one by one, the document that fails is found.
            LOG.debugf(refusedOrFailed, "Documents from %d of import %s are imported one by one", begin, job.id);
            job.done = begin;
            return false;
        }
    }

    /** Records a document that was imported, or rolls everything back. */
    private void store(ImportedDocument imported, ImportJob job) {
        if (job.dryRun || !imported.isImported()) {
            throw new RolledBack(imported);
        }
        imported.persist();
        database.flush();
        count(job);
    }

    /** Imports and records a document; the rows are those of the documents that a dry run would create, by what identifies them. */
    private void load(
            DocumentType<?, ?> type,
            ImportJob job,
            ImportedDocument.Key key,
            FileDocument source,
            Map<String, Integer> rows) {
        var unsaved = source.doubleOf() == null
                ? attempt(type, job, key, source)
                : doubled(key, source, "has the key of row " + source.doubleOf());
        if (unsaved != null) {
            var before = Stream.of(unsaved.duplicateKeys)
                    .map(rows::get)
                    .filter(Objects::nonNull)
                    .findFirst();
            var recorded = before.isEmpty()
                    ? unsaved
                    : doubled(key, source, "has the source, parties and period of row " + before.get());
            recorded.enter(rows);
            step(job, recorded::persist);
        }
    }

    private static ImportedDocument doubled(ImportedDocument.Key key, FileDocument source, String reason) {
        return new ImportedDocument(key, source.row(), source.externalId(), ImportedDocumentView.Outcome.DOUBLED)
                .because(List.of(new ImportViolation("", reason, source.row(), null)));
    }

    /** Null if the document was imported and recorded; otherwise what is to be recorded after everything was rolled back. */
    private ImportedDocument attempt(
            DocumentType<?, ?> type, ImportJob job, ImportedDocument.Key key, FileDocument source) {
        ImportedDocument unsaved;
        do {
            unsaved = attemptOnce(type, job, key, source);
        } while (unsaved != null && unsaved.outcome == ImportedDocumentView.Outcome.REFUSED && references.haveCome());
        return unsaved;
    }

    private ImportedDocument attemptOnce(
            DocumentType<?, ?> type, ImportJob job, ImportedDocument.Key key, FileDocument source) {
        references.begin();
        try {
            QuarkusTransaction.requiringNew().run(() -> store(importer.run(type, job, key, source), job));
            return null;
        } catch (RolledBack tried) {
            return tried.imported;
        } catch (LeaseLost lost) {
            throw lost;
        } catch (RuntimeException e) {
            job.done = key.number();
            if (Statuses.isTransient(e) || e instanceof ProblemException) {
                throw e;
            }
            // Repeated, it would fail again, and hold up the others.
            LOG.errorf(e, "Document %d of import %s failed", key.number(), job.id);
            return new ImportedDocument(key, source.row(), source.externalId(), ImportedDocumentView.Outcome.REFUSED)
                    .because(List.of(new ImportViolation("", FAILED, source.row(), null)));
        }
    }

    private void reverse(DocumentType<?, ?> type, ImportJob job, ImportedDocument.Key key) {
        try {
            step(job, () -> reversal.run(type, job, ImportedDocument.findById(key)));
        } catch (ProblemException refusal) {
            if (refusal.status() >= 500) {
                throw refusal;
            }
            var reason = new ImportViolation("", refusal.getMessage(), null, null);
            step(job, () -> ImportedDocument.<ImportedDocument>findById(key).because(List.of(reason)));
        }
    }

    /** Runs the work and counts its document, both or neither. */
    private void step(ImportJob job, Runnable work) {
        QuarkusTransaction.requiringNew().run(() -> {
            work.run();
            count(job);
        });
    }

    private static void count(ImportJob job) {
        keepLease(job, job.advance());
    }

    private static void keepLease(ImportJob job, boolean isChanged) {
        if (!isChanged) {
            throw new LeaseLost(job.id);
        }
    }

    /** Nothing of the document may be written. */
    private static final class RolledBack extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient ImportedDocument imported;

        RolledBack(ImportedDocument imported) {
            super(null, null, false, false);
            this.imported = imported;
        }
    }

    /** Another instance has taken the import over. */
    private static final class LeaseLost extends RuntimeException {
        private static final long serialVersionUID = 1;

        LeaseLost(UUID id) {
            super("another instance goes on with import " + id);
        }
    }
}
