package se.samverkan.documents.imports;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import se.samverkan.documents.imports.file.ImportFile;
import se.samverkan.documents.kind.DocumentType;
import se.samverkan.domain.query.PageQuery;
import se.samverkan.owner.caller.Caller;
import se.samverkan.owner.change.ChangeTransaction;
import se.samverkan.owner.idempotency.IdempotencyStore;
import se.samverkan.owner.idempotency.StoredResponse;
import se.samverkan.platform.http.Page;
import se.samverkan.platform.http.PublicAddress;
import se.samverkan.platform.json.CanonicalJson;
import se.samverkan.platform.problem.ProblemException;

/** The use cases of imports, for the organisations that send them. */
@ApplicationScoped
class Imports {
    /** A small file is done before the response to its request. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    @Inject
    Caller caller;

    @Inject
    Session database;

    @Inject
    ImportTypes types;

    @Inject
    ImportWorker worker;

    @Inject
    ImportReversal reversal;

    @Inject
    IdempotencyStore idempotency;

    @Inject
    PublicAddress publicAddress;

    /** Checks that the file can be read, stores it, and waits a moment for its end. */
    StoredResponse create(DocumentType<?, ?> type, ImportQuery.Asked asked, String mediaType, byte[] body) {
        if (caller.organisations().isEmpty()) {
            throw Caller.speaksForNone();
        }
        var job = new ImportJob(type.collection(), asked.dryRun(), asked.basis(), mediaType, caller.toActing());
        job.read(ImportFile.read(body, mediaType, type.table().orElse(null)));
        if (job.total == 0) {
            throw ProblemException.badRequest(
                    "", "The file has no documents: put one on each line, or on rows below the headings");
        }
        var request = Map.of("asked", asked, "file", CanonicalJson.sha256(body));
        var stored = ChangeTransaction.call(() -> idempotency.once(request, () -> {
            job.persist();
            new StoredFile(job.id, body).persist();
            return response(202, job, type);
        }));
        if (job.id == null) {
            // The response to the same request before.
            return stored;
        }
        worker.wake();
        return await(job.id, type);
    }

    /** The import as it is now or after a moment. */
    private StoredResponse await(UUID id, DocumentType<?, ?> type) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline && !isEnded(id)) {
            try {
                Thread.sleep(BETWEEN_LOOKS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        return QuarkusTransaction.requiringNew().call(() -> response(202, ImportJob.findById(id), type));
    }

    private boolean isEnded(UUID id) {
        return QuarkusTransaction.requiringNew()
                .call(() -> ImportJob.count("id = ?1 and endedAt is not null", id) == 1);
    }

    private StoredResponse response(int status, ImportJob job, DocumentType<?, ?> type) {
        var view = view(job, type);
        return new StoredResponse(
                job.id,
                status,
                CanonicalJson.of(view),
                null,
                view.links().get("self").href(),
                null);
    }

    private ImportView view(ImportJob job, DocumentType<?, ?> type) {
        var numbers = database.createQuery(
                        "select outcome, count(*) from ImportedDocument where key.importId = ?1 group by outcome",
                        Object[].class)
                .setParameter(1, job.id)
                .getResultStream()
                .collect(Collectors.toMap(row -> (ImportedDocumentView.Outcome) row[0], row -> (Long) row[1]));
        return ImportView.of(job, type, ImportView.Counts.of(numbers), publicAddress.get());
    }

    ImportView find(String id) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var job = readable(id, LockModeType.NONE);
            return view(job, types.ofCollection(job.collection));
        });
    }

    /** The documents of the file in its order; the outcome may be null. */
    Page<ImportedDocumentView> documents(
            String id, ImportedDocumentView.Outcome outcome, PageQuery.Numbers page, UriInfo uri) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var job = readable(id, LockModeType.NONE);
            var conditions = "key.importId = :import";
            var parameters = new HashMap<String, Object>(Map.of("import", job.id));
            if (outcome != null) {
                conditions += " and outcome = :outcome";
                parameters.put("outcome", outcome);
            }
            var address = publicAddress.get();
            long total = ImportedDocument.count(conditions, parameters);
            List<ImportedDocumentView> items = ImportedDocument.<ImportedDocument>find(
                            conditions + " order by key.number", parameters)
                    .page(page.page() - 1, page.limit())
                    .stream()
                    .map(document -> ImportedDocumentView.of(document, job.dryRun, address + "/" + job.collection))
                    .toList();
            var meta = new Page.Meta(total, page.page(), page.limit(), items.size());
            return new Page<>(meta, Page.links(uri, address, meta), items);
        });
    }

    /** Begins to undo an import, if none of its documents was edited since. */
    StoredResponse reverse(String id) {
        var job = ChangeTransaction.call(() -> {
            var done = readable(id, LockModeType.PESSIMISTIC_WRITE);
            if (done.status == ImportView.Status.REVERSING || done.status == ImportView.Status.REVERSED) {
                // The same request again.
                return done;
            }
            if (done.status == ImportView.Status.RUNNING || done.dryRun) {
                throw ProblemException.conflict(
                        done.dryRun ? "A dry run wrote nothing" : "It is still running: wait until it is DONE");
            }
            if (done.basis != null && !caller.hasRole(Caller.ARCHIVIST)) {
                throw ProblemException.forbidden(
                        "Only the role archivist withdraws what was published from the archive");
            }
            reversal.requireUnedited(done);
            done.reverseFor(caller.toActing());
            return done;
        });
        worker.wake();
        return await(job.id, types.ofCollection(job.collection));
    }

    /** The import, for a caller that speaks for every organisation that it was sent for. */
    private ImportJob readable(String id, LockModeType lock) {
        return types.job(id)
                .flatMap(uuid -> ImportJob.<ImportJob>findByIdOptional(uuid, lock))
                .filter(job -> caller.organisations().containsAll(List.of(job.organisations)))
                .orElseThrow(() -> ProblemException.notFound("There is no import " + id));
    }
}
