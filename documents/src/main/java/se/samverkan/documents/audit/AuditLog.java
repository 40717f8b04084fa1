package se.samverkan.documents.audit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import se.samverkan.documents.caller.Caller;
import se.samverkan.documents.kind.DocumentType;
import se.samverkan.documents.lifecycle.Document;
import se.samverkan.documents.lifecycle.DocumentAccess;
import se.samverkan.documents.view.DocumentViews;
import se.samverkan.platform.http.Page;

/** Leaves a row of every change in its transaction, and of every refusal to an authenticated caller. */
@ApplicationScoped
public class AuditLog {
    private static final Logger LOG = Logger.getLogger(AuditLog.class);
    /** An id in every form that is read as one, such as without its leading zeros. */
    private static final Pattern DOCUMENT =
            Pattern.compile(".*/([a-z-]+)/([+\\p{XDigit}]+(?:-[+\\p{XDigit}]+){4})(?:/(.*))?");

    private static final int LONGEST_ACTION = 100;

    @Inject
    EntityManager database;

    @Inject
    Caller caller;

    @Inject
    DocumentAccess access;

    @Inject
    DocumentViews views;

    @Inject
    RoutingContext request;

    /** Somebody who was refused, as far as the token and the connection tell. */
    private record Refused(
            String path, String subject, String organisations, String action, int status, String address) {}

    /** In the running transaction: no change without its row. */
    public void changed(Document document, String organisation) {
        database.persist(new AuditEntry(document, caller.subject(), organisation, action(), null, caller.address()));
    }

    /** What keeps a refusal of this request; what never became a document leaves a line in the operator's log instead. */
    Runnable refused(int status) {
        var path = request.normalizedPath();
        var refused = new Refused(
                path, caller.subject(), String.join(", ", caller.organisations()), action(), status, caller.address());
        var document = DOCUMENT.matcher(path);
        if (!document.matches()) {
            return () -> log(refused);
        }
        return () -> {
            try {
                keep(refused, document.group(1), UUID.fromString(document.group(2)));
            } catch (IllegalArgumentException noId) {
                log(refused);
            } catch (RuntimeException e) {
                // The caller is refused all the same.
                LOG.errorf(e, "Not kept in the audit: %s", refused);
            }
        };
    }

    /** What happened to a document, the newest first, for its parties. */
    public Page<AuditEntry> of(DocumentType<?, ?> type, UUID id, int page, int limit, UriInfo uri) {
        return QuarkusTransaction.requiringNew().call(() -> {
            caller.actingFor(access.readable(type, id).authorizedParties());
            var entries = database.createQuery(
                            "from AuditEntry where documentId = :id order by id desc", AuditEntry.class)
                    .setParameter("id", id)
                    .setFirstResult((page - 1) * limit)
                    .setMaxResults(limit)
                    .getResultList();
            long total = database.createQuery("select count(*) from AuditEntry where documentId = :id", Long.class)
                    .setParameter("id", id)
                    .getSingleResult();
            return Page.of(uri, views.publicAddress(), page, limit, entries, total);
        });
    }

    private void keep(Refused refused, String collection, UUID id) {
        QuarkusTransaction.requiringNew().run(() -> {
            var document = database.find(Document.class, id);
            if (document != null && document.collection.equals(collection)) {
                database.persist(new AuditEntry(
                        document,
                        refused.subject(),
                        refused.organisations(),
                        refused.action(),
                        refused.status(),
                        refused.address()));
            } else {
                log(refused);
            }
        });
    }

    private static void log(Refused refused) {
        LOG.infof(
                "Refused %d: %s %s by %s of %s from %s",
                refused.status(),
                refused.action(),
                refused.path(),
                refused.subject(),
                refused.organisations(),
                refused.address());
    }

    private String action() {
        var path = DOCUMENT.matcher(request.normalizedPath());
        var below = path.matches() && path.group(3) != null ? " " + path.group(3) : "";
        var action = request.request().method() + below;
        return action.substring(0, Math.min(action.length(), LONGEST_ACTION));
    }
}
